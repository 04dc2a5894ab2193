import { FRAME_SAMPLES, type Frame } from '../../../shared/sound';

/** A lane's last frames, each known by its number, which counts from the first one pushed. */
export class RecentFrames {
  #frames: Frame[] = [];
  #first = 0;

  /** Number of the oldest frame that is still here; equal to `next` when there is none. */
  get first(): number {
    return this.#first;
  }

  /** Number that the next frame will have. */
  get next(): number {
    return this.#first + this.#frames.length;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
  }

  /** The frames from number `from` up to `to`, exclusive; both must still be here. */
  slice(from: number, to: number): Frame[] {
    return this.#frames.slice(from - this.#first, to - this.#first);
  }

  /** The sound of `slice(from, to)`. */
  samples(from: number, to: number): Float32Array {
    const samples = new Float32Array((to - from) * FRAME_SAMPLES);
    for (const [index, frame] of this.slice(from, to).entries()) {
      samples.set(frame.samples, index * FRAME_SAMPLES);
    }
    return samples;
  }

  /** Lets go of all frames before number `from`. */
  forgetBefore(from: number): void {
    const count = Math.min(this.#frames.length, Math.max(0, from - this.#first));
    if (count === 0) return;
    this.#frames.splice(0, count);
    this.#first += count;
  }
}
