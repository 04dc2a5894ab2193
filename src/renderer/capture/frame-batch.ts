import type { FrameMessage } from '../../shared/capture';

/** From this probability on somebody may be about to speak. */
const ALERT = 0.2;
/** Frames that wait together while nobody speaks: 256 ms. */
const BATCH_FRAMES = 8;
/** After the last alert frame each frame is sent at once for so many frames, as an utterance may still be open: 2 s. */
const ALERT_FRAMES = 64;

/**
 * Sends frames at once while somebody speaks or may, and several at a time in silence, where a message for each
 * is most of what main's listening costs. A frame that wakes it takes those that waited along.
 */
export class FrameBatch {
  #waiting: FrameMessage[] = [];
  #alertFor = ALERT_FRAMES;

  constructor(private readonly send: (frames: FrameMessage[]) => void) {}

  add(frame: FrameMessage): void {
    this.#alertFor = frame.probability >= ALERT ? ALERT_FRAMES : this.#alertFor - 1;
    this.#waiting.push(frame);
    if (this.#alertFor > 0 || this.#waiting.length >= BATCH_FRAMES) this.flush();
  }

  /** Those that wait are not sent. */
  clear(): void {
    this.#waiting = [];
  }

  flush(): void {
    const frames = this.#waiting;
    this.#waiting = [];
    if (frames.length > 0) this.send(frames);
  }
}
