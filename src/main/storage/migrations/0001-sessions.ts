import type { Migration } from './migration';

/**
 * `events` is the truth. The other tables are read from it, kept for queries and written in the same
 * transaction, so they can be made anew at any time. All `…_ms` are milliseconds of session time, all
 * `…_at` are epoch milliseconds.
 */
const SQL = `
  CREATE TABLE events (
    session_id TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    json       TEXT    NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id          TEXT PRIMARY KEY,
    started_at  REAL NOT NULL,
    ended_at    REAL,
    duration_ms REAL NOT NULL,
    lanes       TEXT NOT NULL
  ) STRICT;

  CREATE INDEX sessions_by_start ON sessions (started_at);

  CREATE TABLE captions (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id         TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    lane_id    TEXT    NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL    NOT NULL,
    text       TEXT    NOT NULL,
    PRIMARY KEY (session_id, id)
  ) STRICT;

  CREATE INDEX captions_by_start ON captions (session_id, start_ms, seq);

  CREATE TABLE gaps (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    lane_id    TEXT    NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL    NOT NULL,
    code       TEXT    NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT;
`;

export const sessionsMigration: Migration = {
  version: 1,
  up: (database) => {
    database.exec(SQL);
  },
};
