import { z } from 'zod';
import type { SessionHappening } from '../../shared/session/events';
import { formatClock } from '../../shared/time';

/** The line format of `jamak listen --output jsonl`. Kinds and keys may be added; none changes its meaning or goes. */
const VERSION = 1;

const sessionMs = z.number().nonnegative();
const place = { id: z.string(), lane: z.string(), startMs: sessionMs, endMs: sessionMs };

const captionLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session'),
    version: z.literal(VERSION),
    sessionId: z.string(),
    /** Epoch milliseconds of time 0. */
    startedAt: z.number(),
    lanes: z.array(z.object({ id: z.string(), name: z.string(), source: z.string() })),
  }),
  z.object({ type: z.literal('caption'), ...place, text: z.string() }),
  z.object({ type: z.literal('interim'), ...place, stable: z.string(), tentative: z.string() }),
  /** An interim of which no caption will come. */
  z.object({ type: z.literal('withdrawn'), id: z.string(), lane: z.string() }),
  /** The whole of a caption that was corrected. */
  z.object({ type: z.literal('edited'), id: z.string(), text: z.string() }),
  z.object({ type: z.literal('taken-back'), ...place }),
  z.object({ type: z.literal('translation'), id: z.string(), language: z.string(), text: z.string() }),
  z.object({
    type: z.literal('gap'),
    lane: z.string(),
    startMs: sessionMs,
    endMs: sessionMs,
    code: z.string(),
  }),
  z.object({ type: z.literal('end'), durationMs: sessionMs, reason: z.string() }),
]);
export type CaptionLine = z.infer<typeof captionLineSchema>;

/** What a line tells of what happened; null when it tells nothing. */
export function captionLine(happening: SessionHappening): CaptionLine | null {
  switch (happening.type) {
    case 'session-started': {
      const { sessionId, startedAt, lanes } = happening;
      const told = lanes.map(({ id, name, source: { kind: source } }) => ({ id, name, source }));
      return { type: 'session', version: VERSION, sessionId, startedAt, lanes: told };
    }
    case 'caption-final':
      return { type: 'caption', ...placeOf(happening), text: happening.text };
    case 'caption-interim': {
      const { stable, tentative } = happening;
      return { type: 'interim', ...placeOf(happening), stable, tentative };
    }
    case 'caption-withdrawn':
      return { type: 'withdrawn', id: happening.captionId, lane: happening.laneId };
    case 'caption-edited':
      return { type: 'edited', id: happening.captionId, text: happening.text };
    case 'caption-taken-back':
      return { type: 'taken-back', ...placeOf(happening) };
    case 'translation-final': {
      const { captionId: id, language, text } = happening;
      return { type: 'translation', id, language, text };
    }
    case 'gap': {
      const { laneId: lane, startMs, endMs, code } = happening;
      return { type: 'gap', lane, startMs, endMs, code };
    }
    case 'session-ended':
      return { type: 'end', durationMs: happening.durationMs, reason: happening.reason };
    default:
      return null;
  }
}

/** The same for eyes: `00:12  text`, with the lane's name where there are several; null for what is not read. */
export function textLine(line: CaptionLine, nameOf: (laneId: string) => string): string | null {
  if (line.type === 'caption') {
    const name = nameOf(line.lane);
    return `${formatClock(line.startMs)}  ${name === '' ? '' : `${name}: `}${line.text}`;
  }
  return line.type === 'gap' ? `${formatClock(line.startMs)}  [${line.code}]` : null;
}

function placeOf(of: { captionId: string; laneId: string; startMs: number; endMs: number }) {
  return { id: of.captionId, lane: of.laneId, startMs: of.startMs, endMs: of.endMs };
}
