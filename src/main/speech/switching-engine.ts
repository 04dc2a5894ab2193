import { JamakError } from '../../shared/errors';
import type {
  HeardSound,
  SpeechChunk,
  SttEngine,
  SttResult,
  SttSession,
  SttSessionOptions,
} from './contract';
import { OrderedResults, type FinalId } from './ordered-results';
import { takeResults } from './take-results';

/**
 * Whichever engine `current` gives, asked for each utterance: when it gives another one, utterances that
 * were begun are finished by the engine that began them, and those that follow go to the new one. Results
 * come in the order of submission, whichever engine makes them: this engine is around all others. What the
 * former engine's sessions hold is let go when they are done. `onSession` is told of each session; what it returns is
 * called when that has ended.
 */
export function createSwitchingEngine(
  current: () => SttEngine,
  onSession: () => () => void = () => () => {},
): SttEngine {
  return {
    get id() {
      return current().id;
    },
    get capabilities() {
      return current().capabilities;
    },
    startSession: (options) => new SwitchingSession(current, options, onSession()),
  };
}

/** Utterances that may still be on their way: more than a lane has open unless a server is away. */
const MAX_KNOWN = 64;

/** One engine's session within a lane. */
interface Part {
  readonly engine: SttEngine;
  readonly session: SttSession;
  readonly consumed: Promise<void>;
}

class SwitchingSession implements SttSession {
  readonly #current: () => SttEngine;
  readonly #options: SttSessionOptions;
  readonly #onEnded: () => void;
  readonly #results = new OrderedResults();
  /** The engine of the moment. */
  #part: Part;
  /** Former ones that still have finals to finish; each promise resolves when they are finished. */
  readonly #former = new Map<Part, Promise<void>>();
  /** The last utterances that were begun. */
  readonly #known = new Set<string>();
  #leaving = false;
  #ending: Promise<void> | null = null;

  constructor(current: () => SttEngine, options: SttSessionOptions, onEnded: () => void) {
    this.#current = current;
    this.#options = options;
    this.#onEnded = onEnded;
    this.#part = this.#begin(current());
  }

  get idle(): boolean {
    return this.#ending === null && this.#part.session.idle;
  }

  get thrifty(): boolean {
    return this.#part.session.thrifty ?? false;
  }

  get waiting(): boolean {
    return this.#part.session.waiting ?? false;
  }

  get chosen(): SttSession['chosen'] {
    return this.#part.session.chosen;
  }

  get language(): string | null {
    return this.#part.session.language ?? null;
  }

  get hear(): SttSession['hear'] {
    const { session } = this.#part;
    if (!session.hear) return undefined;
    return (sound: HeardSound) => this.#partOf(sound.utteranceId).session.hear?.(sound);
  }

  get results(): AsyncIterable<SttResult> {
    return this.#results;
  }

  submit(chunk: SpeechChunk, options: { signal?: AbortSignal } = {}): void {
    if (this.#ending) throw new JamakError('bad-request');
    const { signal } = options;
    if (signal?.aborted) return;
    const { session } = this.#partOf(chunk.utteranceId);
    if (chunk.kind === 'interim') {
      session.submit(chunk, options);
      return;
    }
    const { utteranceId, pass } = chunk;
    const final: FinalId = { utteranceId, pass };
    this.#results.reserve(final);
    try {
      session.submit(chunk, options);
    } catch (error) {
      this.#results.release(final);
      throw error;
    }
    signal?.addEventListener('abort', () => this.#results.release(final), { once: true });
  }

  forget(): void {
    for (const { session } of [this.#part, ...this.#former.keys()]) session.forget?.();
  }

  stopWaiting(): void {
    this.#leaving = true;
    for (const { session } of [this.#part, ...this.#former.keys()]) session.stopWaiting?.();
  }

  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    await Promise.all([...this.#former.values(), this.#finish(this.#part)]).finally(this.#onEnded);
    this.#results.close();
  }

  /**
   * The session for an utterance: a new utterance goes to the engine of the moment, one that was begun stays
   * with the session in use.
   */
  #partOf(utteranceId: string): Part {
    if (this.#known.has(utteranceId)) return this.#part;
    const engine = this.#current();
    if (engine !== this.#part.engine) {
      this.#former.set(this.#part, this.#finish(this.#part));
      this.#part = this.#begin(engine);
    }
    this.#remember(utteranceId);
    return this.#part;
  }

  #remember(utteranceId: string): void {
    this.#known.add(utteranceId);
    const [oldest] = this.#known;
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  #begin(engine: SttEngine): Part {
    const session = engine.startSession(this.#options);
    if (this.#leaving) session.stopWaiting?.();
    const consumed = takeResults(session.results, (result) => this.#results.take(result));
    return { engine, session, consumed };
  }

  async #finish(part: Part): Promise<void> {
    await part.session.end();
    await part.consumed;
    this.#former.delete(part);
  }
}
