import type { SpeechChunk } from '../../speech/contract';

/** How freely interim passes run. */
export type InterimPace = 'normal' | 'fewer' | 'none';

/** What passes may cost at the moment; it follows from how far a lane is behind. */
export interface PassPolicy {
  readonly pace: InterimPace;
  /** 'fast' asks for a smaller model. */
  readonly finalTier: NonNullable<SpeechChunk['tier']>;
  /** Lanes in which somebody speaks, this one among them: they share the engine. */
  readonly speakingLanes: number;
}

export interface PlannerOptions {
  /** Speech before the first pass, ms: text of less sound is a guess. */
  readonly firstMs: number;
  /** New sound before the next pass, ms, at least. */
  readonly minNewMs: number;
  /** New sound before the next pass, as a multiple of what a pass of every lane takes: 1 or more, which bounds the load. */
  readonly costRatio: number;
  /** How many times rarer passes are at the pace 'fewer'. */
  readonly fewerFactor: number;
  /** Silence after which the final starts although speech may go on, ms. */
  readonly speculateAfterMs: number;
}

export const DEFAULT_PLANNER_OPTIONS: PlannerOptions = {
  firstMs: 400,
  minNewMs: 250,
  costRatio: 1.75,
  fewerFactor: 3,
  speculateAfterMs: 192,
};

export interface PlannerMoment extends Pick<PassPolicy, 'pace' | 'speakingLanes'> {
  /** Sound of the utterance so far, up to the last speech frame, ms. */
  readonly spokenMs: number;
  /** Silence since then, ms. */
  readonly pausedMs: number;
  /** Whether a worker would begin an interim pass at once. */
  readonly idle: boolean;
}

/**
 * Decides when one utterance's next pass runs. Passes never queue: an interim starts only on a free worker
 * and when enough new sound has come, so a slow machine shows fewer of them instead of falling behind.
 * The final starts when the voice falls silent, before it is known that the utterance is over.
 */
export class PassPlanner {
  readonly #options: PlannerOptions;
  #coveredMs = 0;
  #tookMs = 0;
  #running = false;
  #speculated = false;

  constructor(options: Partial<PlannerOptions> = {}) {
    this.#options = { ...DEFAULT_PLANNER_OPTIONS, ...options };
    if (this.#options.costRatio < 1) throw new RangeError('a pass must not outrun the sound');
  }

  plan(moment: PlannerMoment): 'interim' | 'speculative-final' | null {
    const { firstMs, minNewMs, costRatio, fewerFactor, speculateAfterMs } = this.#options;
    if (moment.pace === 'none') return null;
    if (moment.pausedMs > 0) {
      return !this.#speculated && moment.pausedMs >= speculateAfterMs ? 'speculative-final' : null;
    }
    if (this.#running || !moment.idle) return null;
    const ofAllMs = this.#tookMs * moment.speakingLanes;
    const wait = Math.max(minNewMs, costRatio * ofAllMs) * (moment.pace === 'fewer' ? fewerFactor : 1);
    const dueMs = this.#coveredMs === 0 ? firstMs : this.#coveredMs + wait;
    return moment.spokenMs >= dueMs ? 'interim' : null;
  }

  /** A pass over the utterance up to `spokenMs` began. */
  started(kind: 'interim' | 'speculative-final', spokenMs: number): void {
    this.#coveredMs = spokenMs;
    this.#running = true;
    if (kind === 'speculative-final') this.#speculated = true;
  }

  /** A pass has its result, or was aborted. `tookMs`: how long it was decoded; null when that is not known. */
  ended(tookMs: number | null): void {
    this.#running = false;
    if (tookMs !== null) this.#tookMs = tookMs;
  }

  /** Speech went on after a pause, so a final that was begun in it is not the last. */
  resumed(): void {
    this.#speculated = false;
  }
}
