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
   * How much longer the sound took than it lasts, ms: it stalls when the machine is too busy, and no sound card
   * keeps the computer's time. Null where no voice was found that tells.
   */
  readonly driftMs: number | null;
}

/** A frame that was late itself says nothing of the sound: the least late one this near to it counts, ms. */
const WINDOW_MS = 3_000;

/**
 * Follows the sound through the trace by its `vad` entries: each tells when (`at`) the segmenter got the frame
 * that ends at `sessionMs`, so that the sound of that moment had just been heard. Between two of them the
 * sound is as late as they are, in proportion. What a frame takes to be looked at by the detector and to come
 * from the capture window, some ms, is thus left out of all lags. Where no voice was found, time 0 is the
 * earliest `zero`: the app moves it back when a frame shows that those before it were late. Session time and
 * time in the file are taken to be the same. Null when nothing was heard.
 */
export function soundClock(trace: readonly TraceLine[]): SoundClock | null {
  const origins = leastNearby(
    entriesOf(trace, 'vad')
      .map(({ at, sessionMs }) => ({ ms: sessionMs, zeroAt: at - sessionMs }))
      .sort((a, b) => a.ms - b.ms),
  );
  const [first, last] = [origins[0], origins.at(-1)];
  if (first && last) {
    return { heardAt: (ms) => originAt(origins, ms) + ms, driftMs: last.zeroAt - first.zeroAt };
  }
  const zeros = entriesOf(trace, 'zero').map(({ at }) => at);
  if (zeros.length === 0) return null;
  const zeroAt = Math.min(...zeros);
  return { heardAt: (ms) => zeroAt + ms, driftMs: null };
}

/** When (epoch ms) time 0 would have been, as heard at `ms`. */
interface Origin {
  readonly ms: number;
  readonly zeroAt: number;
}

function leastNearby(origins: readonly Origin[]): Origin[] {
  return origins.map(({ ms }) => {
    const near = origins.filter((origin) => Math.abs(origin.ms - ms) <= WINDOW_MS);
    return { ms, zeroAt: Math.min(...near.map(({ zeroAt }) => zeroAt)) };
  });
}

function originAt(origins: readonly Origin[], ms: number): number {
  const found = origins.findIndex((origin) => origin.ms > ms);
  const after = origins[found < 0 ? origins.length - 1 : found] as Origin;
  const before = found > 0 ? (origins[found - 1] as Origin) : after;
  if (before === after) return after.zeroAt;
  return before.zeroAt + ((after.zeroAt - before.zeroAt) * (ms - before.ms)) / (after.ms - before.ms);
}
