import type Database from 'libsql';
import { z } from 'zod';

function prepare(database: Database.Database) {
  return {
    add: database.prepare('INSERT OR IGNORE INTO deleted_sessions VALUES (:sessionId)'),
    all: database.prepare('SELECT session_id FROM deleted_sessions').pluck(),
    clear: database.prepare('DELETE FROM deleted_sessions'),
  };
}

/** Sessions whose rows are gone, but of which traces may be left in the index and in pages of the file. */
export class DeletedSessions {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
  }

  get ids(): string[] {
    return z.array(z.string()).parse(this.#statements.all.all());
  }

  add(sessionId: string): void {
    this.#statements.add.run({ sessionId });
  }

  /** Nothing of them is left. */
  clear(): void {
    this.#statements.clear.run();
  }
}
