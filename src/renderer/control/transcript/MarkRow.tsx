import { IconStarFilled } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE, type Mark } from '../../../shared/session/events';
import { formatClock } from '../../../shared/time';
import { onEnter } from '../settings/fields/field';
import { useDraft } from '../settings/fields/use-draft';
import { useActions, useControlContext } from '../state/context';
import classes from './MarkRow.module.css';

interface MarkRowProps {
  readonly mark: Mark;
  readonly sessionId: string | null;
  /** Another note was written, where no event tells of it. */
  readonly onNoted?: () => void;
}

/** A moment that the user marked, with a note that can be written at any time: Enter or leaving the field keeps it. */
export const MarkRow = memo(function MarkRow({ mark, sessionId, onNoted }: MarkRowProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const [note, setNote] = useDraft(mark.note);
  const time = formatClock(mark.atMs);

  async function keep(): Promise<void> {
    const wanted = note.trim();
    if (sessionId === null || wanted === mark.note) return setNote(mark.note);
    const reply = await answer(api.noteMark({ sessionId, markId: mark.id, note: wanted }));
    if (reply.ok) onNoted?.();
    else setNote(mark.note);
  }

  /** Escape takes back what was typed; in History it does not close the drawer as well. */
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      setNote(mark.note);
    }
    const { currentTarget } = event;
    onEnter(() => currentTarget.blur())(event);
  }

  return (
    <div className={classes.row} data-testid="mark" data-mark-id={mark.id}>
      <time className={classes.time}>{time}</time>
      <IconStarFilled className={classes.star} size={15} aria-hidden />
      <input
        className={classes.note}
        value={note}
        maxLength={MAX_NOTE}
        placeholder={t('marks.placeholder')}
        aria-label={t('marks.note', { time })}
        dir="auto"
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        onBlur={() => void keep()}
        onKeyDown={onKeyDown}
        data-testid="mark-note"
      />
    </div>
  );
});
