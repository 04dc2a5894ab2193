import type { LagGovernor } from './lag-governor';

/** How often a lag that goes on is reported, ms. */
const REPORT_EVERY_MS = 1000;

/** Tells a governor how far a lane is behind, and reports a lag when its level changes and while it lasts. */
export class LagWatch {
  readonly #governor: Pick<LagGovernor, 'observe'>;
  readonly #onLag: (lagMs: number) => void;
  #reportedAtMs = 0;

  /** `onLag` hears 0 when the lane has caught up. */
  constructor(governor: Pick<LagGovernor, 'observe'>, onLag: (lagMs: number) => void) {
    this.#governor = governor;
    this.#onLag = onLag;
  }

  /** `nowMs`, which must not go back, and `lagMs`: see `LagGovernor.observe`. */
  observe(nowMs: number, lagMs: number): void {
    const { level, change } = this.#governor.observe(nowMs, lagMs);
    const goesOn = level !== 'normal' && nowMs - this.#reportedAtMs >= REPORT_EVERY_MS;
    if (change === null && !goesOn) return;
    this.#reportedAtMs = nowMs;
    this.#onLag(change === 'caught-up' ? 0 : lagMs);
  }
}
