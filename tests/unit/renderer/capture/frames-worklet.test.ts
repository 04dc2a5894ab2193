import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

interface Processor {
  process: (inputs: Float32Array[][]) => boolean;
}

/** The worklet's processor as the audio thread makes it, and the frames that it posts. */
async function begin() {
  const frames: Float32Array[] = [];
  const port = {
    onmessage: (_event: { data: unknown }): void => {},
    postMessage: (frame: Float32Array) => frames.push(frame),
  };
  const made: (new () => Processor)[] = [];
  vi.stubGlobal('sampleRate', 16_000);
  vi.stubGlobal(
    'AudioWorkletProcessor',
    class {
      port = port;
    },
  );
  vi.stubGlobal('registerProcessor', (_name: string, processor: new () => Processor) => made.push(processor));
  vi.resetModules();
  await import('../../../../src/renderer/capture/frames.worklet');
  const processor = new (made[0] as new () => Processor)();
  return { frames, processor, tell: (data: unknown) => port.onmessage({ data }) };
}

/** A block of the audio thread, counting up from `first`. */
function block(first: number, length = 128): Float32Array {
  return Float32Array.from({ length }, (_, at) => (first + at) / 10_000);
}

it('every sample is in a frame of 512, once and in order, whatever the blocks', async () => {
  const { frames, processor } = await begin();
  let first = 0;
  for (const length of [128, 128, 128, 128, 700, 324, 1]) {
    expect(processor.process([[block(first, length)]])).toBe(true);
    first += length;
  }
  expect(frames.map((frame) => frame.length)).toEqual([512, 512, 512]);
  expect(frames.flatMap((frame) => [...frame])).toEqual([...block(0, 1536)]);
});

it('a source that is gone gives no frames', async () => {
  const { frames, processor } = await begin();
  for (let count = 0; count < 8; count++) expect(processor.process([[]])).toBe(true);
  expect(frames).toEqual([]);
});

it('what is left of one lane is not the beginning of the next', async () => {
  const { frames, processor, tell } = await begin();
  processor.process([[block(0, 300)]]);
  tell({ begins: true });
  processor.process([[block(5000, 512)]]);
  expect(frames.map((frame) => [...frame])).toEqual([[...block(5000, 512)]]);
});

it('one channel of two is heard, louder, from the first block on and from the next one when that changes', async () => {
  const { frames, processor, tell } = await begin();
  const left = new Float32Array(512).fill(0.1);
  const right = new Float32Array(512).fill(0.01);
  const lastOf = (at: number): number => frames[at]?.at(-1) ?? NaN;
  tell({ begins: true, channel: 'right', gainDb: 20 });
  processor.process([[left, right]]);
  expect(frames[0]?.[0]).toBeCloseTo(0.1);
  tell({ begins: false, channel: 'left', gainDb: -20 });
  processor.process([[left, right]]);
  expect(lastOf(1)).toBeCloseTo(0.01);
  // A device with one channel has neither left nor right.
  processor.process([[left]]);
  expect(lastOf(2)).toBeCloseTo(0.01);
  tell({ begins: false });
  processor.process([[left, left]]);
  processor.process([[left, left]]);
  expect(lastOf(4)).toBeCloseTo(0.1);
});
