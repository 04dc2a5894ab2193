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

/**
 * Whether the model may work now. At rest it waits for the moment that a caption is decoded: two threads slow each other
 * down even where each has a core. Closed it waits until captions have caught up.
 */
export type GateState = 'open' | 'resting' | 'closed';

/** Captions come first: whether the model may work now, by how far behind captions are and whether one is being decoded. */
export class WorkGate {
  readonly #options: WorkGateOptions;
  readonly #listeners = new Set<(state: GateState) => void>();
  /** When each lane that lags said so last. */
  readonly #lagging = new Map<string, number>();
  #behind = false;
  #decoding = false;
  #told: GateState = 'open';
  #cancelTimer: () => void = () => {};

  constructor(options: WorkGateOptions) {
    this.#options = options;
  }

  get state(): GateState {
    if (this.#behind) return 'closed';
    return this.#decoding ? 'resting' : 'open';
  }

  /** Calls `listener` with each change until the returned function is called. */
  onChange(listener: (state: GateState) => void): () => void {
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

  /** Whether captions of a session are being decoded on this machine. */
  onDecoding(decoding: boolean): void {
    this.#decoding = decoding;
    this.#tell();
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
      this.#setBehind(true);
      this.#cancelTimer = after(FORGOTTEN_MS, () => this.#decide());
    } else if (this.#behind) {
      this.#cancelTimer = after(CALM_MS, () => this.#setBehind(false));
    }
  }

  #setBehind(behind: boolean): void {
    this.#behind = behind;
    this.#tell();
  }

  #tell(): void {
    const { state } = this;
    if (state === this.#told) return;
    this.#told = state;
    for (const listener of this.#listeners) listener(state);
  }
}
