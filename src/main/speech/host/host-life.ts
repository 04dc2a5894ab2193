import { hostMessageSchema, type HostCommand, type HostMessage } from './protocol';

/** A running speech host as its parent sees it: an Electron utility process, or in tests a child of Node. */
export interface HostProcess {
  readonly pid: number | undefined;
  /** Never throws; what is sent to a host that has died is lost. */
  post(command: HostCommand): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  /** Ends it at once, even one that is stopped or hangs (SIGKILL). `hangs`: that is why. */
  kill(hangs?: boolean): void;
}

/** Calls `callback` once after `ms`, unless the returned function was called before. */
export type After = (ms: number, callback: () => void) => () => void;

/** `After` by the system's clock. */
export const systemAfter: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/**
 * Hangs are found by counting ticks, not by comparing times: while the computer sleeps or main is busy no
 * tick is counted, so no host is killed for it. In ms.
 */
export const TICK_MS = 5000;
const HANDSHAKE_TICKS = 6;
const UNANSWERED_PINGS = 3;
/** A host that lived so long without a result did not crash because it cannot work. */
const SETTLED_TICKS = 6;

/** So many hosts in a row may die young and without a result before the next is put off. */
const MAX_FRUITLESS = 5;
/** Waiting times before a host is replaced, ms: the first one at once, the others after fruitless lives. */
const BACK_OFF_MS = [0, 250, 500, 1000, 2000];
const GIVE_UP_MS = 60_000;
const STOP_GRACE_MS = 2000;

export interface HostLifeOptions {
  readonly spawn: () => HostProcess;
  readonly after: After;
  /** The host has said its first word; `deaths` counts the hosts that died since the last one that was up. */
  readonly onUp: (deaths: number) => void;
  /** Any other message. */
  readonly onMessage: (message: HostMessage) => void;
  /**
   * While the host is up, every `TICK_MS`; a returned `true` means that it hangs. `cpuMs`: processor time that it used
   * meanwhile, null when it did not tell.
   */
  readonly onTick: (cpuMs: number | null) => boolean;
  /** What was in flight is lost. Another host follows unless `onGivenUp` does. */
  readonly onDown: () => void;
  /** Hosts die faster than they work. `start` tries again; `givenUp` lasts a minute at most. */
  readonly onGivenUp: () => void;
}

type State = 'stopped' | 'waiting' | 'starting' | 'up' | 'given-up';

/** Keeps one speech host alive: handshake, heartbeat, replacement with back-off. */
export class HostLife {
  readonly #options: HostLifeOptions;
  #state: State = 'stopped';
  #host: HostProcess | null = null;
  #cancelTimer: () => void = () => {};
  #ticks = 0;
  #unansweredPings = 0;
  /** Processor time that the host told with its last answer, and with the one before the last tick, ms. */
  #cpuMs: number | null = null;
  #cpuMsBefore: number | null = null;
  #fruitful = false;
  /** Young deaths without a result, in a row. */
  #fruitless = 0;
  #deaths = 0;

  constructor(options: HostLifeOptions) {
    this.#options = options;
  }

  get up(): boolean {
    return this.#state === 'up';
  }

  get givenUp(): boolean {
    return this.#state === 'given-up';
  }

  /** Of the running host. */
  get pid(): number | undefined {
    return this.#host?.pid;
  }

  /** Sees to it that there is a host, also after giving up. */
  start(): void {
    if (this.#state !== 'stopped' && this.#state !== 'given-up') return;
    this.#fruitless = 0;
    this.#spawn();
  }

  post(command: HostCommand): void {
    this.#host?.post(command);
  }

  /** Kills the host, as when it hangs; another follows. */
  replace(): void {
    if (this.#host) this.#kill();
  }

  /** The host has made a result. */
  bearFruit(): void {
    this.#fruitful = true;
    this.#fruitless = 0;
  }

  /**
   * Asks the host to end, then makes it, or makes it at once. Resolves when it has ended; `start` may be called before,
   * and another host then takes its place.
   */
  async stop({ atOnce }: { readonly atOnce: boolean }): Promise<void> {
    this.#cancelTimer();
    const host = this.#host;
    this.#host = null;
    this.#state = 'stopped';
    this.#deaths = 0;
    if (!host) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.after(STOP_GRACE_MS, () => host.kill());
      host.onExit(() => {
        cancel();
        resolve();
      });
      if (atOnce) host.kill();
      else host.post({ type: 'stop' });
    });
  }

  #setTimer(ms: number, callback: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.after(ms, callback);
  }

  #spawn(): void {
    this.#state = 'starting';
    this.#ticks = 0;
    this.#unansweredPings = 0;
    this.#cpuMs = null;
    this.#cpuMsBefore = null;
    this.#fruitful = false;
    let host: HostProcess;
    try {
      host = this.#options.spawn();
    } catch {
      // A host that cannot be started counts as one that died at once.
      return this.#died();
    }
    this.#host = host;
    host.onMessage((message) => {
      if (this.#host === host) this.#take(message);
    });
    host.onExit(() => {
      if (this.#host === host) this.#died();
    });
    this.#setTimer(TICK_MS, () => this.#tick());
  }

  #take(raw: unknown): void {
    const parsed = hostMessageSchema.safeParse(raw);
    if (!parsed.success) return this.#kill(false);
    const message = parsed.data;
    this.#unansweredPings = 0;
    if (message.type === 'pong') {
      this.#cpuMs = message.cpuMs ?? null;
      return;
    }
    if (message.type !== 'host-ready') return this.#options.onMessage(message);
    this.#state = 'up';
    this.#ticks = 0;
    const deaths = this.#deaths;
    this.#deaths = 0;
    this.#options.onUp(deaths);
  }

  #tick(): void {
    this.#ticks++;
    const hangs =
      this.#state === 'starting'
        ? this.#ticks >= HANDSHAKE_TICKS
        : this.#unansweredPings >= UNANSWERED_PINGS || this.#options.onTick(this.#cpuSinceTick());
    if (hangs) return this.#kill();
    if (this.#state === 'up') {
      this.#unansweredPings++;
      this.post({ type: 'ping' });
    }
    this.#setTimer(TICK_MS, () => this.#tick());
  }

  /** Of the last whole tick: the answer to its ping has come by now. */
  #cpuSinceTick(): number | null {
    const [now, before] = [this.#cpuMs, this.#cpuMsBefore];
    this.#cpuMsBefore = now;
    return now === null || before === null ? null : now - before;
  }

  /** A host that hangs may take its time to exit even now; it is not waited for. */
  #kill(hangs = true): void {
    this.#host?.kill(hangs);
    this.#died();
  }

  #died(): void {
    this.#host = null;
    this.#cancelTimer();
    this.#deaths++;
    const settled = this.#state === 'up' && this.#ticks >= SETTLED_TICKS;
    this.#fruitless = this.#fruitful || settled ? 0 : this.#fruitless + 1;
    const givesUp = this.#fruitless >= MAX_FRUITLESS;
    this.#state = givesUp ? 'given-up' : 'waiting';
    this.#options.onDown();
    if (givesUp) {
      this.#options.onGivenUp();
      this.#setTimer(GIVE_UP_MS, () => {
        this.#state = 'stopped';
      });
    } else {
      this.#setTimer(BACK_OFF_MS[this.#fruitless] ?? 0, () => this.#spawn());
    }
  }
}
