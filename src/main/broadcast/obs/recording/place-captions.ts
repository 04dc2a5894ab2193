import type { SessionRecord } from '../../../../shared/session/record';
import type { Caption } from '../../../../shared/session/session-view';
import { NO_USAGE } from '../../../../shared/session/usage';
import type { Lane } from '../../../../shared/source';
import type { HeardCaption } from './heard-captions';

/** Where captions are cut, they stay in each part of at least so much, ms; and in any that holds half of them. */
const ENOUGH_MS = 1_000;

/** A file of a recording. */
export interface FilePart {
  /** Where it begins within the recording, ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The moment of the recording for a time of the steady clock, ms. */
  readonly place: (at: number) => number;
}

/**
 * What was said in a file of a recording, as a session whose time 0 is the file's beginning. What was said in pauses
 * of the recording is not in it.
 */
export function recordOf(heard: readonly HeardCaption[], part: FilePart, startedAt: number): SessionRecord {
  const placed = heard.flatMap((one) => {
    const span = placeIn(one, part);
    return span ? [{ lane: one.lane, caption: { ...one.caption, ...span } }] : [];
  });
  return {
    id: 'recording',
    startedAt,
    endedAt: null,
    durationMs: part.toMs - part.fromMs,
    lanes: [...new Map(placed.map(({ lane }): [string, Lane] => [lane.id, lane])).values()],
    captions: placed.map(({ caption }) => caption),
    gaps: [],
    takenBack: [],
    marks: [],
    pauses: [],
    digests: [],
    report: null,
    otherReports: [],
    struck: [],
    usage: NO_USAGE,
  };
}

function placeIn(
  { startAt, endAt }: HeardCaption,
  { fromMs, toMs, place }: FilePart,
): Pick<Caption, 'startMs' | 'endMs'> | null {
  const startMs = Math.max(fromMs, place(startAt));
  const endMs = Math.min(toMs, place(endAt));
  const heldMs = endMs - startMs;
  if (heldMs <= 0) return null;
  if (heldMs < ENOUGH_MS && heldMs < (endAt - startAt) / 2) return null;
  return { startMs: startMs - fromMs, endMs: endMs - fromMs };
}
