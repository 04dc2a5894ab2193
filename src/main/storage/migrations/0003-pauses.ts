import type { Migration } from './migration';

/** When a session was paused. `end_ms` is null while it is, and when it ended so. */
const SQL = `
  CREATE TABLE pauses (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;
`;

export const pausesMigration: Migration = {
  version: 3,
  up: (database) => {
    database.exec(SQL);
  },
};
