import { JamakError } from '../../shared/errors';

/** Sound that waits, all lanes of an engine together, against its limit. */
export class SoundBacklog {
  readonly #limitMs: number;
  #waitingMs = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /**
   * Returns what gives the room back; calling it again does nothing.
   * @throws JamakError 'speech-queue-full'
   */
  enter(ms: number): () => void {
    if (this.#waitingMs + ms > this.#limitMs) throw new JamakError('speech-queue-full', { retryable: true });
    this.#waitingMs += ms;
    let inside = true;
    return () => {
      if (inside) this.#waitingMs -= ms;
      inside = false;
    };
  }
}
