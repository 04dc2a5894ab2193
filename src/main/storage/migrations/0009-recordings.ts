import type { Migration } from './migration';

/**
 * When a session was last captioned again of its recording, and by what. What would be otherwise then is 'proposed';
 * where it was 'accepted', `before` is how the caption was. These rows hold words and are not read from `events`: they
 * go with what is taken back (see `projection.ts`). Recordings themselves are files, in a folder of their own.
 */
const SQL = `
  CREATE TABLE recaptionings (
    session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    made_at    REAL NOT NULL,
    engine     TEXT NOT NULL
  ) STRICT;

  CREATE TABLE caption_versions (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    caption_id TEXT    NOT NULL,
    lane_id    TEXT    NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL    NOT NULL,
    before     TEXT,
    after      TEXT    NOT NULL,
    corrected  INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('proposed', 'accepted')),
    PRIMARY KEY (session_id, caption_id, state)
  ) STRICT, WITHOUT ROWID;
`;

export const recordingsMigration: Migration = {
  version: 9,
  up: (database) => {
    database.exec(SQL);
  },
};
