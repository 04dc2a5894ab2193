import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './correct.module.css';

interface EditFieldProps {
  /** What the caption says; what it says when the field opens is what the editor saw. */
  readonly text: string;
  /** When it was said, for screen readers. */
  readonly time: string;
  readonly onSave: (edit: { readonly base: string; readonly text: string }) => void;
  readonly onCancel: () => void;
}

/** A caption's words in a field: Enter keeps them, Escape leaves them as they were. */
export function EditField({ text, time, onSave, onCancel }: EditFieldProps) {
  const { t } = useTranslation();
  const [base] = useState(text);
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  /** The field loses the keyboard when it goes, too. */
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(base.length, base.length);
  }, [base]);

  function cancel(): void {
    left.current = true;
    onCancel();
  }

  function leave(): void {
    if (left.current) return;
    left.current = true;
    const wanted = draft.trim();
    if (wanted === '' || wanted === base) onCancel();
    else onSave({ base, text: wanted });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Nothing of it means anything to what lies around: there the same keys open and close.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') cancel();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    leave();
  }

  return (
    <div className={classes.edit}>
      <textarea
        ref={field}
        className={classes.field}
        value={draft}
        rows={1}
        maxLength={10_000}
        dir="auto"
        aria-label={t('correct.field', { time })}
        onChange={({ currentTarget }) => setDraft(currentTarget.value.replaceAll(/[\r\n]+/gu, ' '))}
        onBlur={leave}
        onKeyDown={onKeyDown}
        data-testid="edit-field"
      />
      <span className={classes.hint}>{t('correct.keys')}</span>
    </div>
  );
}
