import type Database from 'libsql';
import { z } from 'zod';
import type { Hit, SearchPage, SearchQuery } from '../../../shared/session/history';
import { Found } from './found';
import type { Listing } from './listing';
import { firstPassage, sessionNumberOf } from './passage-numbers';
import { ShortWords } from './short-words';
import { holdsAll, indexQuery, termsOf } from './terms';
import { isShort } from './trigrams';
import { filterParameters, WANTED_SESSIONS } from './wanted-sessions';

/** After so long an answer is given with what was found, ms: the reader has other things to read. */
const BUDGET_MS = 50;
/** Sessions that are looked through at once, at first and at most: common words are among the newest. */
const FIRST_SESSIONS = 16;
const MOST_SESSIONS = 128;
/** Passages that are found at once. */
const BATCH = 200;
/** Passages that are looked at one by one at once: some milliseconds. */
const READ_AT_ONCE = 2000;
/** So long common words are looked for, ms; looking up those of one and two letters only pays for rare ones. */
const COMMON_MS = 10;

const sessionSchema = z.object({ number: z.number(), id: z.string() });
const passageSchema = z.object({ passage: z.number(), text: z.string(), translations: z.string() });

interface Looking {
  readonly terms: readonly string[];
  readonly limit: number;
  /** The wanted sessions, by number. */
  readonly ids: ReadonlyMap<number, string>;
  readonly giveUpAt: number;
  readonly hits: Hit[];
  /** Sessions with a hit in a digest. */
  readonly digested: Set<string>;
}

/** Each digest of a session says much of what the one before it said: one hit is enough. */
function isNews({ digested }: Looking, { kind, sessionId }: Hit): boolean {
  if (kind !== 'digest') return true;
  if (digested.has(sessionId)) return false;
  digested.add(sessionId);
  return true;
}

/** Passages from `from` up to before `until`. */
interface Range {
  readonly from: number;
  readonly until: number;
}

/** Some of the sessions after the other, which are the newest first; of passages before `last`. */
function rangesOf(sessions: readonly { readonly number: number }[], last: number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0, many = FIRST_SESSIONS; at < sessions.length; many = Math.min(many * 2, MOST_SESSIONS)) {
    const part = sessions.slice(at, at + many);
    const [newest, oldest] = [part[0]?.number ?? 0, part.at(-1)?.number ?? 0];
    ranges.push({ from: firstPassage(oldest), until: Math.min(last, firstPassage(newest + 1)) });
    at += many;
  }
  return ranges;
}

function prepare(database: Database.Database) {
  const range = (column: string) =>
    `${column} >= CAST(:from AS INTEGER) AND ${column} < CAST(:until AS INTEGER) ORDER BY ${column} DESC LIMIT ${BATCH}`;
  return {
    wanted: database.prepare(`
      SELECT number, session_id AS id
      FROM indexed_sessions
      WHERE session_id IN (SELECT s.id FROM ${WANTED_SESSIONS})
      ORDER BY number DESC
    `),

    byIndex: database.prepare(`
      SELECT rowid AS passage, text, translations
      FROM passages
      WHERE passages MATCH :query AND ${range('rowid')}
    `),

    byReading: database.prepare(`
      SELECT id AS passage, c0 AS text, c1 AS translations
      FROM passages_content
      WHERE (instr(c0, :term) > 0 OR instr(c1, :term) > 0) AND ${range('id')}
    `),

    readFrom: database
      .prepare(
        `
      SELECT id
      FROM passages_content
      WHERE id >= CAST(:from AS INTEGER) AND id < CAST(:until AS INTEGER)
      ORDER BY id DESC
      LIMIT 1 OFFSET ${READ_AT_ONCE - 1}
    `,
      )
      .pluck(),
  };
}

/** What was found down to the passage `through`. */
interface Batch {
  readonly rows: readonly z.infer<typeof passageSchema>[];
  readonly through: number;
}

/** Of what a range holds from `from` up, at most so many. */
function batchOf(found: readonly unknown[], from: number): Batch {
  const rows = z.array(passageSchema).parse(found);
  return { rows, through: rows.length === BATCH ? (rows.at(-1)?.passage ?? from) : from };
}

/** Looks for words in all that is indexed. To be called within a transaction, whose state it reads. */
export class Search {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #found: Found;
  readonly #listing: Listing;
  readonly #shortWords: ShortWords;
  readonly #now: () => number;

  /** `now` in ms. */
  constructor(database: Database.Database, listing: Listing, now = () => performance.now()) {
    this.#statements = prepare(database);
    this.#found = new Found(database);
    this.#listing = listing;
    this.#now = now;
    this.#shortWords = new ShortWords(database, now);
  }

  /** What comes before `before`, newest first, as far as it is found in a short time. */
  find({ words, filter, before, limit }: SearchQuery): SearchPage {
    const terms = termsOf(words);
    if (terms.length === 0) return { hits: [], sessions: [], next: null };
    const last = before ?? Infinity;
    const sessions = z
      .array(sessionSchema)
      .parse(this.#statements.wanted.all(filterParameters(filter)))
      .filter(({ number }) => firstPassage(number) < last);
    const looking: Looking = {
      terms,
      limit,
      ids: new Map(sessions.map(({ number, id }) => [number, id])),
      giveUpAt: this.#now() + BUDGET_MS,
      hits: [],
      digested: new Set(),
    };
    const next = this.#lookThrough(looking, this.#batches(terms, rangesOf(sessions, last)));
    const { hits } = looking;
    const entries = [...new Set(hits.map(({ sessionId }) => sessionId))].map((id) => this.#listing.entry(id));
    return { hits, sessions: entries.filter((entry) => entry !== null), next };
  }

  /** Where to go on when there are hits enough or the time is over; else null. */
  #lookThrough(looking: Looking, batches: Iterable<Batch>): number | null {
    const { terms, ids, limit, giveUpAt, hits } = looking;
    for (const { rows, through } of batches) {
      for (const { passage, text, translations } of rows) {
        const sessionId = ids.get(sessionNumberOf(passage));
        if (sessionId === undefined || !holdsAll(`${text}\n${translations}`, terms)) continue;
        const hit = this.#found.hitOf(passage, sessionId, terms);
        if (hit && isNews(looking, hit)) hits.push(hit);
        if (hits.length >= limit) return passage;
      }
      if (this.#now() > giveUpAt) return through;
    }
    return null;
  }

  /** What may hold the terms in `ranges`, from the newest down. */
  *#batches(terms: readonly string[], ranges: readonly Range[]): Generator<Batch, void> {
    const query = indexQuery(terms);
    let lookUpAt = terms.some(isShort) ? this.#now() + COMMON_MS : Infinity;
    for (const { from, until } of ranges) {
      for (let next = until; next > from;) {
        if (this.#now() > lookUpAt) {
          lookUpAt = Infinity;
          const better = indexQuery(terms, (word) => this.#shortWords.trigramsOf(word));
          // What it costs is to begin, so all that is left is asked for at once.
          if (better !== query && better !== null) {
            yield* this.#askOn(better, ranges.at(-1)?.from ?? from, next);
            return;
          }
        }
        const batch = query === null ? this.#read(terms, from, next) : this.#ask(query, from, next);
        yield batch;
        next = batch.through;
      }
    }
  }

  *#askOn(query: string, from: number, until: number): Generator<Batch, void> {
    for (let next = until; next > from;) {
      const batch = this.#ask(query, from, next);
      yield batch;
      next = batch.through;
    }
  }

  #ask(query: string, from: number, until: number): Batch {
    return batchOf(this.#statements.byIndex.all({ query, from, until }), from);
  }

  /** The index has nothing to say of the terms, or too much. */
  #read(terms: readonly string[], first: number, until: number): Batch {
    const [from = first] = z.array(z.number()).parse(this.#statements.readFrom.all({ from: first, until }));
    const term = terms.reduce((one, other) => (other.length > one.length ? other : one), '');
    return batchOf(this.#statements.byReading.all({ term, from, until }), from);
  }
}
