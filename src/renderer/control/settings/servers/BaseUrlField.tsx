import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readBaseUrl } from '../../state/base-url';
import { FIELD, onEnter } from '../fields/field';
import { useDraft } from '../fields/use-draft';

interface BaseUrlFieldProps {
  readonly label: string;
  readonly saved: string;
  readonly onCommit: (url: string) => void;
  readonly action?: ReactNode;
}

/** Where a server is. What is not an address stays in the field, with the reason, and is not taken. */
export function BaseUrlField({ label, saved, onCommit, action }: BaseUrlFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(saved);
  const [problem, setProblem] = useState<'invalid' | 'credentials' | null>(null);
  const words = {
    invalid: t('engines.server.addressInvalid'),
    credentials: t('engines.server.addressCredentials'),
  };

  function finish(): void {
    const read = readBaseUrl(draft);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    setDraft(read.url);
    if (read.url !== saved) onCommit(read.url);
  }

  return (
    <TextInput
      {...FIELD}
      label={label}
      description={problem ? undefined : t('engines.server.addressHint')}
      error={problem && words[problem]}
      value={draft}
      onChange={({ currentTarget: { value } }) => {
        setDraft(value);
        setProblem(null);
      }}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      inputMode="url"
      autoComplete="off"
      rightSection={action}
      data-testid="base-url"
    />
  );
}
