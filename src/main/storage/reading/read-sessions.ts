import { z } from 'zod';
import { markSchema, type Mark } from '../../../shared/session/events';
import { heardLanes, type HeardLanes } from '../../../shared/session/heard-lanes';
import { sessionRecordSchema, type SessionRecord, type SessionSummary } from '../../../shared/session/record';
import { withMark } from '../../../shared/session/session-view';
import { NO_USAGE } from '../../../shared/session/usage';
import type { Strikes } from '../history/strikes';
import { openingWords } from '../opening-words';
import { asSteered } from '../record-of';
import type { ReportVersions } from '../reports/report-versions';
import { parseAll, sessionRowSchema, summaryRowSchema, toCaptions } from '../rows';
import type { Statements } from '../statements';

const idsSchema = z
  .string()
  .transform((text) => z.array(z.string()).parse(JSON.parse(text)))
  .nullable()
  .transform((ids) => ids ?? undefined);
const heardSchema = z.object({
  captionId: z.string(),
  laneId: z.string(),
  related: idsSchema,
  heardIn: idsSchema,
});

/** See `SessionStore.list`. To be called within a snapshot. */
export function readSummaries(statements: Statements, limit: number): SessionSummary[] {
  return statements.listSessions.all({ limit }).map((row) => {
    const { title, ...summary } = summaryRowSchema.parse(row);
    const texts = z.array(z.string()).parse(statements.openingTexts.all({ sessionId: summary.id }));
    return { ...summary, opening: openingWords(texts), hasReport: title !== null, title: title ?? '' };
  });
}

/** What was made of sessions, and what of it is struck out. */
interface Made {
  readonly reports: Pick<ReportVersions, 'of'>;
  readonly strikes: Pick<Strikes, 'of'>;
}

/** See `SessionStore.load`. To be called within a snapshot. */
export function readRecord(
  statements: Statements,
  { reports, strikes }: Made,
  sessionId: string,
): SessionRecord | null {
  const row = statements.findSession.all({ sessionId })[0];
  if (row === undefined) return null;
  const { lanes, usage, ...session } = sessionRowSchema.parse(row);
  return asSteered(
    sessionRecordSchema.parse({
      ...session,
      lanes: JSON.parse(lanes) as unknown,
      captions: toCaptions(
        statements.captionsOf.all({ sessionId }),
        statements.translationsOf.all({ sessionId }),
      ),
      gaps: statements.gapsOf.all({ sessionId }),
      takenBack: statements.takenBackOf.all({ sessionId }),
      marks: readMarks(statements, sessionId),
      pauses: statements.pausesOf.all({ sessionId }),
      digests: parseAll(statements.digestsOf.all({ sessionId })),
      ...reports.of(sessionId),
      struck: strikes.of(sessionId),
      usage: usage === null ? NO_USAGE : (JSON.parse(usage) as unknown),
    }),
  );
}

/** See `SessionStore.heardLanes`. To be called within a snapshot. */
export function readHeardLanes(statements: Statements, sessionId: string): HeardLanes {
  return heardLanes(z.array(heardSchema).parse(statements.heardOf.all({ sessionId })));
}

function readMarks(statements: Statements, sessionId: string): Mark[] {
  const rows = z.array(markSchema).parse(statements.marksOf.all({ sessionId }));
  return rows.reduce<Mark[]>(withMark, []);
}
