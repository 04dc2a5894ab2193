import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blocksOf } from '../../../../../src/renderer/capture/sources/track-blocks';

/** What Chromium gives of a track; `level` of its first channel, half as much of the next. */
function data(timestampMs: number, level: number, { channels = 1, rate = 48_000 } = {}) {
  return {
    timestamp: timestampMs * 1000,
    numberOfChannels: channels,
    numberOfFrames: rate / 100,
    sampleRate: rate,
    copyTo: (to: Float32Array, { planeIndex }: AudioDataCopyToOptions) => to.fill(level / (1 + planeIndex)),
    close: vi.fn<() => void>(),
  };
}

let feed: ReadableStreamDefaultController<unknown>;
const asked: unknown[] = [];
const cancelled = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  cancelled.mockClear();
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = new ReadableStream({
        start: (controller) => {
          feed = controller;
        },
        cancel: cancelled,
      });
      constructor(options: unknown) {
        asked.push(options);
      }
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen() {
  const track = {} as MediaStreamAudioTrack;
  const heard: { levels: (number | undefined)[]; rate: number; lateMs: number | undefined }[] = [];
  const onEnd = vi.fn<() => void>();
  const blocks = blocksOf(track, onEnd);
  expect(asked).toEqual([]);
  blocks.hear((channels, rate, lateMs) =>
    heard.push({ levels: channels.map((channel) => channel[0]), rate, lateMs }),
  );
  return { track, blocks, heard, onEnd };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

it('every block is heard, with all its channels, at its rate, and given back', async () => {
  const { track, heard } = listen();
  const blocks = [data(0, 0.5, { channels: 2 }), data(10, 0.25, { rate: 44_100 })];
  for (const block of blocks) feed.enqueue(block);
  await settle();
  expect(heard).toMatchObject([
    { levels: [0.5, 0.25], rate: 48_000 },
    { levels: [0.25], rate: 44_100 },
  ]);
  for (const { close } of blocks) expect(close).toHaveBeenCalledOnce();
  // Nothing is left out while the page is busy for seconds.
  expect(asked).toEqual([{ track, maxBufferSize: 500 }]);
});

it('what waited while the page was busy says how late it is, but no more than can wait', async () => {
  const { heard } = listen();
  const start = performance.now();
  feed.enqueue(data(start - 20, 0.1));
  await settle(300);
  feed.enqueue(data(start - 10, 0.2));
  feed.enqueue(data(start + 280, 0.3));
  feed.enqueue(data(start - 3_600_000, 0.4));
  await settle();
  expect(heard.map(({ lateMs }) => Math.round(lateMs ?? NaN))).toEqual([0, 290, 0, 5000]);
});

it('nothing is heard of it once it is closed, and that is no end of its own', async () => {
  const { blocks, heard, onEnd } = listen();
  feed.enqueue(data(0, 0.5));
  await settle();
  blocks.close();
  await settle();
  expect(cancelled).toHaveBeenCalledOnce();
  expect(heard).toHaveLength(1);
  expect(onEnd).not.toHaveBeenCalled();
});

it.each([
  ['ends', () => feed.close()],
  ['breaks off', () => feed.error(new Error('gone'))],
])('that it %s is said', async (_what, happen) => {
  const { onEnd } = listen();
  happen();
  await settle();
  expect(onEnd).toHaveBeenCalledOnce();
});
