import type { Migration } from './migration';

const SQL = '';

export const reportsMigration: Migration = {
  version: 7,
  up: (database) => {
    database.exec(SQL);
  },
};
