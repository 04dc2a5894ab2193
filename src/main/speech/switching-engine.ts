import { JamakError } from '../../shared/errors';
import type {
  HeardSound,
  SpeechChunk,
  SttEngine,
  SttResult,
  SttSession,
  SttSessionOptions,
} from './contract';
import { OrderedResults, type Place } from './ordered-results';

/**
 * Whichever engine `current` gives, asked for each utterance: when it gives another one, utterances that
 * were begun are finished by the engine that began them, and those that follow go to the new one. Results
 * keep their order. What the former engine's sessions hold is let go when they are done.
 */
export function createSwitchingEngine(current: () => SttEngine): SttEngine {
  return {
    get id() {
      return current().id;
    },
    get capabilities() {
      return current().capabilities;
    },
    startSession: (options) => new SwitchingSession(current, options),
  };
}

/** Utterances that may still be on their way: more than a lane has open unless a server is away. */
const MAX_KNOWN = 64;

/** One engine's session within a lane. */
interface Part {
  readonly engine: SttEngine;
  readonly session: SttSession;
  /** Of finals without a result, by utterance and pass. */
  readonly places: Map<string, Place>;
  readonly consumed: Promise<void>;
}

function keyOf({ utteranceId, pass }: Pick<SpeechChunk, 'utteranceId' | 'pass'>): string {
  return `${pass} ${utteranceId}`;
}

class SwitchingSession implements SttSession {
  readonly #current: () => SttEngine;
  readonly #options: SttSessionOptions;
  readonly #results = new OrderedResults();
  /** The engine of the moment. */
  #part: Part;
  /** Former ones that still have finals to finish, and when they have. */
  readonly #former = new Map<Part, Promise<void>>();
  /** The last utterances that were begun. */
  readonly #known = new Set<string>();
  #leaving = false;
  #ending: Promise<void> | null = null;

  constructor(current: () => SttEngine, options: SttSessionOptions) {
    this.#current = current;
    this.#options = options;
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
    const part = this.#partOf(chunk.utteranceId);
    part.session.submit(chunk, options);
    if (chunk.kind === 'interim') return;
    const key = keyOf(chunk);
    const place = this.#results.reserve();
    part.places.set(key, place);
    signal?.addEventListener('abort', () => part.places.delete(key) && place.give(), { once: true });
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
    await Promise.all([...this.#former.values(), this.#finish(this.#part)]);
    this.#results.close();
  }

  /**
   * Who takes the utterance: it stays where it began, and a new one goes to the engine of the moment. What is
   * left to do of one whose engine was left meanwhile goes to that engine as well.
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
    const places = new Map<string, Place>();
    return { engine, session, places, consumed: this.#consume(session, places) };
  }

  async #consume(session: SttSession, places: Map<string, Place>): Promise<void> {
    for await (const result of session.results) {
      const key = keyOf(result);
      const place = places.get(key);
      if (result.type === 'interim') {
        this.#results.offerInterim(result);
      } else if (place) {
        places.delete(key);
        place.fill(result, () => {});
      }
    }
  }

  async #finish(part: Part): Promise<void> {
    await part.session.end();
    await part.consumed;
    this.#former.delete(part);
  }
}
