import type Database from 'libsql';
import { z } from 'zod';

/** Trigrams that are looked up at once: what each costs are the passages that it is in. */
const AT_ONCE = 16;
/** More than these take longer to search than to read what there is. */
const MOST_TRIGRAMS = 2048;
/** A word whose trigrams take longer to look up is common, and found by reading, ms. */
const LOOK_UP_MS = 30;
/** What SQLite's index takes for the replacement character. */
const NO_CHARACTERS = /[\uFFFE\uFFFF]/gu;
/** Comes after all letters. */
const LAST = '\u{10FFFF}';

function prepare(database: Database.Database) {
  // Of the connection alone, so that a reader may have it.
  database.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.trigrams USING fts5vocab(main, passages, row)');
  const terms = (compared: string): Database.Statement =>
    database
      .prepare(`SELECT term FROM temp.trigrams WHERE term ${compared} AND term <= :last LIMIT ${AT_ONCE}`)
      .pluck();
  return { first: terms('>= :from'), next: terms('> :from') };
}

/** Words of one or two letters in the index, which keeps letters by threes. */
export class ShortWords {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #now: () => number;

  /** `now` in ms. */
  constructor(database: Database.Database, now: () => number) {
    this.#statements = prepare(database);
    this.#now = now;
  }

  /** All trigrams that begin with `word`; null where they are too many to be worth it. Within a transaction. */
  trigramsOf(word: string): readonly string[] | null {
    const giveUpAt = this.#now() + LOOK_UP_MS;
    const found: string[] = [];
    const start = word.replaceAll(NO_CHARACTERS, '\uFFFD');
    for (let statement = this.#statements.first, from = start; ; statement = this.#statements.next) {
      const some = z.array(z.string()).parse(statement.all({ from, last: start + LAST + LAST }));
      found.push(...some);
      if (some.length < AT_ONCE) return found;
      if (found.length > MOST_TRIGRAMS || this.#now() > giveUpAt) return null;
      from = some.at(-1) ?? LAST;
    }
  }
}
