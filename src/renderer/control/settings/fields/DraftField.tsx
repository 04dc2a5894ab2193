import { TextInput } from '@mantine/core';
import { FIELD, onEnter } from './field';
import { useDraft } from './use-draft';

interface DraftFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly saved: string;
  /** The limit is the schema's. */
  readonly maxLength: number;
  readonly onCommit: (value: string) => void;
  readonly testId: string;
}

/** Free text. It holds at Enter, and when the field is left. */
export function DraftField({ label, placeholder, saved, maxLength, onCommit, testId }: DraftFieldProps) {
  const [draft, setDraft] = useDraft(saved);
  function finish(): void {
    const value = draft.trim();
    setDraft(value);
    if (value !== saved) onCommit(value);
  }
  return (
    <TextInput
      {...FIELD}
      label={label}
      placeholder={placeholder}
      dir="auto"
      value={draft}
      maxLength={maxLength}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      data-testid={testId}
    />
  );
}
