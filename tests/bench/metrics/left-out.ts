import type { RunHeader, Span, TraceLine } from '../log/schema';
import { entriesOf } from './timeline';

/** Speech that is in no caption and no gap. */
export interface LeftOut {
  readonly ms: number;
  /** When it was said, ms in the file. */
  readonly startsMs: readonly number[];
}

/**
 * The detector places speech within so much of where it truly is, and the reference its words, ms. What a recogniser
 * hears begins and ends with about as much padding.
 */
const TOLERANCE_MS = 300;

/**
 * How much of what was said is in the span of no caption and no gap: nobody would know of it. What was said is where
 * the reference has words, or, where it has none, between the start and the end of a clip's speech.
 */
export function leftOut({ words, clips }: RunHeader, trace: readonly TraceLine[]): LeftOut {
  const told = entriesOf(trace, 'event').flatMap(({ event: { happening } }) =>
    happening.type === 'caption-final' || happening.type === 'gap'
      ? [{ startMs: happening.startMs - TOLERANCE_MS, endMs: happening.endMs + TOLERANCE_MS }]
      : [],
  );
  const said =
    words.length > 0
      ? words
      : clips.map(({ speechStartMs, speechEndMs }) => ({ startMs: speechStartMs, endMs: speechEndMs }));
  const rest = said.flatMap((span) => without(span, told));
  return {
    ms: rest.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    startsMs: rest
      .map(({ startMs }) => startMs)
      .filter((startMs, at) => startMs > (rest[at - 1]?.endMs ?? -Infinity) + TOLERANCE_MS),
  };
}

/** What is left of `span` outside of all `others`, in order of time. */
function without({ startMs, endMs }: Span, others: readonly Span[]): Span[] {
  let rest: Span[] = [{ startMs, endMs }];
  for (const other of others) {
    rest = rest.flatMap((piece) =>
      [
        { startMs: piece.startMs, endMs: Math.min(piece.endMs, other.startMs) },
        { startMs: Math.max(piece.startMs, other.endMs), endMs: piece.endMs },
      ].filter((each) => each.endMs > each.startMs),
    );
  }
  return rest;
}
