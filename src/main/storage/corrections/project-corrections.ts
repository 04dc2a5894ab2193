import { z } from 'zod';
import { sessionHappeningSchema, type KeptHappening } from '../../../shared/session/events';
import { withoutTakenBack } from '../../../shared/session/taking-back';
import type { Statements } from '../statements';

type Of<T extends KeptHappening['type']> = Extract<KeptHappening, { type: T }>;

const eventRowSchema = z.object({ seq: z.number(), json: z.string() });

/** The words of a caption are nowhere any more, also not in what was stored of it before. */
export function projectTakenBack(
  statements: Statements,
  sessionId: string,
  seq: number,
  happening: Of<'caption-taken-back'>,
): void {
  const { captionId, laneId, startMs, endMs, related = [], heardIn = [] } = happening;
  const json = JSON.stringify(happening);
  for (const id of [captionId, ...related]) {
    statements.replaceEventsOf.run({ sessionId, seq, captionId: id, json });
  }
  takeOutOfRearranged(statements, sessionId, seq, happening);
  statements.replaceDigestEvents.run({ sessionId, seq, startMs, json });
  statements.replaceStruckEvents.run({ sessionId, seq, startMs, json });
  statements.deleteCaption.run({ sessionId, captionId });
  statements.deleteTranslation.run({ sessionId, captionId });
  for (const id of related) {
    statements.setMade.run({ sessionId, captionId: id, original: null, madeOf: null });
    statements.deleteTranslation.run({ sessionId, captionId: id });
  }
  statements.deleteDigests.run({ sessionId, seq, startMs });
  // What was made of it after the session may tell of it as well.
  statements.deleteReport.run({ sessionId });
  statements.deleteOtherReports.run({ sessionId });
  statements.deleteNotes.run({ sessionId });
  for (const lane of new Set([laneId, ...heardIn]))
    statements.deleteVersions.run({ sessionId, captionId, laneId: lane, startMs, endMs });
  statements.insertTakenBack.run({ sessionId, captionId, laneId, startMs, endMs });
}

/** Events that rearranged many captions stay for those that were not taken back. */
function takeOutOfRearranged(
  statements: Statements,
  sessionId: string,
  seq: number,
  { captionId: id, laneId, startMs, endMs, related = [] }: Of<'caption-taken-back'>,
): void {
  const rows = z.array(eventRowSchema).parse(statements.rearrangedEvents.all({ sessionId, seq }));
  const ids = [id, ...related];
  for (const row of rows) {
    if (!ids.some((one) => row.json.includes(one))) continue;
    const event = { seq: row.seq, happening: sessionHappeningSchema.parse(JSON.parse(row.json)) };
    const left = withoutTakenBack(event, [{ id, laneId, startMs, endMs, related }]);
    if (left === event) continue;
    statements.replaceEvent.run({ sessionId, seq: row.seq, json: JSON.stringify(left.happening) });
  }
}

/** Captions as somebody split, merged, moved, deleted or reworded them. */
export function projectRearranged(
  statements: Statements,
  sessionId: string,
  seq: number,
  { removed, captions }: Of<'captions-rearranged'>,
): void {
  for (const captionId of removed) {
    statements.deleteCaption.run({ sessionId, captionId });
    statements.deleteTranslation.run({ sessionId, captionId });
    statements.insertRemoved.run({ sessionId, captionId });
  }
  for (const caption of captions) {
    const {
      id: captionId,
      laneId,
      startMs,
      endMs,
      text,
      original = null,
      madeOf,
      translations = [],
    } = caption;
    statements.deleteCaption.run({ sessionId, captionId });
    statements.deleteRemoved.run({ sessionId, captionId });
    statements.upsertCaption.run({ sessionId, captionId, seq, laneId, startMs, endMs, text });
    if (original !== null || madeOf)
      statements.setMade.run({
        sessionId,
        captionId,
        original,
        madeOf: madeOf ? JSON.stringify(madeOf) : null,
      });
    statements.deleteTranslation.run({ sessionId, captionId });
    for (const [at, translation] of translations.entries()) {
      const { language, text: words } = translation;
      // Before any that come later.
      const order = at - translations.length;
      statements.upsertTranslation.run({ sessionId, captionId, language, seq: order, text: words });
    }
  }
}
