import type { AudioBufferSink, WrappedAudioBuffer } from 'mediabunny';
import { askLive } from './live-request';
import { Playout } from './playout';
import { SourceError, type OpenSource } from './source';

/** A server sends what was before at once: what comes within this is that, ms. */
const BURST_MS = 400;
/** So much of it is played, as a reserve; the rest is too old, seconds. */
const RESERVE_S = 1.5;
/** More than this is not decoded ahead, however fast it is sent, seconds. */
const MOST_AHEAD_S = 10;
const LOOK_EVERY_MS = 500;

/**
 * Sound without an end, such as a radio's, decoded as it comes. A media element waits for 32 KiB at a time, which are
 * eight seconds of 32 kbit/s. `stop` ends it, also while it opens.
 *
 * @throws SourceError
 */
export async function openRadio(
  laneId: string,
  name: string,
  context: AudioContext,
  stop: AbortController,
): Promise<OpenSource> {
  const { body } = await askLive(laneId, 'sound', stop.signal);
  if (!body) throw new SourceError('stream-unreachable');
  const { ALL_FORMATS, AudioBufferSink, Input, ReadableStreamSource } = await import('mediabunny');
  const input = new Input({ source: new ReadableStreamSource(body), formats: ALL_FORMATS });
  stop.signal.addEventListener('abort', () => input.dispose(), { once: true });
  const track = await input.getPrimaryAudioTrack().catch(() => {
    throw new SourceError('stream-unplayable');
  });
  if (!track) throw new SourceError('stream-silent');
  if (!(await track.canDecode())) throw new SourceError('stream-unplayable');
  if (stop.signal.aborted) throw new SourceError('stream-unreachable');

  const output = new GainNode(context);
  const playout = new Playout();
  const source: OpenSource = {
    name,
    output,
    play: () => {
      playAll(new AudioBufferSink(track), output, playout)
        .catch(() => {
          // Broken off, or closed.
        })
        .finally(lose);
      return Promise.resolve();
    },
    close: () => {
      clearInterval(looking);
      stop.abort();
      output.disconnect();
    },
    onEnd: () => {},
  };
  const lose = (): void => {
    clearInterval(looking);
    if (!stop.signal.aborted) source.onEnd('lost');
  };
  const looking = setInterval(() => {
    if (playout.isLost(context.currentTime)) lose();
  }, LOOK_EVERY_MS);
  return source;
}

async function playAll(sink: AudioBufferSink, output: GainNode, playout: Playout): Promise<void> {
  const { context } = output;
  const play = ({ buffer, duration }: WrappedAudioBuffer): void => {
    const node = new AudioBufferSourceNode(context, { buffer });
    node.connect(output);
    node.start(playout.place(context.currentTime, duration));
  };
  const buffers = sink.buffers();
  let burst: WrappedAudioBuffer[] | null = [];
  let beganAt: number | null = null;
  for await (const each of buffers) {
    beganAt ??= performance.now();
    if (burst) {
      burst.push(each);
      if (performance.now() - beganAt < BURST_MS) continue;
      latest(burst).forEach(play);
      burst = null;
    } else {
      play(each);
    }
    const tooMuchS = playout.aheadS(context.currentTime) - MOST_AHEAD_S;
    if (tooMuchS > 0) await new Promise((resolve) => setTimeout(resolve, tooMuchS * 1000));
  }
}

/** The last of them, as many as are a reserve. */
function latest(burst: readonly WrappedAudioBuffer[]): readonly WrappedAudioBuffer[] {
  let lengthS = 0;
  const first = burst.findLastIndex(({ duration }) => (lengthS += duration) >= RESERVE_S);
  return burst.slice(Math.max(0, first));
}
