import { samplesToMs } from '../../shared/sound';
import { joinSegments, ownSamples, withoutContext, type Segment } from './segmenting/segment';

interface Waiting<T> {
  readonly item: T;
  segment: Segment;
  /** Whether there is a break in the sound before it. */
  readonly afterBreak: boolean;
}

/** One utterance, or several in a row that become one caption. */
export interface Joined<T> {
  readonly first: T;
  /** Utterances that follow `first`, whose sound is in `segment` as well. */
  readonly others: readonly T[];
  readonly segment: Segment;
}

/** Ended utterances that have not been handed to the engine yet, oldest first. */
export class Backlog<T> {
  #waiting: Waiting<T>[] = [];
  #broken = false;

  get size(): number {
    return this.#waiting.length;
  }

  /** Sound that waits, left context included, ms. */
  get waitingMs(): number {
    return this.#waiting.reduce((sum, { segment }) => sum + samplesToMs(segment.samples.length), 0);
  }

  push(item: T, segment: Segment): void {
    this.#waiting.push({ item, segment, afterBreak: this.#broken });
    this.#broken = false;
  }

  /** The sound breaks off: what comes next is not joined with what came before. */
  breakOff(): void {
    this.#broken = true;
  }

  /** Lets go of all that waits. */
  clear(): void {
    this.#waiting = [];
    this.#broken = false;
  }

  /** Takes these out. What followed one of them loses its left context, as with `dropTo`. */
  remove(items: ReadonlySet<T>): void {
    for (const [at, { item }] of this.#waiting.entries()) {
      const next = this.#waiting[at + 1];
      if (items.has(item) && next) next.segment = withoutContext(next.segment);
    }
    this.#waiting = this.#waiting.filter(({ item }) => !items.has(item));
  }

  /** The oldest utterance together with as many that follow it as fit into `maxMs` of sound; 0 joins none. */
  take(maxMs: number): Joined<T> | null {
    const head = this.#waiting.shift();
    if (!head) return null;
    let { segment } = head;
    const others: T[] = [];
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const count = segment.samples.length + ownSamples(next.segment).length;
      if (next.afterBreak || samplesToMs(count) > maxMs) break;
      segment = joinSegments(segment, next.segment);
      others.push(next.item);
      this.#waiting.shift();
    }
    return { first: head.item, others, segment };
  }

  /**
   * Takes out the oldest utterances until at most `maxMs` of sound wait. The next one loses its left context, or
   * words of what was taken out would be taken for its own.
   */
  dropTo(maxMs: number): T[] {
    const dropped: T[] = [];
    while (this.waitingMs > maxMs) dropped.push((this.#waiting.shift() as Waiting<T>).item);
    const [next] = this.#waiting;
    if (dropped.length > 0 && next) next.segment = withoutContext(next.segment);
    return dropped;
  }
}
