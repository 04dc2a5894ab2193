import { BLOCK_FRAMES, type DecodedBlock } from '../../../shared/import/decoding';
import { FRAME_SAMPLES } from '../../../shared/sound';
import { FrameCutter } from '../frame-cutter';
import type { SpeechEar } from '../speech-ear';

/** What may be sent of a file: nothing that was not asked for, so that whoever captions it sets the pace. */
export class Credit {
  #blocks = 0;
  #wake: () => void = () => {};

  add(blocks: number): void {
    this.#blocks += blocks;
    this.#wake();
  }

  /** Resolves when another block may be sent, or nobody wants any more. */
  async take(signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#wake();
    signal.addEventListener('abort', wake);
    while (this.#blocks === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    signal.removeEventListener('abort', wake);
    this.#blocks--;
  }
}

export type Block = Pick<DecodedBlock, 'samples' | 'probabilities'>;

/** Hears a file as fast as it goes, and sends its frames in blocks. Rejects where the sound breaks off. */
export async function hearFile(
  sound: AsyncIterable<Float32Array>,
  ear: Pick<SpeechEar, 'hear'>,
  credit: Credit,
  send: (block: Block) => void,
  signal: AbortSignal,
): Promise<void> {
  let frames: Float32Array[] = [];
  const cutter = new FrameCutter((frame) => frames.push(frame));
  async function sendBlock(): Promise<void> {
    await credit.take(signal);
    if (signal.aborted) return;
    const block = frames.slice(0, BLOCK_FRAMES);
    frames = frames.slice(BLOCK_FRAMES);
    const samples = new Float32Array(block.length * FRAME_SAMPLES);
    const probabilities: number[] = [];
    for (const [at, frame] of block.entries()) {
      samples.set(frame, at * FRAME_SAMPLES);
      probabilities.push(await ear.hear(frame));
    }
    if (!signal.aborted) send({ samples, probabilities });
  }
  try {
    for await (const piece of sound) {
      if (signal.aborted) return;
      cutter.add(piece);
      while (frames.length >= BLOCK_FRAMES && !signal.aborted) await sendBlock();
    }
  } finally {
    // What was heard before it broke off belongs to it.
    while (frames.length > 0 && !signal.aborted) await sendBlock();
  }
}
