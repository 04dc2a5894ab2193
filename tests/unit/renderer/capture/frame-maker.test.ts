import { expect, it } from 'vitest';
import { FrameMaker } from '../../../../src/renderer/capture/frame-maker';
import { rms } from '../../../../src/shared/sound';

/** 10 ms of a tone at `rate`, the `at`th of them, as left and right of a device have it. */
function tone(at: number, rate: number, loud: readonly number[]): Float32Array[] {
  const length = rate / 100;
  return loud.map((level) =>
    Float32Array.from(
      { length },
      (_none, sample) => level * Math.sin((2 * Math.PI * 440 * (at * length + sample)) / rate),
    ),
  );
}

function make() {
  const frames: Float32Array[] = [];
  return { frames, maker: new FrameMaker((frame) => frames.push(frame)) };
}

it.each([48_000, 44_100, 32_000, 16_000, 8_000])(
  'a device of %i Hz gives as many frames as its time has',
  (rate) => {
    const { frames, maker } = make();
    for (let at = 0; at < 200; at++) maker.add(tone(at, rate, [0.5, 0.5]), rate);
    expect(frames.length).toBeGreaterThanOrEqual(61);
    expect(frames.length).toBeLessThanOrEqual(62);
    for (const frame of frames.slice(1)) expect(rms(frame)).toBeCloseTo(0.5 / Math.SQRT2, 2);
  },
);

it('a device that goes on at another rate, and with other channels, is heard on', () => {
  const { frames, maker } = make();
  for (let at = 0; at < 100; at++) maker.add(tone(at, 48_000, [0.5]), 48_000);
  for (let at = 0; at < 100; at++) maker.add(tone(at, 44_100, [0.5, 0]), 44_100);
  expect(frames.length).toBeGreaterThanOrEqual(61);
  for (const frame of frames.slice(33)) expect(rms(frame)).toBeCloseTo(0.5 / Math.SQRT2, 2);
});

it('what begins anew has nothing of what was before', () => {
  const { frames, maker } = make();
  maker.add([new Float32Array(1500).fill(0.5)], 48_000);
  maker.begin({});
  for (let at = 0; at < 10; at++) maker.add([new Float32Array(480)], 48_000);
  expect(frames.map(rms)).toEqual(frames.map(() => 0));
  expect(frames.length).toBeGreaterThan(1);
});
