import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { z } from 'zod';
import { idSchema } from '../../../shared/ids';

/** Longer than anything of ours, characters. */
const MOST_JSON = 8 * 1024 * 1024;

const eventRowSchema = z.object({
  session_id: idSchema,
  seq: z.number().int(),
  json: z.string().max(MOST_JSON),
});
export type EventRow = z.infer<typeof eventRowSchema>;

const eventKeySchema = eventRowSchema.pick({ session_id: true, seq: true });

type Order = 'ASC' | 'DESC';
const EVENTS = 'SELECT session_id, seq, json FROM events';
const inOrder = (order: Order): string => `ORDER BY session_id ${order}, seq ${order}`;

export type PlainRow = Readonly<Record<string, string | number | null>>;
const plainRowSchema = z.record(z.string(), z.union([z.string().max(MOST_JSON), z.number(), z.null()]));

/**
 * Reads a database that may be damaged, or of somebody else's making: only from plain tables, and as far as it can be
 * read. Nothing in it is trusted or run.
 */
export class StrangeDatabase {
  readonly #database: Database.Database;
  readonly #tables: ReadonlyMap<string, readonly string[]>;
  #harmed = false;

  /** @throws an error when nothing of it can be read */
  constructor(path: string) {
    this.#database = new Database(`${pathToFileURL(path).href}?mode=ro`);
    try {
      this.#database.exec('PRAGMA trusted_schema = OFF');
      this.#database.exec('PRAGMA cell_size_check = ON');
      this.#tables = this.#readTables();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Whether events could not be read that there are, so far. */
  get harmed(): boolean {
    return this.#harmed;
  }

  /** The columns of a table; none where there is no plain table of this name. */
  columnsOf(table: string): readonly string[] {
    return this.#tables.get(table) ?? [];
  }

  /**
   * Every event that can be read, by session and number; behind a damage sessions come backwards, and the events of each
   * in their order: what corrects or takes back comes after what it is about.
   */
  *events(): Generator<EventRow> {
    if (!this.#tables.has('events')) return;
    const whole = yield* this.#scan('ASC');
    if (whole) return;
    let ofSession: EventRow[] = [];
    for (const row of this.#scan('DESC')) {
      if (row.session_id !== ofSession[0]?.session_id) {
        yield* ofSession.toReversed();
        ofSession = [];
      }
      ofSession.push(row);
    }
    yield* ofSession.toReversed();
  }

  /** The rows of a plain table that can be read, up to the first damage. */
  *rows(table: string, columns: readonly string[]): Generator<PlainRow> {
    if (columns.length === 0) return;
    const names = columns.map((column) => `"${column}"`).join(', ');
    try {
      for (const row of this.#database.prepare(`SELECT ${names} FROM "${table}"`).iterate()) {
        const parsed = plainRowSchema.safeParse(row);
        if (parsed.success) yield parsed.data;
      }
    } catch {
      // What lies behind the damage is lost.
    }
  }

  close(): void {
    this.#database.close();
  }

  /** Row by row, so that a damage takes along none that stand before it. Returns whether it came to the end. */
  *#scan(order: Order): Generator<EventRow, boolean> {
    let last: unknown;
    try {
      for (const row of this.#database.prepare(`${EVENTS} ${inOrder(order)}`).iterate()) {
        last = row;
        const parsed = eventRowSchema.safeParse(row);
        if (parsed.success) yield parsed.data;
      }
      return true;
    } catch {
      this.#harmed = true;
      yield* this.#scanOn(order, last);
      return false;
    }
  }

  /** libsql reads a hundred rows at once, and gives none of those where one can't be read: what comes after `last`, singly. */
  *#scanOn(order: Order, last: unknown): Generator<EventRow, void> {
    const one = `${inOrder(order)} LIMIT 1`;
    const after = order === 'ASC' ? '>' : '<';
    try {
      const first = this.#database.prepare(`${EVENTS} ${one}`);
      const next = this.#database.prepare(
        `${EVENTS} WHERE (session_id, seq) ${after} (:session_id, :seq) ${one}`,
      );
      for (let row = last; ;) {
        [row] = row === undefined ? first.all() : next.all(eventKeySchema.parse(row));
        if (row === undefined) return;
        const parsed = eventRowSchema.safeParse(row);
        if (parsed.success) yield parsed.data;
      }
    } catch {
      // Here it is damaged.
    }
  }

  #readTables(): Map<string, string[]> {
    const schema = z.array(z.object({ name: z.string(), sql: z.string() }));
    const all = schema.parse(
      this.#database
        .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL`)
        .all(),
    );
    const plain = all.filter(({ name, sql }) => /^CREATE TABLE\b/i.test(sql) && /^\w+$/.test(name));
    const columns = z.array(z.object({ name: z.string().regex(/^\w+$/) }));
    return new Map(
      plain.map(({ name }): [string, string[]] => {
        const found = columns.safeParse(this.#database.prepare(`PRAGMA table_info("${name}")`).all());
        return [name, found.success ? found.data.map((column) => column.name) : []];
      }),
    );
  }
}
