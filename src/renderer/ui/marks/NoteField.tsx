import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE, type Mark } from '../../../shared/session/events';
import { formatClock } from '../../../shared/time';

interface NoteFieldProps {
  readonly mark: Mark;
  readonly className: string | undefined;
  /** Resolves with whether it was kept. */
  readonly onKeep: (note: string) => Promise<boolean>;
}

/** The note of a mark, which can be written at any time: Enter or leaving the field keeps it, Escape takes it back. */
export function NoteField({ mark, className, onKeep }: NoteFieldProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState(mark.note);
  const [saved, setSaved] = useState(mark.note);
  if (saved !== mark.note) {
    setSaved(mark.note);
    setNote(mark.note);
  }

  async function keep(): Promise<void> {
    const wanted = note.trim();
    if (wanted === mark.note || !(await onKeep(wanted))) setNote(mark.note);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key !== 'Escape') return;
    // It does not close what lies around as well.
    event.stopPropagation();
    setNote(mark.note);
  }

  return (
    <input
      className={className}
      value={note}
      maxLength={MAX_NOTE}
      placeholder={t('marks.placeholder')}
      aria-label={t('marks.note', { time: formatClock(mark.atMs) })}
      dir="auto"
      onChange={({ currentTarget }) => setNote(currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
      data-testid="mark-note"
    />
  );
}
