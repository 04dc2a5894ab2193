import type Database from 'libsql';
import { z } from 'zod';
import { struckSchema, withStruck, type Struck } from '../../../shared/session/struck';

/** As its event has it. */
const strikeSchema = struckSchema.extend({ struck: z.boolean() });

function prepare(database: Database.Database) {
  return database
    .prepare(
      `
      SELECT json
      FROM events INDEXED BY events_struck
      WHERE session_id = :sessionId
        AND instr(json, '"statement-struck"') > 0 AND json ->> '$.type' = 'statement-struck'
      ORDER BY seq
    `,
    )
    .pluck();
}

/** What is struck out of sessions, which nobody is shown. To be called within a snapshot. */
export class Strikes {
  readonly #strikesOf: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#strikesOf = prepare(database);
  }

  /** Quick also for a session of hours. */
  of(sessionId: string): Struck[] {
    const jsons = z.array(z.string()).parse(this.#strikesOf.all({ sessionId }));
    const strikes = z.array(strikeSchema).parse(jsons.map((json) => JSON.parse(json) as unknown));
    return strikes.reduce<Struck[]>((all, strike) => withStruck(all, strike, strike.struck), []);
  }
}
