import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { BaseUrl } from '../../state/base-url';
import { FIELD, onEnter } from './field';
import { useDraft } from './use-draft';

interface AddressFieldProps extends Pick<TextInputProps, 'rightSection' | 'maxLength' | 'spellCheck'> {
  readonly label: string;
  readonly hint: string;
  readonly saved: string;
  readonly read: (typed: string) => BaseUrl;
  /** Why what was typed is not taken. */
  readonly problems: { readonly invalid: string; readonly credentials: string };
  readonly onCommit: (url: string) => void;
  readonly testId: string;
}

/** Where a server is. What is not an address stays in the field, with the reason, and is not taken. */
export function AddressField(props: AddressFieldProps) {
  const { label, hint, saved, read, problems, onCommit, testId, ...others } = props;
  const [draft, setDraft] = useDraft(saved);
  const [problem, setProblem] = useState<'invalid' | 'credentials' | null>(null);

  function finish(): void {
    const address = read(draft);
    if ('problem' in address) return setProblem(address.problem);
    setProblem(null);
    setDraft(address.url);
    if (address.url !== saved) onCommit(address.url);
  }

  return (
    <TextInput
      {...FIELD}
      {...others}
      label={label}
      description={problem ? undefined : hint}
      error={problem && problems[problem]}
      value={draft}
      onChange={({ currentTarget: { value } }) => {
        setDraft(value);
        setProblem(null);
      }}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      inputMode="url"
      autoComplete="off"
      data-testid={testId}
    />
  );
}
