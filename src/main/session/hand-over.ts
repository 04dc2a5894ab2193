import { Backlog, type Joined } from './backlog';
import type { PassPolicy } from './captioning/pass-planner';
import type { LagGovernor, LagLevel } from './lag-governor';
import type { Segment } from './segmenting/segment';

export interface HandOverOptions<T> {
  readonly governor: Pick<LagGovernor, 'atLeast'>;
  /** The longest sound that the engine takes at once, ms. */
  readonly maxUtteranceMs: () => number;
  /** Whether finals wait for a server that is away. A lag is no overload then: nothing is given up for it. */
  readonly waiting: () => boolean;
  /** Whether an utterance that was handed over has no caption yet. */
  readonly busy: () => boolean;
  /** Lanes of the session in which somebody speaks, this one among them. */
  readonly speakingLanes: () => number;
  /** Takes what is handed over: one utterance, or several that are to become one caption. */
  readonly onHanded: (joined: Joined<T>, policy: PassPolicy) => void;
  /** Takes what is given up: nobody recognises it, so it becomes a gap. */
  readonly onGivenUp: (item: T) => void;
}

/** Sound that utterances joined into one may hold, ms. The engine's own limit is respected as well. */
const MAX_JOINED_MS = 12_000;
/** Sound that may wait at the level 'gaps', ms; what is older is given up. */
const MAX_WAITING_MS = 30_000;

/**
 * Decides what is handed to a lane's engine, and when. Usually an utterance is handed over as soon as it has
 * ended. At the lag level 'merged' one goes at a time, so that those that end meanwhile can be joined, which
 * costs less than one by one; at 'gaps' the oldest are given up.
 */
export class HandOver<T> {
  readonly #options: HandOverOptions<T>;
  readonly #backlog = new Backlog<T>();

  constructor(options: HandOverOptions<T>) {
    this.#options = options;
  }

  /** What passes may cost now. */
  get policy(): PassPolicy {
    const { governor, speakingLanes } = this.#options;
    const without = governor.atLeast('no-interims');
    const fewer = governor.atLeast('fewer-interims');
    return {
      pace: without ? 'none' : fewer ? 'fewer' : 'normal',
      finalTier: governor.atLeast('fast-finals') ? 'fast' : 'accurate',
      speakingLanes: speakingLanes(),
    };
  }

  /** Takes an utterance that has ended. `drain` hands it over. */
  add(item: T, segment: Segment): void {
    this.#backlog.push(item, segment);
  }

  /** The sound breaks off: what ends from now on is not joined with what ended before. */
  breakOff(): void {
    this.#backlog.breakOff();
  }

  /** Lets go of all that was not handed over: nobody wants it. */
  clear(): void {
    this.#backlog.clear();
  }

  /** The same of some. */
  remove(items: ReadonlySet<T>): void {
    this.#backlog.remove(items);
  }

  /** Hands over what may be handed over now. To be called whenever that may have changed. */
  drain(): void {
    if (this.#overloaded('gaps')) {
      for (const item of this.#backlog.dropTo(MAX_WAITING_MS)) this.#options.onGivenUp(item);
    }
    while (this.#backlog.size > 0 && !(this.#overloaded('merged') && this.#options.busy())) this.#handNext();
  }

  /** Hands over everything, as at the end of the lane. */
  drainAll(): void {
    while (this.#backlog.size > 0) this.#handNext();
  }

  #handNext(): void {
    const { maxUtteranceMs, onHanded } = this.#options;
    const joinsUpTo = this.#overloaded('merged') ? Math.min(MAX_JOINED_MS, maxUtteranceMs()) : 0;
    const joined = this.#backlog.take(joinsUpTo);
    if (joined) onHanded(joined, this.policy);
  }

  #overloaded(level: LagLevel): boolean {
    return this.#options.governor.atLeast(level) && !this.#options.waiting();
  }
}
