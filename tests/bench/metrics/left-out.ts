import type { RunHeader, Span, TraceLine } from '../log/schema';
import { entriesOf } from './timeline';

/** Speech that is in no caption and no gap. */
export interface LeftOut {
  readonly ms: number;
  /** When it was said, ms in the file. */
  readonly startsMs: readonly number[];
}

/**
 * A caption's span is what the detector called speech, ms. What the recogniser heard begins and ends with so much
 * padding around it.
 */
const PADDING_MS = 300;

/** What is shorter is a breath, ms: nobody says so little by itself. */
const LEAST_MS = 150;

/** How much of the speech that is heard is in the span of no caption and no gap: nobody would know of it. */
export function leftOut({ voiced }: Pick<RunHeader, 'voiced'>, trace: readonly TraceLine[]): LeftOut {
  const told = entriesOf(trace, 'event').flatMap(({ event: { happening } }) =>
    happening.type === 'caption-final' || happening.type === 'gap'
      ? [{ startMs: happening.startMs - PADDING_MS, endMs: happening.endMs + PADDING_MS }]
      : [],
  );
  const rest = voiced
    .flatMap((span) => without(span, told))
    .filter(({ startMs, endMs }) => endMs - startMs >= LEAST_MS);
  return {
    ms: rest.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    startsMs: rest
      .map(({ startMs }) => startMs)
      .filter((startMs, at) => startMs > (rest[at - 1]?.endMs ?? -Infinity) + PADDING_MS),
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
