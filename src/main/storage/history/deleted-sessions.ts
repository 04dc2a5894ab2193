import type Database from 'libsql';
import { z } from 'zod';

function prepare(database: Database.Database) {
  return {
    add: database.prepare('INSERT OR IGNORE INTO deleted_sessions VALUES (:sessionId)'),
    all: database.prepare('SELECT session_id FROM deleted_sessions').pluck(),
    clear: database.prepare('DELETE FROM deleted_sessions'),
  };
}

/** In place of an id, which it can't be: all sessions that there were. */
const ALL = '*';

/**
 * Sessions whose rows are gone, all or those of a report, but of which traces may be left: in the index, in pages of the
 * file, and in databases that were kept aside.
 */
export class DeletedSessions {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
  }

  /** Null where it is all that there were. */
  get ids(): string[] | null {
    const ids = z.array(z.string()).parse(this.#statements.all.all());
    return ids.includes(ALL) ? null : ids;
  }

  add(sessionId: string): void {
    this.#statements.add.run({ sessionId });
  }

  addAll(): void {
    this.add(ALL);
  }

  /** Nothing of them is left. */
  clear(): void {
    this.#statements.clear.run();
  }
}
