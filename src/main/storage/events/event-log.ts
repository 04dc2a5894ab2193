import { z } from 'zod';
import { isKept, type KeptHappening, type SessionEvent } from '../../../shared/session/events';
import { project } from './projection';
import type { Statements } from '../statements';

/** The events of sessions, in the order of their numbers; all that queries read is projected from them as they come. */
export class EventLog {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  has(sessionId: string): boolean {
    return this.#statements.findSession.all({ sessionId }).length > 0;
  }

  /** Skips what passes, what is stored already, and what belongs to a caption that was taken back. */
  append(sessionId: string, { seq, happening }: SessionEvent): void {
    if (!isKept(happening) || this.#isTakenBack(sessionId, happening)) return;
    const told = this.#withoutTakenBack(sessionId, happening);
    const json = JSON.stringify(told);
    const { changes } = this.#statements.insertEvent.run({ sessionId, seq, json });
    if (changes === 1) project(this.#statements, sessionId, seq, told);
  }

  /** Numbers the happenings after the last event stored. */
  appendNext(sessionId: string, happenings: readonly SessionEvent['happening'][]): void {
    const [last] = z.array(z.number()).parse(this.#statements.lastSeq.all({ sessionId }));
    for (const [at, happening] of happenings.entries()) {
      this.append(sessionId, { seq: (last ?? 0) + 1 + at, happening });
    }
  }

  /** Whether a caption or gap is there already, or was and is not any more; of anything else, false. */
  isStored(sessionId: string, happening: SessionEvent['happening']): boolean {
    if (happening.type !== 'caption-final' && happening.type !== 'gap') return false;
    if (this.#isTakenBack(sessionId, happening)) return true;
    const { laneId, startMs, endMs } = happening;
    const found =
      happening.type === 'caption-final'
        ? [this.#statements.findCaption, this.#statements.findRemoved].flatMap((find) =>
            find.all({ sessionId, captionId: happening.captionId }),
          )
        : this.#statements.findGap.all({ sessionId, laneId, startMs, endMs, code: happening.code });
    return found.length > 0;
  }

  #isTakenBack(sessionId: string, happening: SessionEvent['happening']): boolean {
    if (!('captionId' in happening) || happening.type === 'caption-taken-back') return false;
    const { captionId } = happening;
    return this.#statements.findTakenBack.all({ sessionId, captionId }).length > 0;
  }

  /** What somebody rearranged while it was taken back is told without it. */
  #withoutTakenBack(sessionId: string, happening: KeptHappening): KeptHappening {
    if (happening.type !== 'captions-rearranged') return happening;
    const { findTakenBack } = this.#statements;
    const isLeft = (captionId: string): boolean => findTakenBack.all({ sessionId, captionId }).length === 0;
    const captions = happening.captions.filter(({ id, madeOf = [] }) => [id, ...madeOf].every(isLeft));
    return { ...happening, captions };
  }
}
