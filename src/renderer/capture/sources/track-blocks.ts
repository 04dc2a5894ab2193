import { channelsOf } from '../channels-of';
import { onceOver, type BlockSource, type TakeBlock } from './source';

/** Blocks, of 10 ms mostly, that wait while this page is busy. */
const WAITING = 500;
/** What comes later than that is of a clock that jumped, ms. */
const LATEST_MS = 10 * WAITING;
/** Sound is on its way through a device for less than this, ms. */
const WAY_MS = 64;

/** The sound of a track, until it is closed. */
export interface TrackBlocks extends BlockSource {
  readonly close: () => void;
}

/**
 * Whatever else this machine does: an audio graph has to play in time, and leaves out or fills with silence what it
 * can't take then. `onEnd`: no more comes, though nobody closed it.
 */
export function blocksOf(track: MediaStreamAudioTrack, onEnd: () => void): TrackBlocks {
  const closed = new AbortController();
  return {
    wayMs: WAY_MS,
    hear: (take) => {
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: WAITING });
      let soonestMs = Infinity;
      const write = (data: AudioData): void => {
        const wayMs = performance.now() - data.timestamp / 1000;
        soonestMs = Math.min(soonestMs, wayMs);
        give(take, data, Math.min(wayMs - soonestMs, LATEST_MS));
      };
      const reading = readable.pipeTo(new WritableStream({ write }), { signal: closed.signal });
      onceOver(reading, closed.signal, onEnd);
    },
    close: () => closed.abort(),
  };
}

function give(take: TakeBlock, data: AudioData, lateMs: number): void {
  try {
    take(channelsOf(data), data.sampleRate, lateMs);
  } finally {
    data.close();
  }
}
