import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAtLast } from '../parts/use-at-last';
import classes from './correct.module.css';
import { TypedWords } from './typed-words';

interface EditFieldProps {
  /** What the caption says; what it says when the field opens is what the editor saw. */
  readonly text: string;
  /** When it was said, for screen readers. */
  readonly time: string;
  /** The keys that split it, as they are written. */
  readonly splitKeys: string;
  /** What a key asks for; `caret` is where the cursor is, null where something is selected. */
  readonly commandOf: (event: KeyboardEvent['nativeEvent'], caret: number | null) => FieldCommand | null;
  readonly onSave: (edit: Edited) => void;
  readonly onCancel: () => void;
  /** `at` counts UTF-16 units of the text. */
  readonly onSplit: (edit: Edited & { readonly at: number }) => void;
  /** Asked for at the beginning of words that were left as they are. */
  readonly onMergePrevious: () => void;
}

export type FieldCommand = 'save' | 'cancel' | 'split' | 'merge-previous';

interface Edited {
  readonly base: string;
  readonly text: string;
}

/** A caption's words in a field: Enter keeps them, as whatever else takes the field away; Escape leaves them as they were. */
export function EditField(props: EditFieldProps) {
  const { text, time, splitKeys, commandOf, onSave, onCancel, onSplit, onMergePrevious } = props;
  const { t } = useTranslation();
  const [typed] = useState(() => new TypedWords(text));
  const { base } = typed;
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(base.length, base.length);
  }, [base]);

  useAtLast(() => {
    const words = typed.keep(draft);
    if (words !== null) onSave({ base, text: words });
  });

  function cancel(): void {
    typed.end();
    onCancel();
  }

  function leave(): void {
    if (typed.done) return;
    const words = typed.keep(draft);
    if (words === null) cancel();
    else onSave({ base, text: words });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Nothing of it means anything to what lies around: there the same keys open and close.
    event.stopPropagation();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const command = commandOf(event.nativeEvent, selectionStart === selectionEnd ? selectionStart : null);
    if (command === null) return;
    if (command === 'cancel') return cancel();
    if (command === 'merge-previous' && draft !== base) return;
    event.preventDefault();
    if (command === 'save') return leave();
    typed.end();
    if (command === 'split') onSplit({ base, text: draft, at: selectionStart });
    else onMergePrevious();
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
        data-own-enter
        data-testid="edit-field"
      />
      <span className={classes.hint}>{t('correct.keys', { split: splitKeys })}</span>
    </div>
  );
}
