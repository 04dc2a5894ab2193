import { uptime } from 'node:os';

/** Some systems count their uptime in whole seconds only, so that less than this is no sleep. */
const SLEEP_MS = 2_000;

export interface SteadyClockOptions {
  /** Ms that never go back; they may or may not go on while the machine sleeps. */
  readonly monotonicMs?: () => number;
  /** Ms since the machine was started, asleep or awake. */
  readonly uptimeMs?: () => number;
}

/**
 * Ms that no change of the wall clock moves, and that go on while the machine sleeps: node's monotonic clock
 * stands still meanwhile on some systems, and what the uptime is ahead of it since is added. Begins at the wall
 * clock's time of the app's start, so it is close to epoch ms; whether a time is a date is decided by the wall clock.
 */
export class SteadyClock {
  readonly #monotonicMs: () => number;
  readonly #uptimeMs: () => number;
  #sleptMs = 0;
  /** How far the uptime was ahead of the monotonic clock when it was looked at last. */
  #aheadMs: number;

  constructor({
    monotonicMs = () => performance.timeOrigin + performance.now(),
    uptimeMs = () => uptime() * 1000,
  }: SteadyClockOptions = {}) {
    this.#monotonicMs = monotonicMs;
    this.#uptimeMs = uptimeMs;
    this.#aheadMs = uptimeMs() - monotonicMs();
  }

  now(): number {
    const monotonicMs = this.#monotonicMs();
    const aheadMs = this.#uptimeMs() - monotonicMs;
    if (aheadMs - this.#aheadMs >= SLEEP_MS) this.#sleptMs += aheadMs - this.#aheadMs;
    this.#aheadMs = aheadMs;
    return monotonicMs + this.#sleptMs;
  }
}
