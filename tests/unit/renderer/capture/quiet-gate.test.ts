import { expect, test } from 'vitest';
import { QuietGate } from '../../../../src/renderer/capture/quiet-gate';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

function setUp() {
  const gate = new QuietGate();
  /** For each frame, whether the model hears it. */
  const play = (level: number, count: number): boolean[] =>
    Array.from({ length: count }, () => !gate.rests(new Float32Array(FRAME_SAMPLES).fill(level)));
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
