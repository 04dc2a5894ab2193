import type Database from 'libsql';
import { z } from 'zod';
import type { Migration } from './migration';

/**
 * What finds words again. `passages` holds what is searched: the words of each caption with its translations, of each
 * digest and of each report, folded; `passage` in the tables they come from is their number there. Passages are
 * numbered session by session in the order of time (see `history/passage-numbers.ts`). What changes in those tables is
 * noted in `to_index` by triggers, so that whoever writes them need not know, and is indexed in the same transaction; what
 * is deleted there is deleted here at once, and no trace of it stays in the index (`secure-delete`). No trigger ignores a conflict:
 * what the statement that fired it does of one would hold instead. Sessions that were
 * there before are indexed bit by bit; until then they are not `complete`.
 *
 * `session_details` and `session_tags` are what the user put on sessions, and themselves the truth.
 */
const SQL = `
  ALTER TABLE captions ADD COLUMN passage INTEGER;
  ALTER TABLE digests ADD COLUMN passage INTEGER;
  ALTER TABLE reports ADD COLUMN passage INTEGER;

  CREATE INDEX captions_by_passage ON captions (passage) WHERE passage IS NOT NULL;
  CREATE INDEX digests_by_passage ON digests (passage) WHERE passage IS NOT NULL;
  CREATE INDEX reports_by_passage ON reports (passage) WHERE passage IS NOT NULL;

  CREATE TABLE indexed_sessions (
    number     INTEGER PRIMARY KEY,
    session_id TEXT    NOT NULL UNIQUE REFERENCES sessions (id) ON DELETE CASCADE,
    last       INTEGER NOT NULL DEFAULT 0,
    complete   INTEGER NOT NULL DEFAULT 1
  ) STRICT;

  CREATE TABLE to_index (
    session_id TEXT NOT NULL,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    PRIMARY KEY (session_id, kind, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session_languages (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    language   TEXT    NOT NULL,
    captions   INTEGER NOT NULL,
    PRIMARY KEY (session_id, language)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session_details (
    session_id   TEXT    PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    name         TEXT    NOT NULL DEFAULT '',
    pinned       INTEGER NOT NULL DEFAULT 0,
    marked       INTEGER NOT NULL DEFAULT 0,
    engine       TEXT,
    discarded_at REAL
  ) STRICT;

  CREATE TABLE session_tags (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    tag        TEXT NOT NULL,
    PRIMARY KEY (session_id, tag)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE deleted_sessions (
    session_id TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER captions_added AFTER INSERT ON captions BEGIN
    INSERT INTO to_index SELECT new.session_id, 'caption', new.id
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'caption' AND key = new.id
    );
  END;

  CREATE TRIGGER captions_changed AFTER UPDATE OF text ON captions BEGIN
    INSERT INTO to_index SELECT new.session_id, 'caption', new.id
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'caption' AND key = new.id
    );
  END;

  CREATE TRIGGER captions_deleted AFTER DELETE ON captions WHEN old.passage IS NOT NULL BEGIN
    DELETE FROM passages WHERE rowid = old.passage;
  END;

  CREATE TRIGGER translations_added AFTER INSERT ON translations BEGIN
    INSERT INTO to_index SELECT new.session_id, 'caption', new.caption_id
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'caption' AND key = new.caption_id
    );
  END;

  CREATE TRIGGER translations_changed AFTER UPDATE OF text ON translations BEGIN
    INSERT INTO to_index SELECT new.session_id, 'caption', new.caption_id
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'caption' AND key = new.caption_id
    );
  END;

  CREATE TRIGGER translations_deleted AFTER DELETE ON translations
  WHEN EXISTS (SELECT 1 FROM sessions WHERE id = old.session_id) BEGIN
    INSERT INTO to_index SELECT old.session_id, 'caption', old.caption_id
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = old.session_id AND kind = 'caption' AND key = old.caption_id
    );
  END;

  CREATE TRIGGER digests_added AFTER INSERT ON digests BEGIN
    INSERT INTO to_index SELECT new.session_id, 'digest', CAST(new.seq AS TEXT)
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'digest' AND key = CAST(new.seq AS TEXT)
    );
  END;

  CREATE TRIGGER digests_deleted AFTER DELETE ON digests WHEN old.passage IS NOT NULL BEGIN
    DELETE FROM passages WHERE rowid = old.passage;
  END;

  CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
    INSERT INTO to_index SELECT new.session_id, 'report', ''
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'report' AND key = ''
    );
  END;

  CREATE TRIGGER reports_changed AFTER UPDATE OF json ON reports BEGIN
    INSERT INTO to_index SELECT new.session_id, 'report', ''
    WHERE NOT EXISTS (
      SELECT 1 FROM to_index WHERE session_id = new.session_id AND kind = 'report' AND key = ''
    );
  END;

  CREATE TRIGGER reports_deleted AFTER DELETE ON reports WHEN old.passage IS NOT NULL BEGIN
    DELETE FROM passages WHERE rowid = old.passage;
  END;

  CREATE TRIGGER moments_marked AFTER INSERT ON events
  WHEN instr(new.json, '"moment-marked"') > 0 AND new.json ->> '$.type' = 'moment-marked' BEGIN
    INSERT INTO session_details (session_id, marked) VALUES (new.session_id, 1)
    ON CONFLICT (session_id) DO UPDATE SET marked = 1;
  END;
`;

/**
 * Letters by threes, without where they stand: that is looked up in the words themselves. With `detail = none`, the deleting
 * that leaves no trace damages the index in this SQLite (3.45.1).
 */
export const PASSAGES_SQL = `
  CREATE VIRTUAL TABLE passages USING fts5(
    text, translations, tokenize = 'trigram case_sensitive 1', detail = column
  );
  INSERT INTO passages (passages, rank) VALUES ('secure-delete', 1);
`;

const rowSchema = z.object({ id: z.string(), startedAt: z.number() });

/** Sessions that are there already wait to be indexed, each with its number, which are seconds of its start. */
function numberSessions(database: Database.Database): void {
  const insert = database.prepare(
    'INSERT INTO indexed_sessions (number, session_id, complete) VALUES (CAST(:number AS INTEGER), :id, 0)',
  );
  const rows = database.prepare('SELECT id, started_at AS startedAt FROM sessions ORDER BY started_at, id');
  let last = 0;
  for (const { id, startedAt } of z.array(rowSchema).parse(rows.all())) {
    last = Math.max(last + 1, Math.floor(startedAt / 1000));
    insert.run({ number: last, id });
  }
}

export const historyMigration: Migration = {
  version: 6,
  up: (database) => {
    database.exec(SQL);
    database.exec(PASSAGES_SQL);
    numberSessions(database);
  },
};
