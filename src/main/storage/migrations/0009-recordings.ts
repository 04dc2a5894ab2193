import type { Migration } from './migration';

const SQL = '';

export const recordingsMigration: Migration = {
  version: 9,
  up: (database) => {
    database.exec(SQL);
  },
};
