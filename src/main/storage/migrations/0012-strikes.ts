import type { Migration } from './migration';

/** The events that strike statements out, which are few: whoever lists or searches many sessions asks for those of each. */
const SQL = `
  CREATE INDEX events_struck ON events (session_id, seq) WHERE instr(json, '"statement-struck"') > 0;
`;

export const strikesMigration: Migration = {
  version: 12,
  up: (database) => {
    database.exec(SQL);
  },
};
