import { expect, test } from 'vitest';
import { QuietGate } from '../../../../src/renderer/capture/quiet-gate';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

function setUp() {
  const gate = new QuietGate();
  /** For each frame, whether the model hears it. */
  const play = (level: number, count: number, gain = 1): boolean[] =>
    Array.from({ length: count }, () => !gate.rests(new Float32Array(FRAME_SAMPLES).fill(level), gain));
  return { play };
}

test('the model hears half a second of quiet, then rests', () => {
  const { play } = setUp();
  const heard = play(0.0001, 100);
  expect(heard.slice(0, 16)).not.toContain(false);
  expect(heard.slice(16)).not.toContain(true);
});

test('it wakes with the first frame that is not quiet', () => {
  const { play } = setUp();
  play(0, 100);
  expect(play(0.002, 1)).toEqual([true]);
});

test('a whisper at -56 dB is heard', () => {
  const { play } = setUp();
  expect(play(0.0016, 100)).not.toContain(false);
});

test('of a source that is made louder by 30 dB, -73 dB are heard; a room of -78 dB is not', () => {
  const { play } = setUp();
  expect(play(0.000224, 100, 31.6)).not.toContain(false);
  expect(play(0.000126, 100, 31.6).slice(16)).not.toContain(true);
});
