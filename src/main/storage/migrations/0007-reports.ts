import type { Migration } from './migration';

/**
 * A session has several versions of its report. `reports` holds the one that is read and exported, as before;
 * `other_reports` those beside it, each known by when it was made.
 */
const SQL = `
  CREATE TABLE other_reports (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    made_at    REAL NOT NULL,
    json       TEXT NOT NULL,
    PRIMARY KEY (session_id, made_at)
  ) STRICT, WITHOUT ROWID;
`;

export const reportsMigration: Migration = {
  version: 7,
  up: (database) => {
    database.exec(SQL);
  },
};
