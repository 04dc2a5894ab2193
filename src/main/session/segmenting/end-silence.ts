/** After `spokenMs` of speech, pauses included, `silenceMs` of silence end the utterance. */
export interface EndSilence {
  readonly spokenMs: number;
  readonly silenceMs: number;
}

/** A breath between two parts of a sentence, ms. */
const BREATH_MS = 192;
/** A dip between two words, ms. */
const DIP_MS = 64;

/**
 * The end silence around the one that the user chose (`ms`): a word or two wait longer for what follows, because
 * they are recognised wrong without it. A long utterance ends at the next breath and at last at the next dip, so
 * that it is cut while it is spoken: a cut that is found later makes the final of what was before it late.
 */
export function endSilence(ms: number): EndSilence[] {
  return [
    { spokenMs: 1000, silenceMs: ms + 400 },
    { spokenMs: 3000, silenceMs: ms },
    { spokenMs: 5000, silenceMs: ms },
    { spokenMs: 8000, silenceMs: Math.min(ms, BREATH_MS) },
    { spokenMs: 10_500, silenceMs: Math.min(ms, DIP_MS) },
  ];
}

/**
 * The silence, ms, that ends an utterance in which `spokenMs` were spoken: on straight lines between `points`,
 * which are sorted by `spokenMs`.
 */
export function silenceAfter(points: readonly EndSilence[], spokenMs: number): number {
  const after = points.findIndex((point) => point.spokenMs > spokenMs);
  const next = points[after];
  if (!next) return points.at(-1)?.silenceMs ?? 0;
  const last = points[after - 1];
  if (!last) return next.silenceMs;
  const share = (spokenMs - last.spokenMs) / (next.spokenMs - last.spokenMs);
  return last.silenceMs + (next.silenceMs - last.silenceMs) * share;
}
