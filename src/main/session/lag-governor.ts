/** What is given up to keep up, from nothing to sound that stays without a caption. */
export const LAG_LEVELS = [
  'normal',
  'fewer-interims',
  'no-interims',
  'fast-finals',
  'merged',
  'gaps',
] as const;
export type LagLevel = (typeof LAG_LEVELS)[number];

export interface GovernorOptions {
  /** Lag, ms, at which each level after 'normal' begins, in the order of `LAG_LEVELS`. */
  readonly enterMs: readonly [number, number, number, number, number];
  /** A level is left when the lag is under this share (0..1) of where it begins. */
  readonly leaveShare: number;
  /** A level is left only after this long in it, ms, one level at a time. */
  readonly holdMs: number;
}

export const DEFAULT_GOVERNOR_OPTIONS: GovernorOptions = {
  enterMs: [2500, 4500, 8000, 15_000, 60_000],
  leaveShare: 0.5,
  holdMs: 3000,
};

export interface LagReport {
  readonly level: LagLevel;
  readonly lagMs: number;
  /** 'caught-up' is the step back to normal. */
  readonly change: 'worse' | 'better' | 'caught-up' | null;
}

/**
 * Decides from the measured lag what a lane does without. It steps up as soon as a threshold is passed,
 * over several levels at once if need be, and down one level at a time after a while of low lag, so that
 * it does not swing. Pure: the caller gives the time, which must not go back.
 */
export class LagGovernor {
  readonly #options: GovernorOptions;
  #level = 0;
  #sinceMs = 0;

  constructor(options: Partial<GovernorOptions> = {}) {
    this.#options = { ...DEFAULT_GOVERNOR_OPTIONS, ...options };
    const { enterMs } = this.#options;
    if (enterMs.some((ms, index) => index > 0 && ms <= (enterMs[index - 1] as number))) {
      throw new RangeError('each level must begin at a higher lag than the one before');
    }
  }

  get level(): LagLevel {
    return LAG_LEVELS[this.#level] as LagLevel;
  }

  atLeast(level: LagLevel): boolean {
    return this.#level >= LAG_LEVELS.indexOf(level);
  }

  /** `lagMs`: how long ago the oldest speech that still waits for its caption ended; 0 when none waits. */
  observe(nowMs: number, lagMs: number): LagReport {
    const { enterMs, leaveShare, holdMs } = this.#options;
    const due = enterMs.filter((threshold) => lagMs >= threshold).length;
    if (due > this.#level) {
      this.#step(due, nowMs);
      return { level: this.level, lagMs, change: 'worse' };
    }
    const entered = enterMs[this.#level - 1];
    if (entered === undefined) return { level: this.level, lagMs, change: null };
    if (lagMs >= entered * leaveShare) {
      // The wait for better times begins anew.
      this.#sinceMs = nowMs;
    } else if (nowMs - this.#sinceMs >= holdMs) {
      this.#step(this.#level - 1, nowMs);
      return { level: this.level, lagMs, change: this.#level === 0 ? 'caught-up' : 'better' };
    }
    return { level: this.level, lagMs, change: null };
  }

  #step(level: number, nowMs: number): void {
    this.#level = level;
    this.#sinceMs = nowMs;
  }
}
