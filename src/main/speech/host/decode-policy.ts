import { msToSamples, rms } from '../../../shared/sound';
import { isLoop, withoutLoops } from './loops';

/**
 * How an utterance is decoded when the model stumbles. For some cuts of perfectly clear speech Moonshine
 * says nothing at all, for others it chants, always for the very same cut; a slightly different cut is fine.
 */

/** The cut of one try, ms. */
export interface Cut {
  readonly trimStartMs: number;
  readonly trimEndMs: number;
  /** Digital silence put behind the sound. */
  readonly silenceMs: number;
}

/** In the order in which they are tried; the numbers were measured, see docs/architecture.md. */
export const CUTS: readonly Cut[] = [
  { trimStartMs: 0, trimEndMs: 0, silenceMs: 0 },
  { trimStartMs: 200, trimEndMs: 100, silenceMs: 0 },
  { trimStartMs: 300, trimEndMs: 200, silenceMs: 0 },
  { trimStartMs: 0, trimEndMs: 0, silenceMs: 300 },
  { trimStartMs: 300, trimEndMs: 300, silenceMs: 0 },
];

/** A try that leaves less sound than this is not made, ms. */
const MIN_SOUND_MS = 300;

/** Sound whose loudest tenth of a second is below this RMS (-60 dBFS) is silence: its empty result is right. */
const SILENCE_RMS = 0.001;
const LOUDNESS_WINDOW_MS = 100;

export function isSilent(samples: Float32Array): boolean {
  const window = msToSamples(LOUDNESS_WINDOW_MS);
  for (let start = 0; start < samples.length; start += window) {
    if (rms(samples.subarray(start, start + window)) >= SILENCE_RMS) return false;
  }
  return true;
}

/** The sound of one try, or null when too little would be left. The first cut always gives the sound itself. */
export function cutSound(samples: Float32Array, cut: Cut): Float32Array | null {
  const start = msToSamples(cut.trimStartMs);
  const end = samples.length - msToSamples(cut.trimEndMs);
  const silence = msToSamples(cut.silenceMs);
  if (start === 0 && end === samples.length && silence === 0) return samples;
  if (end - start < msToSamples(MIN_SOUND_MS)) return null;
  const sound = new Float32Array(end - start + silence);
  sound.set(samples.subarray(start, end));
  return sound;
}

export interface DecodeOptions {
  /** Blocks; gives "" when no words were found. */
  readonly recognize: (samples: Float32Array) => string;
  /** Whether a result that is empty or loops is worth more tries. */
  readonly retry: boolean;
  /** Called between tries; `false` ends them. */
  readonly pause: () => Promise<boolean>;
}

export interface Decoded {
  /** Without loops; empty when no try found words. */
  readonly text: string;
  readonly tries: number;
}

/** The first good result; else what the first looping one says when each loop is said once; else nothing. */
export async function decodeUtterance(samples: Float32Array, options: DecodeOptions): Promise<Decoded> {
  const { recognize, retry, pause } = options;
  let tries = 0;
  let looping = '';
  for (const cut of CUTS) {
    const sound = cutSound(samples, cut);
    if (!sound) continue;
    if (tries > 0 && !(await pause())) break;
    tries++;
    const text = recognize(sound);
    if (text !== '' && !isLoop(text)) return { text, tries };
    looping ||= text;
    if (!retry || (text === '' && isSilent(samples))) break;
  }
  // An interim that loops says nothing: the next pass is not far.
  return { text: retry ? withoutLoops(looping) : '', tries };
}
