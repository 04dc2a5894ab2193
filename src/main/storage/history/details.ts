import type Database from 'libsql';
import { z } from 'zod';
import type { SessionDetails } from '../../../shared/session/history';

function prepare(database: Database.Database) {
  const set = (column: string) =>
    database.prepare(`
      INSERT INTO session_details (session_id, ${column})
      VALUES (:sessionId, :value)
      ON CONFLICT (session_id) DO UPDATE
      SET ${column} = excluded.${column}
    `);
  return {
    name: set('name'),
    pinned: set('pinned'),
    engine: set('engine'),
    discardedAt: set('discarded_at'),
    deleteTags: database.prepare('DELETE FROM session_tags WHERE session_id = :sessionId'),
    insertTag: database.prepare(
      'INSERT OR IGNORE INTO session_tags (session_id, tag) VALUES (:sessionId, :tag)',
    ),
    isDiscarded: database
      .prepare('SELECT discarded_at IS NOT NULL FROM session_details WHERE session_id = :sessionId')
      .pluck(),
  };
}

/** What the user put on sessions. */
export class Details {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
  }

  change(sessionId: string, { name, pinned, tags, engine }: SessionDetails): void {
    const statements = this.#statements;
    if (name !== undefined) statements.name.run({ sessionId, value: name });
    if (pinned !== undefined) statements.pinned.run({ sessionId, value: Number(pinned) });
    if (engine !== undefined) statements.engine.run({ sessionId, value: JSON.stringify(engine) });
    if (tags === undefined) return;
    statements.deleteTags.run({ sessionId });
    for (const tag of tags) statements.insertTag.run({ sessionId, tag });
  }

  /** `at` in epoch ms; null takes it back. */
  discard(sessionId: string, at: number | null): void {
    this.#statements.discardedAt.run({ sessionId, value: at });
  }

  isDiscarded(sessionId: string): boolean {
    return z.array(z.number()).parse(this.#statements.isDiscarded.all({ sessionId }))[0] === 1;
  }
}
