import type Database from 'libsql';

/** One step of the database's shape. It runs in a transaction and is never changed once it was released. */
export interface Migration {
  /** `user_version` afterwards; the versions are 1, 2, 3, … */
  readonly version: number;
  readonly up: (database: Database.Database) => void;
}
