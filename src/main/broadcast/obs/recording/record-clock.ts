/** OBS's own count of a recording, which is behind by what its encoder holds: about so much, ms. */
export const ENCODER_MS = 600;

interface Interval {
  readonly from: number;
  /** Infinity while it lasts. */
  readonly to: number;
}

/** What OBS says of a recording that was there before. */
export interface Counted {
  /** When it said so, ms of the steady clock. */
  readonly at: number;
  /** How long the recording was then, ms. */
  readonly durationMs: number;
  readonly paused: boolean;
}

/**
 * Which moment of a recording belongs to a time of the steady clock. Pauses are no part of a recording. A recording
 * whose start was seen is placed by that; any other by its end, once its length is known, or by OBS's own count.
 */
export class RecordClock {
  readonly #startedAt: number | null;
  readonly #counted: Counted | null;
  readonly #pauses: Interval[] = [];
  #stoppedAt: number | null = null;

  /** `seen`: when it was seen to start, ms of the steady clock, or what OBS said of it later. */
  constructor(seen: number | Counted) {
    this.#startedAt = typeof seen === 'number' ? seen : null;
    this.#counted = typeof seen === 'number' ? null : seen;
    if (this.#counted?.paused) this.pause(this.#counted.at);
  }

  /** Whether its start was seen: then every time is as good as OBS's own. */
  get exact(): boolean {
    return this.#startedAt !== null;
  }

  /** When it began, ms of the steady clock; too late by pauses that nobody saw. */
  get beganAt(): number {
    const { at, durationMs } = this.#counted ?? { at: 0, durationMs: 0 };
    return this.#startedAt ?? at - durationMs;
  }

  get paused(): boolean {
    return this.#pauses.at(-1)?.to === Infinity;
  }

  pause(at: number): void {
    if (!this.paused) this.#pauses.push({ from: at, to: Infinity });
  }

  resume(at: number): void {
    const last = this.#pauses.at(-1);
    if (last?.to === Infinity)
      this.#pauses[this.#pauses.length - 1] = { ...last, to: Math.max(last.from, at) };
  }

  /**
   * Nothing was heard of it since `lostAt`, ms of the steady clock. Where OBS counts less than has passed, by more than
   * `roughlyMs`, it was paused meanwhile, nobody knows when; and a pause that has ended ended when its count began.
   */
  catchUp({ at, durationMs, paused }: Counted, lostAt: number, roughlyMs: number): void {
    const countedMs = durationMs + ENCODER_MS;
    if (!paused && this.paused) this.resume(at - Math.max(0, countedMs - this.lengthAt(at)));
    const pausedMs = this.lengthAt(at) - countedMs;
    if (pausedMs > roughlyMs) {
      this.pause(lostAt);
      this.resume(lostAt + pausedMs);
    }
    if (paused) this.pause(at);
  }

  /** Its end was asked for; the first call counts. */
  stop(at: number): void {
    this.#stoppedAt ??= at;
  }

  /** How long it is at a time of the steady clock as far as known now, ms. */
  lengthAt(at: number): number {
    return this.place(null)(this.#stoppedAt === null ? at : Math.min(at, this.#stoppedAt));
  }

  /**
   * Gives the moment of the recording for a time of the steady clock, ms; less than 0 before its start. `lengthMs`:
   * what its files hold in all, null while that is not known.
   */
  place(lengthMs: number | null): (at: number) => number {
    const startedAt = this.#startedAt;
    if (startedAt !== null) return (at) => this.#between(startedAt, at);
    const stoppedAt = this.#stoppedAt;
    if (stoppedAt !== null && lengthMs !== null) return (at) => lengthMs + this.#between(stoppedAt, at);
    const { at: countedAt, durationMs } = this.#counted ?? { at: 0, durationMs: 0 };
    return (at) => durationMs + ENCODER_MS + this.#between(countedAt, at);
  }

  /** What is recorded from one time to another, ms; less than 0 where the second is the earlier one. */
  #between(from: number, to: number): number {
    if (to < from) return -this.#between(to, from);
    const pausedMs = this.#pauses.reduce(
      (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
      0,
    );
    return to - from - pausedMs;
  }
}
