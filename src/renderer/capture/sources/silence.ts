import { SAMPLE_RATE } from '../../../shared/sound';
import type { TrackBlocks } from './track-blocks';

const LOOK_EVERY_MS = 250;
/** Looks without a block after which none is on its way: a page that was busy has read what came before its second one. */
const QUIET_LOOKS = 4;
/** Silence that is given at once, at most, ms: the rest is time asleep. */
const MOST_MS = 2_000;

/** What the system plays, and silence while it gives nothing, as some systems do as long as nothing plays. */
export function withSilence(blocks: TrackBlocks): TrackBlocks {
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    wayMs: blocks.wayMs,
    hear: (take) => {
      let looks = 0;
      let heardUntil = performance.now();
      let like = { channels: 1, rate: SAMPLE_RATE };
      timer = setInterval(() => {
        if (++looks < QUIET_LOOKS) return;
        const ms = Math.min(MOST_MS, performance.now() - heardUntil);
        heardUntil = performance.now();
        const silence = new Float32Array(Math.round((ms / 1000) * like.rate));
        take(
          Array.from({ length: like.channels }, () => silence),
          like.rate,
        );
      }, LOOK_EVERY_MS);
      blocks.hear((channels, rate, lateMs) => {
        looks = 0;
        heardUntil = performance.now();
        like = { channels: channels.length, rate };
        take(channels, rate, lateMs);
      });
    },
    close: () => {
      clearInterval(timer);
      blocks.close();
    },
  };
}
