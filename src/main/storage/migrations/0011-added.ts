import type { Migration } from './migration';

/**
 * When a session came here, by the clock of this computer: one that is imported or opened may be old, and is new here all
 * the same. Null of those that were there before. It is true of this store alone, so no event tells it.
 */
const SQL = `
  ALTER TABLE sessions ADD COLUMN added_at REAL;
`;

export const addedMigration: Migration = {
  version: 11,
  up: (database) => {
    database.exec(SQL);
  },
};
