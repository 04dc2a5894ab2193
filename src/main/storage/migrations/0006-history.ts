import type { Migration } from './migration';

const SQL = '';

export const historyMigration: Migration = {
  version: 6,
  up: (database) => {
    database.exec(SQL);
  },
};
