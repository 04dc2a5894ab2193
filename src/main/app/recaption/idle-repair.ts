import type { Recorder } from '../../recording/recorder';
import type { Sessions } from '../sessions';
import type { Recaptioner } from './recaptioner';

export interface IdleRepairOptions {
  readonly recaptioner: Pick<Recaptioner, 'busy' | 'start' | 'cancel'>;
  readonly recorder: Pick<Recorder, 'sessions'>;
  readonly sessions: Pick<Sessions, 'live' | 'loadVersions'>;
  /** Whether the user wants it. */
  readonly wanted: () => boolean;
  readonly running: () => boolean;
  readonly onBattery: () => boolean;
  /** For how long nobody has touched the computer, seconds. */
  readonly idleSeconds: () => number;
  readonly engineName: () => string;
  readonly onError: (error: unknown) => void;
}

/** How long nobody may have touched the computer, seconds. */
const IDLE_SECONDS = 300;
/** How often it is looked, ms. */
export const LOOK_EVERY_MS = 60_000;

/**
 * Captions recorded sessions again while nobody uses the computer and it has mains power: one after the other, each
 * once for what the settings say. It ends as soon as somebody is back; the next time it begins that session anew.
 */
export class IdleRepair {
  readonly #options: IdleRepairOptions;
  /** Sessions that could not be captioned again in this run, and with what. */
  readonly #tried = new Set<string>();
  #own: { cancel: () => void } | null = null;

  constructor(options: IdleRepairOptions) {
    this.#options = options;
  }

  /** To be called every `LOOK_EVERY_MS`. Resolves when what it began is over. Never rejects. */
  async look(): Promise<void> {
    if (!this.#mayWork()) return this.#own?.cancel();
    if (this.#own || this.#options.recaptioner.busy) return;
    try {
      const sessionId = await this.#next();
      if (sessionId !== null) await this.#repair(sessionId);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #mayWork(): boolean {
    const { wanted, running, onBattery, idleSeconds } = this.#options;
    return wanted() && !running() && !onBattery() && idleSeconds() >= IDLE_SECONDS;
  }

  /** One that was not captioned again with what captions would be made with now. */
  async #next(): Promise<string | null> {
    const { recorder, sessions, engineName } = this.#options;
    const engine = engineName();
    const live = sessions.live;
    for (const sessionId of (await recorder.sessions()).toSorted()) {
      if (live.includes(sessionId) || this.#tried.has(`${sessionId} ${engine}`)) continue;
      if ((await sessions.loadVersions(sessionId))?.engine !== engine) return sessionId;
    }
    return null;
  }

  async #repair(sessionId: string): Promise<void> {
    const { recaptioner, engineName } = this.#options;
    const engine = engineName();
    let cancelled = false;
    this.#own = {
      cancel: () => {
        cancelled = true;
        recaptioner.cancel(sessionId);
      },
    };
    try {
      const done = await recaptioner.start(sessionId);
      if (!done && !cancelled) this.#tried.add(`${sessionId} ${engine}`);
    } finally {
      this.#own = null;
    }
  }
}
