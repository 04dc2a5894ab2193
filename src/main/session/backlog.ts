import { FRAME_MS, FRAME_SAMPLES } from '../../shared/sound';
import type { Segment } from './segmenting/segmenter';

export interface Waiting<T> {
  readonly item: T;
  readonly segment: Segment;
}

export interface Group<T> {
  readonly first: T;
  /** Utterances whose sound the first one's segment now holds as well. */
  readonly others: readonly T[];
  readonly segment: Segment;
}

function own(segment: Segment): Float32Array {
  return segment.samples.subarray((segment.ownFrame - segment.startFrame) * FRAME_SAMPLES);
}

/** Two utterances in a row as one: the second's own sound after the first's. */
export function joinSegments(left: Segment, right: Segment): Segment {
  const tail = own(right);
  const samples = new Float32Array(left.samples.length + tail.length);
  samples.set(left.samples);
  samples.set(tail, left.samples.length);
  return {
    ...left,
    samples,
    endFrame: right.endFrame,
    speechEndFrame: right.speechEndFrame,
    cut: right.cut,
    evidence: {
      likelyFrames: left.evidence.likelyFrames + right.evidence.likelyFrames,
      peakProbability: Math.max(left.evidence.peakProbability, right.evidence.peakProbability),
      peakLevel: Math.max(left.evidence.peakLevel, right.evidence.peakLevel),
      noiseFloor: Math.min(left.evidence.noiseFloor, right.evidence.noiseFloor),
    },
  };
}

/** Ended utterances whose final has not been handed to the engine, oldest first. */
export class Backlog<T> {
  #waiting: Waiting<T>[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  /** Sound that waits, ms. */
  get waitingMs(): number {
    return this.#waiting.reduce(
      (sum, { segment }) => sum + (segment.endFrame - segment.startFrame) * FRAME_MS,
      0,
    );
  }

  push(item: T, segment: Segment): void {
    this.#waiting.push({ item, segment });
  }

  /** The oldest utterance together with as many that follow it as fit into `maxMs` of sound; 0 joins none. */
  take(maxMs: number): Group<T> | null {
    const head = this.#waiting.shift();
    if (!head) return null;
    let { segment } = head;
    const others: T[] = [];
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const count = segment.samples.length + own(next.segment).length;
      if ((count / FRAME_SAMPLES) * FRAME_MS > maxMs) break;
      segment = joinSegments(segment, next.segment);
      others.push(next.item);
      this.#waiting.shift();
    }
    return { first: head.item, others, segment };
  }

  /** Takes out the oldest utterances until at most `maxMs` of sound wait. */
  dropTo(maxMs: number): Waiting<T>[] {
    const dropped: Waiting<T>[] = [];
    while (this.waitingMs > maxMs) dropped.push(this.#waiting.shift() as Waiting<T>);
    return dropped;
  }
}
