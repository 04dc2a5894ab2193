import type { Migration } from './migration';

/**
 * Captions that somebody corrected keep what was recognised in `original`; of those that were taken back only the
 * place is left, and whether its words were taken out of the file. Both are read from `events`, where those that held words of a caption taken back tell only that it was.
 */
const SQL = `
  ALTER TABLE captions ADD COLUMN original TEXT;

  CREATE TABLE taken_back (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id         TEXT NOT NULL,
    lane_id    TEXT NOT NULL,
    start_ms   REAL NOT NULL,
    end_ms     REAL NOT NULL,
    erased     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session_id, id)
  ) STRICT, WITHOUT ROWID;
`;

export const correctionsMigration: Migration = {
  version: 4,
  up: (database) => {
    database.exec(SQL);
  },
};
