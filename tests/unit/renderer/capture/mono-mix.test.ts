import { describe, expect, it } from 'vitest';
import { MonoMix } from '../../../../src/renderer/capture/mono-mix';
import { rms } from '../../../../src/shared/sound';

const RATE = 16_000;
const BLOCK = 128;

type Sound = (second: number) => number;

const tone =
  (hertz: number, level = 0.3): Sound =>
  (second) =>
    level * Math.sin(2 * Math.PI * hertz * second);
const nothing: Sound = () => 0;
/** The same noise at every call with the same time. */
const noise =
  (seed: number, level: number): Sound =>
  (second) => {
    const random = Math.sin(second * RATE * 12.9898 + seed * 78.233) * 43_758.5453;
    return level * 2 * (random - Math.floor(random) - 0.5);
  };
const turned =
  (sound: Sound): Sound =>
  (second) =>
    -sound(second);
const plus =
  (...sounds: readonly Sound[]): Sound =>
  (second) =>
    sounds.reduce((sum, sound) => sum + sound(second), 0);

/** Mixes the channels block by block. */
function mix(channels: readonly Sound[], { seconds = 0.5, mixer = new MonoMix(RATE) } = {}): Float32Array {
  const mixed = new Float32Array(Math.floor((seconds * RATE) / BLOCK) * BLOCK);
  for (let start = 0; start < mixed.length; start += BLOCK) {
    const blocks = channels.map((sound) =>
      Float32Array.from({ length: BLOCK }, (_, at) => sound((start + at) / RATE)),
    );
    mixed.set(mixer.mix(blocks), start);
  }
  return mixed;
}

/** `sound` alone, as long as `mixed`. */
function alone(sound: Sound, { length }: Float32Array): Float32Array {
  return Float32Array.from({ length }, (_, at) => sound(at / RATE));
}

function decibels(one: Float32Array, other: Float32Array): number {
  return 20 * Math.log10(rms(one) / rms(other));
}

const SPEECH = tone(220);

describe('one channel', () => {
  it('stays as it is', () => {
    const mixed = mix([SPEECH]);
    expect(mixed).toEqual(alone(SPEECH, mixed));
  });
});

describe('sound is as loud as in the loudest channel', () => {
  it.each<[string, readonly Sound[]]>([
    ['in the left one alone', [SPEECH, nothing]],
    ['in the right one alone', [nothing, SPEECH]],
    ['the same in both', [SPEECH, SPEECH]],
    ['mirrored', [SPEECH, turned(SPEECH)]],
    ['mirrored and less loud', [SPEECH, turned(tone(220, 0.2))]],
    [
      'mirrored, each with its own noise',
      [plus(SPEECH, noise(1, 0.02)), plus(turned(SPEECH), noise(2, 0.02))],
    ],
    ['in the fourth of six', [nothing, nothing, nothing, SPEECH, nothing, nothing]],
    ['mirrored in two of four', [nothing, SPEECH, turned(SPEECH), nothing]],
  ])('%s', (_where, channels) => {
    const mixed = mix(channels);
    expect(Math.abs(decibels(mixed, alone(SPEECH, mixed)))).toBeLessThan(0.5);
  });
});

it('two who speak at once, each in a channel, are both heard, evenly', () => {
  const [one, other] = [tone(200), tone(310)];
  const mixed = mix([one, other]);
  const share = (sound: Sound): number => {
    const pure = alone(sound, mixed);
    const common = mixed.reduce((sum, sample, at) => sum + sample * (pure[at] as number), 0);
    return common / pure.reduce((sum, sample) => sum + sample * sample, 0);
  };
  expect(share(one)).toBeGreaterThan(0.6);
  expect(share(other)).toBeGreaterThan(0.6);
});

it('who answers in the other channel is heard from the first moment', () => {
  const first: Sound = (second) => (second < 0.25 ? SPEECH(second) : 0);
  const answer: Sound = (second) => (second < 0.25 ? 0 : SPEECH(second));
  const mixed = mix([first, answer]);
  const at = 0.25 * RATE;
  const opening = mixed.subarray(at, at + BLOCK * 2);
  const said = alone(answer, mixed).subarray(at, at + BLOCK * 2);
  expect(decibels(opening, said)).toBeGreaterThan(-3.5);
});

it('channels that begin to mirror each other in mid-sentence are lost for no more than a twentieth of a second', () => {
  const other: Sound = (second) => (second < 0.25 ? SPEECH(second) : -SPEECH(second));
  const mixed = mix([SPEECH, other]);
  const after = mixed.subarray(0.3 * RATE);
  expect(Math.abs(decibels(after, alone(SPEECH, mixed).subarray(0.3 * RATE)))).toBeLessThan(6);
});

it('no change of its weights is heard as a click', () => {
  const other: Sound = (second) => (second < 0.25 ? SPEECH(second) : -SPEECH(second));
  const mixed = mix([SPEECH, other]);
  const steepest = Math.max(
    ...[...mixed].slice(1).map((sample, at) => Math.abs(sample - (mixed[at] as number))),
  );
  // A tone of 220 Hz and this level moves by no more than 0.026 from one sample to the next.
  expect(steepest).toBeLessThan(0.06);
});

it('is never louder than full scale', () => {
  const loud = tone(220, 1);
  const channels = [loud, (second: number) => (second < 0.25 ? 0 : loud(second))];
  expect(Math.max(...mix(channels).map(Math.abs))).toBeLessThanOrEqual(1);
});

it('silence stays silence, and does not keep it from hearing what follows', () => {
  const mixer = new MonoMix(RATE);
  expect(mix([nothing, nothing], { mixer }).every((sample) => sample === 0)).toBe(true);
  const mixed = mix([SPEECH, turned(SPEECH)], { mixer });
  expect(Math.abs(decibels(mixed, alone(SPEECH, mixed)))).toBeLessThan(1);
});

it('the number of channels may change', () => {
  const mixer = new MonoMix(RATE);
  mix([SPEECH], { mixer });
  const mixed = mix([nothing, SPEECH], { mixer });
  expect(Math.abs(decibels(mixed, alone(SPEECH, mixed)))).toBeLessThan(0.5);
});

it.each([NaN, Infinity, -Infinity])('a sample of %s is silence, and all after it is heard', (nonsense) => {
  const mixer = new MonoMix(RATE);
  const faulty: Sound = (second) => (second === 0.05 ? nonsense : SPEECH(second));
  const mixed = mix([faulty, SPEECH], { mixer });
  expect(mixed.every(Number.isFinite)).toBe(true);
  expect(Math.abs(decibels(mixed, alone(SPEECH, mixed)))).toBeLessThan(0.5);
});
