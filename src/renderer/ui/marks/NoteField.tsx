import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE, type Mark } from '../../../shared/session/events';
import { formatClock } from '../../../shared/time';
import { useAtLast } from '../parts/use-at-last';

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
  /** What was sent and is not the mark's note yet. */
  const [sent, setSent] = useState<string | null>(null);
  if (saved !== mark.note) {
    setSaved(mark.note);
    setNote(mark.note);
    setSent(null);
  }

  async function keep(): Promise<void> {
    const wanted = note.trim();
    const known = sent ?? mark.note;
    if (wanted === known) return setNote(known);
    setSent(wanted);
    if (await onKeep(wanted)) return;
    setSent(null);
    setNote(mark.note);
  }
  useAtLast(() => void keep());

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
