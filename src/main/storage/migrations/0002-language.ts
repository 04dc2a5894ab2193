import type { Migration } from './migration';

/**
 * What the language engine says of a session. `digests`, `translations` and `usage` are read from `events`, as the
 * tables of version 1 are. Reports are made after the session, so `reports` and `report_notes` are themselves the
 * truth. Every `json` (and `usage`) is a value of the type that `src/shared` declares for it.
 */
const SQL = `
  CREATE TABLE digests (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    json       TEXT    NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE translations (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    caption_id TEXT NOT NULL,
    language   TEXT NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (session_id, caption_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reports (
    session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    made_at    REAL NOT NULL,
    json       TEXT NOT NULL
  ) STRICT;

  CREATE TABLE report_notes (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    json       TEXT    NOT NULL,
    PRIMARY KEY (session_id, position)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE sessions ADD COLUMN usage TEXT;
`;

export const languageMigration: Migration = {
  version: 2,
  up: (database) => {
    database.exec(SQL);
  },
};
