import { expect, test } from 'vitest';
import { FrameBatch } from '../../../../src/renderer/capture/frame-batch';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

function setUp() {
  const sent: number[][] = [];
  const batch = new FrameBatch((frames) => sent.push(frames.map((frame) => frame.index)));
  let index = 0;
  const hear = (probability: number, count: number): void => {
    for (let heard = 0; heard < count; heard++) {
      const samples = new Float32Array(FRAME_SAMPLES);
      batch.add({ type: 'frame', laneId: 'lane', index: index++, samples, probability, capturedAt: 0 });
    }
  };
  return { batch, sent, hear };
}

test('every frame is sent at once while somebody speaks, and for two seconds after', () => {
  const { sent, hear } = setUp();
  hear(0.9, 1);
  hear(0, 63);
  expect(sent.map((frames) => frames.length)).toEqual(Array.from({ length: 64 }, () => 1));
});

test('in silence frames travel together, none is lost and their order stays', () => {
  const { sent, hear } = setUp();
  hear(0, 200);
  const last = sent.at(-1) ?? [];
  expect(last.length).toBe(8);
  expect(sent.flat()).toEqual(Array.from({ length: sent.flat().length }, (_, index) => index));
  expect(sent.flat().length).toBeGreaterThan(200 - 8);
});

test('the first frame that may be speech takes along those that waited', () => {
  const { sent, hear } = setUp();
  hear(0, 100);
  const before = sent.flat().length;
  hear(0.3, 1);
  expect(sent.flat().length).toBe(101);
  expect(sent.at(-1)?.length).toBe(101 - before);
});

test('what waits at the end is sent', () => {
  const { batch, sent, hear } = setUp();
  hear(0, 100);
  batch.flush();
  expect(sent.flat().length).toBe(100);
});
