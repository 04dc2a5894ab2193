import type { Migration } from './migration';

/**
 * Captions that somebody split or merged know which others words of them were in (`made_of`, a list of ids as JSON). Of
 * those that are there no more the ids are left, so that sound that waited does not bring them back. Both are read from
 * `events`.
 */
const SQL = `
  ALTER TABLE captions ADD COLUMN made_of TEXT;

  CREATE TABLE removed_captions (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id         TEXT NOT NULL,
    PRIMARY KEY (session_id, id)
  ) STRICT, WITHOUT ROWID;
`;

export const rearrangedMigration: Migration = {
  version: 8,
  up: (database) => {
    database.exec(SQL);
  },
};
