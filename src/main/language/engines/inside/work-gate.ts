import type { SessionHappening } from '../../../../shared/session/events';

/** Lag is reported every second while it lasts; with nothing said of it for so long, it is over, ms. */
const FORGOTTEN_MS = 5000;
/** How long captions must have kept up before work goes on, ms. */
const CALM_MS = 2000;

export interface WorkGateOptions {
  /** Ms that do not go back. */
  readonly now: () => number;
  /** Calls back once after so many ms, unless the returned function was called before. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Captions come first: whether the model may work now, by how far behind captions are. */
export class WorkGate {
  readonly #options: WorkGateOptions;
  readonly #listeners = new Set<(open: boolean) => void>();
  /** When each lane that lags said so last. */
  readonly #lagging = new Map<string, number>();
  #open = true;
  #cancelTimer: () => void = () => {};

  constructor(options: WorkGateOptions) {
    this.#options = options;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Calls `listener` with each change until the returned function is called. */
  onChange(listener: (open: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What happens in the session. It only notes it down. */
  onHappening(happening: SessionHappening): void {
    switch (happening.type) {
      case 'lag':
        if (happening.lagMs > 0) this.#lagging.set(happening.laneId, this.#options.now());
        else this.#lagging.delete(happening.laneId);
        break;
      case 'session-started':
      case 'session-ended':
        this.#lagging.clear();
        break;
      default:
        return;
    }
    this.#decide();
  }

  close(): void {
    this.#cancelTimer();
    this.#listeners.clear();
  }

  #decide(): void {
    const { now, after } = this.#options;
    for (const [laneId, at] of this.#lagging) if (now() - at >= FORGOTTEN_MS) this.#lagging.delete(laneId);
    this.#cancelTimer();
    if (this.#lagging.size > 0) {
      this.#set(false);
      this.#cancelTimer = after(FORGOTTEN_MS, () => this.#decide());
    } else if (!this.#open) {
      this.#cancelTimer = after(CALM_MS, () => this.#set(true));
    }
  }

  #set(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    for (const listener of this.#listeners) listener(open);
  }
}
