import { FRAME_SAMPLES } from '../../shared/sound';

/** Cuts sound of one channel that comes in blocks of any length into frames. */
export class FrameCutter {
  readonly #take: (frame: Float32Array<ArrayBuffer>) => void;
  #frame = new Float32Array(FRAME_SAMPLES);
  #filled = 0;

  /** `take` may keep the frames, or give them away. */
  constructor(take: (frame: Float32Array<ArrayBuffer>) => void) {
    this.#take = take;
  }

  add(block: Float32Array): void {
    let rest = block;
    while (rest.length > 0) {
      const part = rest.subarray(0, FRAME_SAMPLES - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled === FRAME_SAMPLES) this.#give();
    }
  }

  /** What comes next begins a frame. */
  reset(): void {
    this.#filled = 0;
  }

  #give(): void {
    const frame = this.#frame;
    this.#frame = new Float32Array(FRAME_SAMPLES);
    this.#filled = 0;
    this.#take(frame);
  }
}
