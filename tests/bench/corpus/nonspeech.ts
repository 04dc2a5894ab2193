import { basename } from 'node:path';
import { join, readSound, silence, type Sound } from '../sound/sound';
import type { Recording } from './recording';

const QUIET_MS = 30_000;
const NOISE_MS = 15_000;
const NOISE_LEVEL = 0.05;
const SAMPLE_RATE = 16_000;

/** A file in which nobody speaks. */
export async function loadNonspeech(path: string): Promise<Recording> {
  const sound = await readSound(path);
  return { name: basename(path), kind: 'nonspeech', path, sound, clips: [], words: [] };
}

/** For a corpus without non-speech: silence, in which the idle load is measured, and then white noise. */
export function makeNonspeech(): Recording {
  const sound = join([silence(QUIET_MS, SAMPLE_RATE), whiteNoise(NOISE_MS)]);
  return {
    name: '30 s silence, 15 s noise',
    kind: 'nonspeech',
    path: undefined,
    sound,
    clips: [],
    words: [],
  };
}

/** The same noise every time: numbers of a linear congruential generator (Numerical Recipes). */
function whiteNoise(ms: number): Sound {
  const { sampleRate, samples } = silence(ms, SAMPLE_RATE);
  let state = 1;
  const noise = samples.map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 31 - 1) * NOISE_LEVEL;
  });
  return { sampleRate, samples: noise };
}
