import type Database from 'libsql';
import { z } from 'zod';
import type { Hit } from '../../../shared/session/history';
import { sessionRecordSchema } from '../../../shared/session/record';
import { fold } from './fold';
import { partsOfDigest, partsOfReport, type Part } from './passage-text';
import { snippetOf } from './snippet';
import { Strikes } from './strikes';
import { holdsAll } from './terms';

const captionSchema = z.object({
  sessionId: z.string(),
  id: z.string(),
  laneId: z.string(),
  startMs: z.number(),
  text: z.string(),
});
const lanesSchema = sessionRecordSchema.shape.lanes;

function prepare(database: Database.Database) {
  const byPassage = (table: string, columns: string) =>
    database.prepare(`SELECT ${columns} FROM ${table} WHERE passage = CAST(:passage AS INTEGER)`);
  return {
    caption: byPassage(
      'captions',
      'session_id AS sessionId, id, lane_id AS laneId, start_ms AS startMs, text',
    ),
    digest: byPassage('digests', 'json').pluck(),
    report: byPassage('reports', 'json').pluck(),
    translations: database
      .prepare(
        `SELECT text FROM translations WHERE session_id = :sessionId AND caption_id = :id ORDER BY seq`,
      )
      .pluck(),
    lanes: database.prepare('SELECT lanes FROM sessions WHERE id = :sessionId').pluck(),
  };
}

/** Tells of a passage that was found where it comes from and what stands there. */
export class Found {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #strikes: Strikes;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
    this.#strikes = new Strikes(database);
  }

  /** Null where nothing is left of it, or the words stand in what is struck out alone. */
  hitOf(passage: number, sessionId: string, terms: readonly string[]): Hit | null {
    const [caption] = this.#statements.caption.all({ passage });
    if (caption !== undefined) return this.#captionHit(captionSchema.parse(caption), terms);
    const [digest] = this.#statements.digest.all({ passage });
    if (digest !== undefined)
      return partHit('digest', sessionId, partsOfDigest(digest, this.#strikes.of(sessionId)), terms);
    const [report] = this.#statements.report.all({ passage });
    if (report !== undefined)
      return partHit('report', sessionId, partsOfReport(report, this.#strikes.of(sessionId)), terms);
    return null;
  }

  #captionHit(
    { sessionId, id, laneId, startMs, text }: z.infer<typeof captionSchema>,
    terms: readonly string[],
  ): Hit {
    const translations = z.array(z.string()).parse(this.#statements.translations.all({ sessionId, id }));
    const best = bestOf([text, ...translations], terms);
    return {
      sessionId,
      kind: best === 0 ? 'caption' : 'translation',
      captionId: id,
      atMs: startMs,
      speaker: this.#speaker(sessionId, laneId),
      snippet: snippetOf([text, ...translations][best] ?? text, terms),
    };
  }

  #speaker(sessionId: string, laneId: string): string {
    const [lanes] = z.array(z.string()).parse(this.#statements.lanes.all({ sessionId }));
    const { data } = lanesSchema.safeParse(JSON.parse(lanes ?? '[]'));
    return (data && data.length > 1 && data.find(({ id }) => id === laneId)?.name) || '';
  }
}

function partHit(
  kind: 'digest' | 'report',
  sessionId: string,
  parts: readonly Part[],
  terms: readonly string[],
): Hit | null {
  const texts = parts.map((one) => one.text);
  const part = parts[bestOf(texts, terms)];
  // The index has it as it was made.
  if (!part || !holdsAll(texts.map(fold).join('\n'), terms)) return null;
  const { text, captionId, atMs } = part;
  return { sessionId, kind, captionId, atMs, speaker: '', snippet: snippetOf(text, terms) };
}

/** The first of the texts with all of the terms, or else with the most of them. */
function bestOf(texts: readonly string[], terms: readonly string[]): number {
  const counts = texts.map(fold).map((text) => terms.filter((term) => holdsAll(text, [term])).length);
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}
