import type { Migration } from './migration';

/** A caption has a translation for each language. `seq` is when the first text in that language came. */
const SQL = `
  ALTER TABLE translations RENAME TO translation_of_caption;

  CREATE TABLE translations (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    caption_id TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    text       TEXT    NOT NULL,
    PRIMARY KEY (session_id, caption_id, language)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO translations (session_id, caption_id, language, seq, text)
  SELECT session_id, caption_id, language, 0, text
  FROM translation_of_caption;

  DROP TABLE translation_of_caption;
`;

export const translationsMigration: Migration = {
  version: 5,
  up: (database) => {
    database.exec(SQL);
  },
};
