import type { Migration } from './migration';

const SQL = '';

export const rearrangedMigration: Migration = {
  version: 8,
  up: (database) => {
    database.exec(SQL);
  },
};
