import type Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import { idSchema } from '../../../shared/ids';
import {
  isKept,
  sessionEventSchema,
  sessionHappeningSchema,
  type SessionEvent,
} from '../../../shared/session/events';
import { laneSchema } from '../../../shared/source';
import { inTransaction } from '../database';
import { StrangeDatabase, type EventRow, type PlainRow } from './read-strange';

/** Tables that are themselves the truth; all others are read from the events. */
const OWN_TRUTH: readonly { readonly table: string; readonly without?: readonly string[] }[] = [
  // The number of what is searched is another in each database.
  { table: 'reports', without: ['passage'] },
  { table: 'other_reports' },
  { table: 'report_notes' },
  { table: 'recaptionings' },
  { table: 'caption_versions' },
  { table: 'session_details' },
  { table: 'session_tags' },
];

/** SQLITE_CONSTRAINT, also of a value of another type than its column's. */
const CONSTRAINT = 19;
/** Events that are saved at once. */
const CHUNK = 500;

export interface PourTarget {
  readonly database: Database.Database;
  readonly append: (sessionId: string, events: readonly SessionEvent[]) => void;
  /** @throws where something of the session can't be read back */
  readonly load: (sessionId: string) => unknown;
  readonly remove: (sessionId: string) => void;
}

export interface Poured {
  /** Sessions of which something came. */
  readonly sessions: number;
  /** Captions that came. */
  readonly captions: number;
}

/**
 * Brings what can be read of another database, damaged or not, into a store: event by event, as they once came, so that
 * nothing but what sessions are made of gets in.
 *
 * @param wins 'ours': sessions that are there already stay as they are; 'theirs': what they lack comes, and reports and
 *   details in place of older ones
 * @throws JamakError 'data-unreadable' when the other can't be read at all, and an error when the store can't be written
 */
export function pour(path: string, target: PourTarget, wins: 'theirs' | 'ours'): Poured {
  const source = openStrange(path);
  try {
    const had = countCaptions(target.database);
    const poured = pourEvents(source, target, wins);
    if (poured.size === 0 && source.harmed && wins === 'ours') throw new JamakError('data-unreadable');
    for (const { table, without = [] } of OWN_TRUTH)
      pourTable(source, target, { table, without, wins, poured });
    for (const id of poured) {
      try {
        target.load(id);
      } catch {
        // What can't be read back would be in the way of all else.
        target.remove(id);
        poured.delete(id);
      }
    }
    return { sessions: poured.size, captions: Math.max(0, countCaptions(target.database) - had) };
  } finally {
    source.close();
  }
}

/** Without the cause, which would be taken for one of the store's own. */
function openStrange(path: string): StrangeDatabase {
  try {
    return new StrangeDatabase(path);
  } catch {
    throw new JamakError('data-unreadable');
  }
}

function pourEvents(source: StrangeDatabase, target: PourTarget, wins: 'theirs' | 'ours'): Set<string> {
  const beginnings = beginningsOf(source);
  const poured = new Set<string>();
  let session = '';
  let waiting: SessionEvent[] = [];
  const save = (): void => {
    const events = waiting.toSorted((left, right) => left.seq - right.seq);
    waiting = [];
    if (events.length === 0) return;
    const exists = isThere(target.database, session);
    if (exists && wins === 'ours' && !poured.has(session)) return;
    const begins = events.some(({ happening }) => happening.type === 'session-started');
    const beginning = beginnings.get(session);
    if (!exists && !begins && !beginning) return;
    target.append(session, !exists && !begins && beginning ? [beginning, ...events] : events);
    poured.add(session);
  };
  for (const row of source.events()) {
    if (row.session_id !== session || waiting.length >= CHUNK) save();
    session = row.session_id;
    const event = eventOf(row);
    if (event) waiting.push(event);
  }
  save();
  return poured;
}

function eventOf({ session_id: sessionId, seq, json }: EventRow): SessionEvent | null {
  try {
    const event = sessionEventSchema.parse({ seq, happening: JSON.parse(json) as unknown });
    const { happening } = event;
    if (!isKept(happening)) return null;
    return happening.type === 'session-started' && happening.sessionId !== sessionId ? null : event;
  } catch {
    return null;
  }
}

const beginningRowSchema = z.object({ id: idSchema, started_at: z.number(), lanes: z.string() });

/** How sessions began whose first event can't be read, as their rows say. */
function beginningsOf(source: StrangeDatabase): Map<string, SessionEvent> {
  const beginnings = new Map<string, SessionEvent>();
  const columns = ['id', 'started_at', 'lanes'];
  const known = source.columnsOf('sessions');
  if (!columns.every((column) => known.includes(column))) return beginnings;
  for (const row of source.rows('sessions', columns)) {
    const parsed = beginningRowSchema.safeParse(row);
    if (!parsed.success) continue;
    const { id: sessionId, started_at: startedAt, lanes } = parsed.data;
    const happening = sessionHappeningSchema.safeParse({
      type: 'session-started',
      sessionId,
      startedAt,
      lanes: lanesOf(lanes),
    });
    if (happening.success) beginnings.set(sessionId, { seq: 1, happening: happening.data });
  }
  return beginnings;
}

function lanesOf(json: string): unknown {
  try {
    return z.array(laneSchema).parse(JSON.parse(json));
  } catch {
    return null;
  }
}

interface TablePour {
  readonly table: string;
  readonly without: readonly string[];
  readonly wins: 'theirs' | 'ours';
  /** Sessions of which something came. */
  readonly poured: ReadonlySet<string>;
}

function pourTable(
  source: StrangeDatabase,
  { database }: PourTarget,
  { table, without, wins, poured }: TablePour,
): void {
  const theirs = source.columnsOf(table);
  const columns = columnsOf(database, table).filter(
    (name) => theirs.includes(name) && !without.includes(name),
  );
  if (!columns.includes('session_id')) return;
  const names = columns.map((name) => `"${name}"`).join(', ');
  const values = columns.map((name) => `:${name}`).join(', ');
  const insert = database.prepare(`INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${values})`);
  inTransaction(database, () => {
    for (const row of source.rows(table, columns)) {
      const { session_id: sessionId } = row;
      if (typeof sessionId !== 'string' || !isThere(database, sessionId)) continue;
      if (wins === 'theirs' || poured.has(sessionId)) insertOne(insert, row);
    }
  });
}

/** A row that does not fit is left out. */
function insertOne(insert: Database.Statement, row: PlainRow): void {
  try {
    insert.run(row);
  } catch (error) {
    if (!isConstraint(error)) throw error;
  }
}

function isConstraint(error: unknown): boolean {
  if (!(error instanceof Error) || !('rawCode' in error)) return false;
  // Extended result codes carry the primary one in their low byte.
  return typeof error.rawCode === 'number' && (error.rawCode & 0xff) === CONSTRAINT;
}

function isThere(database: Database.Database, sessionId: string): boolean {
  return database.prepare('SELECT 1 FROM sessions WHERE id = ?').all(sessionId).length > 0;
}

function columnsOf(database: Database.Database, table: string): string[] {
  const rows = database.prepare(`PRAGMA table_info("${table}")`).all();
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

function countCaptions(database: Database.Database): number {
  return z.number().parse(database.prepare('SELECT COUNT(*) FROM captions').pluck().all()[0]);
}
