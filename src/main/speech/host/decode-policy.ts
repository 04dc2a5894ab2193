import { msToSamples, rms } from '../../../shared/sound';
import type { ModelFamily } from '../models';
import { endsInLoop, isLoop, withoutLoops } from '../../text/loops';

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

/**
 * What is tried after an empty result. Measured on 1,272 cuts of LibriSpeech and LJSpeech, base and tiny: of
 * 27 empty results the first of these mended 22, and none stayed empty. Silence behind the sound mends some
 * too, but makes base hear "You" in music.
 */
export const AFTER_EMPTY: readonly Cut[] = [
  { trimStartMs: 200, trimEndMs: 100, silenceMs: 0 },
  { trimStartMs: 300, trimEndMs: 200, silenceMs: 0 },
  { trimStartMs: 300, trimEndMs: 300, silenceMs: 0 },
];

/** What is tried after a loop. Silence behind the sound ended 11 of 12, and costs no first word as trimming does. */
export const AFTER_LOOP: readonly Cut[] = [
  { trimStartMs: 0, trimEndMs: 0, silenceMs: 300 },
  { trimStartMs: 200, trimEndMs: 100, silenceMs: 0 },
  { trimStartMs: 300, trimEndMs: 200, silenceMs: 0 },
  { trimStartMs: 300, trimEndMs: 300, silenceMs: 0 },
];

/** How a model stumbles, and what is tried then. */
export interface RetryPolicy {
  readonly afterEmpty: readonly Cut[];
  /** null for a model that cannot chant: what it repeats was said so often. */
  readonly afterLoop: readonly Cut[] | null;
}

const MOONSHINE: RetryPolicy = { afterEmpty: AFTER_EMPTY, afterLoop: AFTER_LOOP };
/** Models that write word after word by what they wrote before may chant; when they are silent, they mean it. */
const WRITER: RetryPolicy = { afterEmpty: [], afterLoop: AFTER_LOOP };
/** Models that go along with the sound (CTC, transducers) say what they hear, once. */
const FOLLOWER: RetryPolicy = { afterEmpty: [], afterLoop: null };

export function retryPolicyOf(family: ModelFamily): RetryPolicy {
  switch (family) {
    case 'moonshine':
    case 'moonshine-v1':
      return MOONSHINE;
    case 'whisper':
    case 'canary':
    case 'fire-red':
      return WRITER;
    default:
      return FOLLOWER;
  }
}

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

/** The sound of one try, or null when too little would be left. */
export function cutSound(samples: Float32Array, cut: Cut): Float32Array | null {
  const start = msToSamples(cut.trimStartMs);
  const end = samples.length - msToSamples(cut.trimEndMs);
  const silence = msToSamples(cut.silenceMs);
  if (end - start < msToSamples(MIN_SOUND_MS)) return null;
  const sound = new Float32Array(end - start + silence);
  sound.set(samples.subarray(start, end));
  return sound;
}

export interface DecodeOptions {
  /** Blocks; gives "" when no words were found. */
  readonly recognise: (samples: Float32Array) => string;
  /** Whether a result that is empty or loops is worth more tries. */
  readonly retry: boolean;
  /** By default as for Moonshine. */
  readonly policy?: RetryPolicy;
  /** Called between tries; `false` ends them. */
  readonly pause: () => Promise<boolean>;
}

export interface Decoded {
  /** Its loops at a length that can be read; empty when no try found words. */
  readonly text: string;
  readonly tries: number;
}

/** The first good result; else the first looping one, its loops shortened; else nothing. */
export async function decodeUtterance(samples: Float32Array, options: DecodeOptions): Promise<Decoded> {
  const { recognise, retry, pause, policy = MOONSHINE } = options;
  const loops = (text: string): boolean => policy.afterLoop !== null && isLoop(text);
  const isGood = (text: string): boolean => text !== '' && !loops(text);
  const first = recognise(samples);
  if (isGood(first)) return { text: first, tries: 1 };
  // An interim that says nothing or is lost is not shown; the next pass comes soon.
  if (!retry) return { text: endsInLoop(first) ? '' : withoutLoops(first), tries: 1 };
  let tries = 1;
  let looping = first;
  if (first === '' && isSilent(samples)) return { text: '', tries };
  for (const cut of first === '' ? policy.afterEmpty : (policy.afterLoop ?? [])) {
    const sound = cutSound(samples, cut);
    if (!sound) continue;
    if (!(await pause())) break;
    tries++;
    const text = recognise(sound);
    if (isGood(text)) return { text, tries };
    looping ||= text;
  }
  return { text: withoutLoops(looping), tries };
}
