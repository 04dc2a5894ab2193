import type Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import { MOST_REPORTS, reportSchema, type Report } from '../../../shared/session/report';

const rowSchema = z.object({ madeAt: z.number(), json: z.string() });

function toReport({ json }: z.infer<typeof rowSchema>): Report {
  return reportSchema.parse(JSON.parse(json));
}

/**
 * The versions of a session's report: the one that is read and exported in `reports`, the others in `other_reports`.
 * Whoever calls sees to it that each change is one transaction.
 */
export class ReportVersions {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
  }

  /** The one that was chosen, else the newest; and the others, newest first. */
  of(sessionId: string): { report: Report | null; otherReports: Report[] } {
    const [chosen] = z.array(rowSchema).parse(this.#statements.chosenOf.all({ sessionId }));
    const others = z.array(rowSchema).parse(this.#statements.othersOf.all({ sessionId }));
    return { report: chosen ? toReport(chosen) : null, otherReports: others.map(toReport) };
  }

  /** A new one, which is the chosen one from now on. Past `MOST_REPORTS` the oldest goes. */
  save(sessionId: string, report: Report): void {
    const { madeAt } = report;
    this.#statements.deleteOther.run({ sessionId, madeAt });
    this.#putAside(sessionId, madeAt);
    this.#statements.putChosen.run({ sessionId, madeAt, json: JSON.stringify(report) });
    this.#statements.deleteOldest.run({ sessionId, kept: MOST_REPORTS - 1 });
  }

  /** @throws JamakError 'report-missing' */
  choose(sessionId: string, madeAt: number): void {
    const [chosen] = z.array(rowSchema).parse(this.#statements.chosenOf.all({ sessionId }));
    if (chosen?.madeAt === madeAt) return;
    const [wanted] = z.array(rowSchema).parse(this.#statements.otherOf.all({ sessionId, madeAt }));
    if (!wanted) throw new JamakError('report-missing');
    this.#statements.deleteOther.run({ sessionId, madeAt });
    this.#putAside(sessionId, madeAt);
    this.#statements.putChosen.run({ sessionId, madeAt, json: wanted.json });
  }

  /** The newest of the others takes the place of one that was chosen. One that is not there is no error. */
  delete(sessionId: string, madeAt: number): void {
    this.#statements.deleteOther.run({ sessionId, madeAt });
    const { changes } = this.#statements.deleteChosen.run({ sessionId, madeAt });
    const [newest] = z.array(rowSchema).parse(this.#statements.othersOf.all({ sessionId }));
    if (changes > 0 && newest) this.choose(sessionId, newest.madeAt);
  }

  #putAside(sessionId: string, madeAt: number): void {
    this.#statements.putAside.run({ sessionId, madeAt });
  }
}

function prepare(database: Database.Database) {
  return {
    chosenOf: database.prepare(`SELECT made_at AS madeAt, json FROM reports WHERE session_id = :sessionId`),

    othersOf: database.prepare(`
      SELECT made_at AS madeAt, json
      FROM other_reports
      WHERE session_id = :sessionId
      ORDER BY made_at DESC
    `),

    otherOf: database.prepare(`
      SELECT made_at AS madeAt, json
      FROM other_reports
      WHERE session_id = :sessionId AND made_at = :madeAt
    `),

    // Of two that were made in the same millisecond the later one is the report.
    putAside: database.prepare(`
      INSERT INTO other_reports (session_id, made_at, json)
      SELECT session_id, made_at, json
      FROM reports
      WHERE session_id = :sessionId AND made_at <> :madeAt
    `),

    putChosen: database.prepare(`
      INSERT INTO reports (session_id, made_at, json)
      VALUES (:sessionId, :madeAt, :json)
      ON CONFLICT (session_id) DO UPDATE
      SET made_at = excluded.made_at, json = excluded.json
    `),

    deleteOther: database.prepare(`
      DELETE FROM other_reports WHERE session_id = :sessionId AND made_at = :madeAt
    `),

    deleteChosen: database.prepare(`DELETE FROM reports WHERE session_id = :sessionId AND made_at = :madeAt`),

    deleteOldest: database.prepare(`
      DELETE FROM other_reports
      WHERE session_id = :sessionId AND made_at NOT IN (
        SELECT made_at FROM other_reports WHERE session_id = :sessionId ORDER BY made_at DESC LIMIT :kept
      )
    `),
  };
}
