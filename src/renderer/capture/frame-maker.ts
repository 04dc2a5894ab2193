import { FrameCutter } from './frame-cutter';
import { OneRate } from './one-rate';
import { SoundShape, type Shape } from './sound-shape';

/** Makes frames of sound as it comes, block by block, of any rate and number of channels. */
export class FrameMaker {
  readonly #shape = new SoundShape();
  readonly #cutter: FrameCutter;
  #sound: OneRate | null = null;

  /** `take` may keep the frames, or give them away. */
  constructor(take: (frame: Float32Array<ArrayBuffer>) => void) {
    this.#cutter = new FrameCutter(take);
  }

  /** From the next block on, smoothly. */
  set(shape: Shape): void {
    this.#shape.set(shape);
  }

  /** What comes next is another source, or the same after a break. */
  begin(shape: Shape): void {
    this.#shape.begin(shape);
    this.#sound = null;
    this.#cutter.reset();
  }

  /** One block of all channels, equally long; `rate` in Hz. */
  add(channels: readonly Float32Array[], rate: number): void {
    if (this.#sound?.rate !== rate) this.#sound = new OneRate(rate);
    this.#cutter.add(this.#sound.push(this.#shape.apply(channels)));
  }
}
