import type { Lane } from '../../shared/source';
import type { SttSession, UtteranceSpool } from '../speech/contract';
import { ownSamples, soleSamples, type Segment } from './segmenting/segment';
import { isSpeech } from './segmenting/speech-gate';

/** An utterance and when it was said, session ms. */
export interface SpooledPlace {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface LaneSpoolOptions {
  readonly lane: Lane;
  readonly spool: UtteranceSpool | undefined;
  /** What is spoken, as far as the engine of the lane was told or knows it. */
  readonly spoken: () => Pick<SttSession, 'chosen' | 'language'>;
  readonly onError: (error: unknown) => void;
}

/** Keeps the sound of one lane's utterances until they have their captions. Never throws: captions do without it. */
export class LaneSpool {
  readonly #options: LaneSpoolOptions;
  /** What is kept. */
  readonly #kept = new Set<string>();
  /** The utterance that grows, and its samples that are kept. */
  #growing: { readonly id: string; samples: number } = { id: '', samples: 0 };

  constructor(options: LaneSpoolOptions) {
    this.#options = options;
  }

  /** Whether anything is kept. */
  get keeps(): boolean {
    return this.#options.spool !== undefined;
  }

  /** Keeps what is new of an utterance that is being spoken. `segment`: all of it so far. */
  grow(place: SpooledPlace, segment: Segment): void {
    if (!isSpeech(segment.evidence)) return;
    if (this.#growing.id !== place.id) this.#growing = { id: place.id, samples: 0 };
    const samples = ownSamples(segment).slice(this.#growing.samples);
    if (samples.length === 0) return;
    this.#growing.samples += samples.length;
    this.#kept.add(place.id);
    this.#do((spool) => spool.grow({ ...this.#named(place), samples }));
  }

  /** Keeps an utterance that has ended, in the place of what was kept of it before. */
  put(place: SpooledPlace, segment: Segment): void {
    if (!isSpeech(segment.evidence)) return;
    this.#kept.add(place.id);
    this.#do((spool) => spool.put({ ...this.#named(place), samples: soleSamples(segment) }));
  }

  /** Its caption or gap is on disk, or it needs none. */
  done(id: string): void {
    this.#kept.delete(id);
    this.#do((spool) => spool.done(id));
  }

  /** It may never be captioned. */
  erase(id: string): void {
    this.#kept.delete(id);
    this.#do((spool) => spool.erase(id));
  }

  /** Nothing that is kept may ever be captioned, also what waits for a later run. */
  eraseAll(): void {
    const kept = [...this.#kept];
    this.#kept.clear();
    for (const id of kept) this.#do((spool) => spool.erase(id));
  }

  #named({ id: utteranceId, startMs, endMs }: SpooledPlace) {
    const { lane, spoken } = this.#options;
    const { id: laneId, language = spoken().chosen } = lane;
    // It may be captioned in another run, when something else is chosen and nothing has been heard.
    const heard = language === 'auto' ? (spoken().language ?? undefined) : undefined;
    return { utteranceId, laneId, startMs, endMs, language, heard };
  }

  #do(work: (spool: UtteranceSpool) => void): void {
    const { spool, onError } = this.#options;
    if (!spool) return;
    try {
      work(spool);
    } catch (error) {
      onError(error);
    }
  }
}
