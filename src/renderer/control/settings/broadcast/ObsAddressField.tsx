import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readObsUrl } from '../../state/obs-url';
import { FIELD, onEnter } from '../fields/field';
import { useDraft } from '../fields/use-draft';

interface ObsAddressFieldProps {
  readonly saved: string;
  readonly onCommit: (url: string) => void;
}

/** Where OBS's WebSocket server is. What is not an address stays in the field, with the reason, and is not taken. */
export function ObsAddressField({ saved, onCommit }: ObsAddressFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(saved);
  const [problem, setProblem] = useState<'invalid' | 'credentials' | null>(null);
  const words = { invalid: t('obs.addressInvalid'), credentials: t('obs.addressCredentials') };

  function finish(): void {
    const read = readObsUrl(draft);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    setDraft(read.url);
    if (read.url !== saved) onCommit(read.url);
  }

  return (
    <TextInput
      {...FIELD}
      label={t('obs.address')}
      description={problem ? undefined : t('obs.addressHint')}
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
      spellCheck={false}
      maxLength={300}
      data-testid="obs-address"
    />
  );
}
