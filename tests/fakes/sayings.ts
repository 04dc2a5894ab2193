import { FRAME_SAMPLES } from '../../src/shared/sound';

/** Frames in a row that sound alike. */
export interface Saying {
  readonly frames: number;
  /** Loudness of each frame, 0..1. */
  readonly rms: number;
  readonly probability: number;
  /** What is said in them; '' for nothing. Runs in a row that say the same say it once, together. */
  readonly says: string;
  /** Frames that a recogniser must be given to hear it; 6 when left out. */
  readonly needs?: number | undefined;
}

const NEEDS = 6;
/** The number of a frame's saying is kept in its first sample, far under anything that could be heard. */
const NUMBER_UNIT = 2 ** -24;

export interface SpokenSayings {
  readonly samples: Float32Array;
  /** Of each frame. */
  readonly probabilities: Float32Array;
  /** What a recogniser hears in some frames of `samples`: each saying once, in order. */
  readonly hear: (samples: Float32Array) => string;
}

/** Sound in which every frame knows what is said in it. */
export function spokenSayings(runs: readonly Saying[]): SpokenSayings {
  const sayings: { readonly says: string; needs: number }[] = [];
  const frames = runs.flatMap((run, index) => {
    if (run.says !== '' && run.says !== runs[index - 1]?.says) {
      sayings.push({ says: run.says, needs: run.needs ?? NEEDS });
    }
    return Array.from({ length: run.frames }, () => ({ ...run, number: run.says ? sayings.length : 0 }));
  });
  const samples = new Float32Array(frames.length * FRAME_SAMPLES);
  for (const [at, { rms, number }] of frames.entries()) {
    samples.fill(rms, at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES);
    samples[at * FRAME_SAMPLES] = number * NUMBER_UNIT;
  }
  return {
    samples,
    probabilities: Float32Array.from(frames, ({ probability }) => probability),
    hear(heard) {
      const counts = new Map<number, number>();
      for (let at = 0; at < heard.length; at += FRAME_SAMPLES) {
        const number = Math.round((heard[at] as number) / NUMBER_UNIT);
        if (number > 0) counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      return [...counts]
        .toSorted(([left], [right]) => left - right)
        .flatMap(([number, count]) => {
          const saying = sayings[number - 1];
          return saying && count >= saying.needs ? [saying.says] : [];
        })
        .join(' ');
    },
  };
}
