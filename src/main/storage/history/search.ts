import type Database from 'libsql';
import { z } from 'zod';
import type { Hit, SearchPage, SearchQuery } from '../../../shared/session/history';
import { Found } from './found';
import type { Listing } from './listing';
import { firstPassage, sessionNumberOf } from './passage-numbers';
import { holdsAll, indexQuery, termsOf } from './terms';
import { filterParameters, WANTED_SESSIONS } from './wanted-sessions';

/** After so long an answer is given with what was found, ms: the reader has other things to read. */
const BUDGET_MS = 50;
/** Sessions that are looked through at once, at first and at most: common words are among the newest. */
const FIRST_SESSIONS = 16;
const MOST_SESSIONS = 128;
/** Passages that are read at once. */
const BATCH = 200;

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

function* growing<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0, many = FIRST_SESSIONS; at < items.length;) {
    yield items.slice(at, at + many);
    at += many;
    many = Math.min(many * 2, MOST_SESSIONS);
  }
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

    // The index knows words of three letters and more.
    byReading: database.prepare(`
      SELECT id AS passage, c0 AS text, c1 AS translations
      FROM passages_content
      WHERE (instr(c0, :term) > 0 OR instr(c1, :term) > 0) AND ${range('id')}
    `),
  };
}

/** Looks for words in all that is indexed. To be called within a transaction, whose state it reads. */
export class Search {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #found: Found;
  readonly #listing: Listing;
  readonly #now: () => number;

  /** `now` in ms. */
  constructor(database: Database.Database, listing: Listing, now = () => performance.now()) {
    this.#statements = prepare(database);
    this.#found = new Found(database);
    this.#listing = listing;
    this.#now = now;
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
    let next: number | null = null;
    for (const part of growing(sessions)) {
      const from = firstPassage(part.at(-1)?.number ?? 0);
      next = this.#lookThrough(looking, from, Math.min(last, firstPassage((part[0]?.number ?? 0) + 1)));
      if (next !== null) break;
    }
    const { hits } = looking;
    const entries = [...new Set(hits.map(({ sessionId }) => sessionId))].map((id) => this.#listing.entry(id));
    return { hits, sessions: entries.filter((entry) => entry !== null), next };
  }

  /** From `until` down to `from`. Where to go on when there are hits enough or the time is over; else null. */
  #lookThrough(looking: Looking, from: number, until: number): number | null {
    const { terms, ids, limit, giveUpAt, hits } = looking;
    for (let next = until; ;) {
      const rows = this.#read(terms, from, next);
      for (const { passage, text, translations } of rows) {
        next = passage;
        const sessionId = ids.get(sessionNumberOf(passage));
        if (sessionId === undefined || !holdsAll(`${text}\n${translations}`, terms)) continue;
        const hit = this.#found.hitOf(passage, sessionId, terms);
        if (hit && isNews(looking, hit)) hits.push(hit);
        if (hits.length >= limit) return next;
      }
      const through = rows.length < BATCH;
      if (this.#now() > giveUpAt) return through ? from : next;
      if (through) return null;
    }
  }

  #read(terms: readonly string[], from: number, until: number): z.infer<typeof passageSchema>[] {
    const query = indexQuery(terms);
    const longest = terms.reduce((one, other) => (other.length > one.length ? other : one), '');
    const { byIndex, byReading } = this.#statements;
    const rows =
      query === null ? byReading.all({ term: longest, from, until }) : byIndex.all({ query, from, until });
    return z.array(passageSchema).parse(rows);
  }
}
