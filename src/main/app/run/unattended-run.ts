import type { MessageCode } from '../../../shared/errors';
import type { SessionEvent } from '../../../shared/session/events';
import type { Source } from '../../../shared/source';
import type { EndReason } from '../../session/session';
import type { SessionController } from '../session-controller';

/** How long the overlay may take to paint the last caption, ms. */
const PAINT_WAIT_MS = 5_000;

export interface RunResult {
  readonly sessionId: string;
  readonly gaps: number;
  /** Why the source could not be heard to its end, or else why the first of the gaps is there; null without either. */
  readonly failure: MessageCode | null;
  /** Finals that the overlay painted, with how long after the end of their utterance, ms. */
  readonly delays: number[];
  /** Finals that it did not paint in time. */
  readonly unpainted: number;
}

/** Captions sources to their end with nobody at the keyboard, from the same events that windows get. */
export class UnattendedRun {
  readonly #controller: Pick<SessionController, 'start' | 'paintDelay'>;
  /** By event number; null until painted. */
  readonly #delays = new Map<number, number | null>();
  #gaps = 0;
  #failure: MessageCode | null = null;
  #gapCode: MessageCode | null = null;
  #ended = false;
  #onProgress: () => void = () => {};

  constructor(controller: Pick<SessionController, 'start' | 'paintDelay'>) {
    this.#controller = controller;
  }

  onEvent({ seq, happening }: SessionEvent): void {
    if (happening.type === 'caption-final') this.#delays.set(seq, null);
    if (happening.type === 'gap') this.#addGap(happening.code);
    if (happening.type === 'lane-state' && happening.state === 'failed')
      this.#failure = happening.code ?? null;
    if (happening.type === 'session-ended') this.#end(happening.reason);
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

  /** All at once, each in a lane of its own. */
  async run(...sources: readonly Source[]): Promise<RunResult> {
    const { sessionId } = this.#controller.start(
      sources.map((source, at) => ({
        id: at === 0 ? source.kind : `${source.kind}-${at + 1}`,
        name: '',
        colour: 'sky',
        source,
        muted: false,
      })),
    );
    await this.#until(() => this.#ended);
    await this.#until(() => [...this.#delays.values()].every((delay) => delay !== null), PAINT_WAIT_MS);
    const delays = [...this.#delays.values()].filter((delay) => delay !== null);
    const failure = this.#failure ?? this.#gapCode;
    return { sessionId, gaps: this.#gaps, failure, delays, unpainted: this.#delays.size - delays.length };
  }

  #addGap(code: MessageCode): void {
    this.#gaps++;
    this.#gapCode ??= code;
  }

  #end(reason: EndReason): void {
    this.#ended = true;
    if (reason === 'failed') this.#failure ??= 'capture-failed';
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
