import type Database from 'libsql';
import { z } from 'zod';
import {
  captionChangeSchema,
  type CaptionChange,
  type Recaptioning,
} from '../../../shared/session/recaptioning';

const changeRowSchema = captionChangeSchema.extend({
  corrected: z.number().transform(Boolean),
});

/** What sessions would say, or said before, as they were captioned again. */
export class CaptionVersions {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
  }

  /** In place of what was proposed before. */
  propose(
    sessionId: string,
    { madeAt, engine, proposed }: Pick<Recaptioning, 'madeAt' | 'engine' | 'proposed'>,
  ): void {
    this.#statements.upsertRecaptioning.run({ sessionId, madeAt, engine });
    this.#statements.deleteProposed.run({ sessionId });
    for (const change of proposed) this.#insert(sessionId, change, 'proposed');
  }

  /** Of what was proposed this was accepted; nothing else is proposed any more. */
  settle(sessionId: string, accepted: readonly string[]): void {
    for (const change of this.#changesOf(sessionId, 'proposed')) {
      if (accepted.includes(change.captionId)) this.#insert(sessionId, change, 'accepted');
    }
    this.#statements.deleteProposed.run({ sessionId });
  }

  /** How it was before is not wanted any more. */
  forgetAccepted(sessionId: string): void {
    this.#statements.deleteAccepted.run({ sessionId });
  }

  load(sessionId: string): Recaptioning | null {
    const row: unknown = this.#statements.findRecaptioning.all({ sessionId })[0];
    if (row === undefined) return null;
    return {
      ...z.object({ madeAt: z.number(), engine: z.string() }).parse(row),
      proposed: this.#changesOf(sessionId, 'proposed'),
      accepted: this.#changesOf(sessionId, 'accepted'),
    };
  }

  #changesOf(sessionId: string, state: 'proposed' | 'accepted'): CaptionChange[] {
    return z.array(changeRowSchema).parse(this.#statements.changesOf.all({ sessionId, state }));
  }

  #insert(sessionId: string, change: CaptionChange, state: 'proposed' | 'accepted'): void {
    const { corrected, ...rest } = change;
    this.#statements.upsertChange.run({ sessionId, ...rest, corrected: corrected ? 1 : 0, state });
  }
}

function prepare(database: Database.Database) {
  return {
    upsertRecaptioning: database.prepare(`
      INSERT INTO recaptionings (session_id, made_at, engine)
      VALUES (:sessionId, :madeAt, :engine)
      ON CONFLICT (session_id) DO UPDATE
      SET made_at = excluded.made_at, engine = excluded.engine
    `),

    // Of two versions that were accepted one after the other, the first is how it was.
    upsertChange: database.prepare(`
      INSERT INTO caption_versions
        (session_id, caption_id, lane_id, start_ms, end_ms, before, after, corrected, state)
      VALUES (:sessionId, :captionId, :laneId, :startMs, :endMs, :before, :after, :corrected, :state)
      ON CONFLICT (session_id, caption_id, state) DO UPDATE
      SET after = excluded.after
    `),

    deleteProposed: database.prepare(`
      DELETE FROM caption_versions WHERE session_id = :sessionId AND state = 'proposed'
    `),

    deleteAccepted: database.prepare(`
      DELETE FROM caption_versions WHERE session_id = :sessionId AND state = 'accepted'
    `),

    findRecaptioning: database.prepare(`
      SELECT made_at AS madeAt, engine FROM recaptionings WHERE session_id = :sessionId
    `),

    changesOf: database.prepare(`
      SELECT caption_id AS captionId, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs,
             before, after, corrected
      FROM caption_versions
      WHERE session_id = :sessionId AND state = :state
      ORDER BY start_ms
    `),
  };
}
