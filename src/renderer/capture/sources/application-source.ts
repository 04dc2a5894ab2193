import { SAMPLE_RATE } from '../../../shared/sound';
import { askLive } from './live-request';
import { onceOver, SourceError, type OpenSource, type TakeBlock } from './source';

const BYTES_PER_SAMPLE = 4;
const CHANNELS = 2;
const PAIR_BYTES = BYTES_PER_SAMPLE * CHANNELS;
/** Over the sound server and main, which waits for each of the program's streams, ms. */
const WAY_MS = 500;

/** What an application plays. It comes from main at the recogniser's rate, so it needs no audio graph. @throws SourceError */
export async function openApplication(laneId: string, name: string): Promise<OpenSource> {
  const stop = new AbortController();
  const { body } = await askLive(laneId, 'sound', stop.signal);
  if (!body) throw new SourceError('capture-failed');
  const source: OpenSource = {
    name,
    output: {
      wayMs: WAY_MS,
      hear: (take) => onceOver(readPairs(body, take), stop.signal, () => source.onEnd('lost')),
    },
    play: () => Promise.resolve(),
    close: () => stop.abort(),
    onEnd: () => {},
  };
  return source;
}

async function readPairs(body: ReadableStream<Uint8Array>, take: TakeBlock): Promise<void> {
  const reader = body.getReader();
  let rest = new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const bytes = new Uint8Array(rest.length + value.length);
    bytes.set(rest);
    bytes.set(value, rest.length);
    const whole = bytes.length - (bytes.length % PAIR_BYTES);
    rest = bytes.slice(whole);
    if (whole > 0) take(channelsOf(new Float32Array(bytes.buffer, 0, whole / BYTES_PER_SAMPLE)), SAMPLE_RATE);
  }
}

/** Left and right of sound that comes as left, right, left, … */
function channelsOf(pairs: Float32Array): Float32Array[] {
  return Array.from({ length: CHANNELS }, (_none, channel) =>
    Float32Array.from(
      { length: pairs.length / CHANNELS },
      (_sample, at) => pairs[at * CHANNELS + channel] ?? 0,
    ),
  );
}
