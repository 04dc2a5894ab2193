import type { SessionEvent } from '../../../shared/events';
import type { Source } from '../../../shared/source';
import type { SessionController } from '../session-controller';

/** How long the overlay may take to paint the last caption, ms. */
const PAINT_WAIT_MS = 5_000;

export interface RunResult {
  readonly sessionId: string;
  readonly gaps: number;
  /** Finals that the overlay painted, with how long after the end of their utterance, ms. */
  readonly delays: number[];
  /** Finals that it did not paint in time. */
  readonly unpainted: number;
}

/** Captions one source to its end with nobody at the keyboard, from the same events that windows get. */
export class UnattendedRun {
  readonly #controller: Pick<SessionController, 'start' | 'paintDelay'>;
  /** By event number; null until painted. */
  readonly #delays = new Map<number, number | null>();
  #gaps = 0;
  #ended = false;
  #onProgress: () => void = () => {};

  constructor(controller: Pick<SessionController, 'start' | 'paintDelay'>) {
    this.#controller = controller;
  }

  onEvent({ seq, happening }: SessionEvent): void {
    if (happening.type === 'caption-final') this.#delays.set(seq, null);
    if (happening.type === 'gap') this.#gaps++;
    if (happening.type === 'session-ended') this.#ended = true;
    this.#onProgress();
  }

  /** Events that share a paint are told by the last of them, so it stands for all before it. */
  onPainted(seq: number, paintedAt: number): void {
    for (const [final, delay] of this.#delays) {
      if (final > seq || delay !== null) continue;
      this.#delays.set(final, this.#controller.paintDelay(final, paintedAt));
    }
    this.#onProgress();
  }

  async run(source: Source): Promise<RunResult> {
    const { sessionId } = this.#controller.start([{ id: source.kind, label: '', source }]);
    await this.#until(() => this.#ended);
    await this.#until(() => [...this.#delays.values()].every((delay) => delay !== null), PAINT_WAIT_MS);
    const delays = [...this.#delays.values()].filter((delay) => delay !== null);
    return { sessionId, gaps: this.#gaps, delays, unpainted: this.#delays.size - delays.length };
  }

  /** Resolves when `done`, or after `limitMs`. */
  #until(done: () => boolean, limitMs?: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onProgress = () => {
        if (done()) resolve();
      };
      if (limitMs !== undefined) setTimeout(resolve, limitMs);
      this.#onProgress();
    });
  }
}
