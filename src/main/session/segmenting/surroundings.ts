import { FRAME_MS } from '../../../shared/sound';

/** Even who speaks without a pause is nearly silent for a moment within such a time. */
const WINDOW_FRAMES = Math.round(3000 / FRAME_MS);
/** Fewer frames say nothing of what is usual here. */
const LEAST_FRAMES = Math.round(300 / FRAME_MS);
/** What stands at least 14 dB over its surroundings stands out. */
const STANDS_OUT = 5;
/** -90 dB of full scale: the noise of a converter, however still it is. */
const LEAST_LEVEL = 0.000_03;

/** What a lane's last three seconds sounded like at their quietest, which is what a sound stands out of. */
export class Surroundings {
  /** Levels that are the least of the window from their frame on; levels grow. */
  #least: { readonly frame: number; readonly level: number }[] = [];
  #frames = 0;

  /** A frame's loudness (RMS, 0..1). */
  hear(level: number): void {
    const frame = this.#frames++;
    while ((this.#least.at(-1)?.level ?? -1) >= level) this.#least.pop();
    this.#least.push({ frame, level });
    if ((this.#least[0]?.frame ?? frame) <= frame - WINDOW_FRAMES) this.#least.shift();
  }

  /** Whether something so loud stands out. */
  isLoud(level: number): boolean {
    if (this.#frames < LEAST_FRAMES) return false;
    return level >= STANDS_OUT * Math.max(LEAST_LEVEL, this.#least[0]?.level ?? 0);
  }
}
