import { PASSAGES_SQL } from './0006-history';
import type { Migration } from './migration';

/** Has everything indexed anew, bit by bit, into an empty index. */
export const NOTHING_INDEXED_SQL = `
  UPDATE captions SET passage = NULL WHERE passage IS NOT NULL;
  UPDATE digests SET passage = NULL WHERE passage IS NOT NULL;
  UPDATE reports SET passage = NULL WHERE passage IS NOT NULL;
  UPDATE indexed_sessions SET complete = 0, last = 0;
  DELETE FROM session_languages;
`;

/**
 * The index is given the ends of texts too, so that it knows words of one and two letters wherever they stand (see
 * `history/trigrams.ts`); what was indexed without them is indexed anew.
 */
export const endsOfTextsMigration: Migration = {
  version: 10,
  up: (database) => {
    database.exec(`DROP TABLE passages; ${PASSAGES_SQL}`);
    database.exec(NOTHING_INDEXED_SQL);
  },
};
