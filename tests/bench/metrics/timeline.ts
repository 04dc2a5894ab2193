import type { TraceLine } from '../log/schema';

export type Entry<Type extends TraceLine['type']> = Extract<TraceLine, { type: Type }>;

export function entriesOf<Type extends TraceLine['type']>(
  trace: readonly TraceLine[],
  type: Type,
): Entry<Type>[] {
  return trace.filter((entry): entry is Entry<Type> => entry.type === type);
}

/** When (epoch ms) the sound at `ms` of the file was heard. */
export type HeardAt = (ms: number) => number;

export interface SoundClock {
  readonly heardAt: HeardAt;
  /**
   * How much longer the sound took than it lasts, ms. It stalls when the machine is too busy, and no sound
   * card keeps the computer's time.
   */
  readonly driftMs: number;
}

/** A frame that was late itself says nothing of the sound: the least late one this near to it counts, ms. */
const WINDOW_MS = 3_000;

/**
 * Follows the sound through the trace. Time 0 was heard at the last `zero`; from there the sound's clock is
 * compared with the computer's at every `vad` entry, which tells both times of one frame: what they drift
 * apart by is how late the sound was, between two entries in proportion. The time that a frame takes on its
 * way to the segmenter at best is no drift. Session time and time in the file are taken to be the same. Null
 * when nothing was heard.
 */
export function soundClock(trace: readonly TraceLine[]): SoundClock | null {
  const zeroAt = entriesOf(trace, 'zero').at(-1)?.at;
  if (zeroAt === undefined) return null;
  const frames = entriesOf(trace, 'vad')
    .map(({ at, sessionMs }) => ({ ms: sessionMs, lateMs: at - sessionMs - zeroAt }))
    .sort((a, b) => a.ms - b.ms);
  const wayMs = Math.min(...frames.map(({ lateMs }) => lateMs));
  const drifts = leastNearby(frames).map(({ ms, lateMs }) => ({ ms, driftMs: lateMs - wayMs }));
  const last = drifts.at(-1)?.driftMs ?? 0;
  return { heardAt: (ms) => zeroAt + ms + driftAt(drifts, ms), driftMs: last - (drifts[0]?.driftMs ?? 0) };
}

interface Late {
  readonly ms: number;
  readonly lateMs: number;
}

function leastNearby(frames: readonly Late[]): Late[] {
  return frames.map(({ ms }) => {
    const near = frames.filter((frame) => Math.abs(frame.ms - ms) <= WINDOW_MS);
    return { ms, lateMs: Math.min(...near.map(({ lateMs }) => lateMs)) };
  });
}

function driftAt(drifts: readonly { ms: number; driftMs: number }[], ms: number): number {
  const after = drifts.findIndex((drift) => drift.ms > ms);
  const next = drifts[after];
  const before = after < 0 ? drifts.at(-1) : drifts[after - 1];
  if (!before) return next?.driftMs ?? 0;
  if (!next) return before.driftMs;
  return before.driftMs + ((next.driftMs - before.driftMs) * (ms - before.ms)) / (next.ms - before.ms);
}
