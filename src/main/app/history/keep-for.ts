import type { Settings } from '../../../shared/settings';
import type { SessionStore } from '../../storage/contract';
import type { NoticeBoard } from '../notice-board';

const DAY_MS = 24 * 3600 * 1000;
/** Sessions that are asked for at once, and the pause between two of them, ms: commits come first. */
const AT_ONCE = 20;
const PAUSE_MS = 200;

export interface KeepForOptions {
  readonly store: Pick<SessionStore, 'expired'>;
  readonly settings: () => Settings;
  readonly changeSettings: (patch: Pick<Settings, 'history'>) => Promise<unknown>;
  readonly erase: (sessionId: string) => Promise<void>;
  /** The running session and those that are not saved. */
  readonly live: () => readonly string[];
  readonly notices: Pick<NoticeBoard, 'add'>;
  readonly onError: (error: unknown) => void;
  /** Epoch ms. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Deletes sessions that are older than the settings keep them, and came here as long ago: at the start and once a day, one
 * by one, never a pinned or a running one. The first time it only says so: they go a day later at the earliest.
 */
export class KeepFor {
  readonly #options: KeepForOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: KeepForOptions) {
    this.#options = options;
  }

  start(): void {
    void this.run();
    this.#timer = setInterval(() => void this.run(), DAY_MS);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** Never rejects. One run at a time. */
  run(): Promise<void> {
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#options.onError(error))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { settings, now, sleep, erase } = this.#options;
    const days = settings().history.keepForDays;
    if (days === null) return;
    if (!(await this.#isAnnounced(days))) return;
    const tried = new Set<string>();
    for (;;) {
      // Asked for again each time: a session may have been pinned meanwhile, or the setting changed.
      const { keepForDays, deletesFrom } = settings().history;
      if (keepForDays !== days || deletesFrom === null) return;
      const ids = (await this.#expired(now() - days * DAY_MS)).filter((id) => !tried.has(id));
      if (ids.length === 0) return;
      for (const id of ids) {
        if (this.#stopped) return;
        tried.add(id);
        await erase(id);
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Whether the user was told a day ago that sessions are deleted; if not, that is said now where there are any. */
  async #isAnnounced(days: number): Promise<boolean> {
    const { settings, changeSettings, notices, now } = this.#options;
    const { history } = settings();
    if (history.deletesFrom !== null) return now() >= history.deletesFrom;
    const { length: count } = await this.#expired(now() + DAY_MS - days * DAY_MS);
    if (count === 0) return false;
    await changeSettings({ history: { ...history, deletesFrom: now() + DAY_MS } });
    notices.add('warning', 'history-expires', { days });
    return false;
  }

  async #expired(before: number): Promise<string[]> {
    const live = this.#options.live();
    const ids = await this.#options.store.expired(before, AT_ONCE);
    return ids.filter((id) => !live.includes(id));
  }
}
