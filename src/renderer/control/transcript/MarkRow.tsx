import { IconStarFilled } from '@tabler/icons-react';
import { memo } from 'react';
import type { Mark } from '../../../shared/session/events';
import { formatClock } from '../../../shared/time';
import { NoteField } from '../../ui/marks/NoteField';
import { useActions, useControlContext } from '../state/context';
import classes from './MarkRow.module.css';

interface MarkRowProps {
  readonly mark: Mark;
  readonly sessionId: string | null;
  /** Another note was written, where no event tells of it. */
  readonly onNoted?: () => void;
}

/** A moment that the user marked, with its note. */
export const MarkRow = memo(function MarkRow({ mark, sessionId, onNoted }: MarkRowProps) {
  const { api } = useControlContext();
  const { answer } = useActions();

  async function keep(note: string): Promise<boolean> {
    if (sessionId === null) return false;
    const reply = await answer(api.noteMark({ sessionId, markId: mark.id, note }));
    if (reply.ok) onNoted?.();
    return reply.ok;
  }

  return (
    <div className={classes.row} data-testid="mark" data-mark-id={mark.id}>
      <time className={classes.time}>{formatClock(mark.atMs)}</time>
      <IconStarFilled className={classes.star} size={15} aria-hidden />
      <NoteField mark={mark} className={classes.note} onKeep={keep} />
    </div>
  );
});
