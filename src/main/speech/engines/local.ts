import { JamakError } from '../../../shared/errors';
import { SAMPLE_RATE, samplesToMs } from '../../../shared/sound';
import type { SpeechChunk, SttEngine, SttResult, SttSession } from '../contract';
import { MAX_JOB_SECONDS } from '../host/protocol';
import type { ModelSpec } from '../models';
import type { Tiers } from '../tiers';
import type { SpeechSupervisor } from '../supervisor';
import { OrderedResults } from '../ordered-results';

export interface LocalEngineOptions {
  readonly supervisor: Pick<SpeechSupervisor, 'load' | 'takesInterim' | 'decode'>;
  /** Asked when a session starts. The final model is loaded then, the others when first needed. */
  readonly tiers: () => Tiers;
  /** Sound of finals, all lanes together, that may wait to be decoded and taken, ms. */
  readonly maxWaitingMs?: number;
}

/** Recognisers keep the memory of the longest sound that they ever had. */
const MAX_UTTERANCE_MS = 12_000;
const TEN_MINUTES_MS = 600_000;

/** Sound that waits, against its limit. */
class Backlog {
  readonly #limitMs: number;
  #waitingMs = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /**
   * Returns what gives the room back; calling it again does nothing.
   * @throws JamakError 'speech-queue-full'
   */
  enter(ms: number): () => void {
    if (this.#waitingMs + ms > this.#limitMs) throw new JamakError('speech-queue-full', { retryable: true });
    this.#waitingMs += ms;
    let inside = true;
    return () => {
      if (inside) this.#waitingMs -= ms;
      inside = false;
    };
  }
}

/** Speech recognition on this machine, in the speech host. */
export function createLocalEngine(options: LocalEngineOptions): SttEngine {
  const { supervisor, tiers, maxWaitingMs = TEN_MINUTES_MS } = options;
  const backlog = new Backlog(maxWaitingMs);
  return {
    id: 'local',
    capabilities: {
      interim: true,
      languages: tiers().finalModel.languages,
      local: true,
      maxUtteranceMs: MAX_UTTERANCE_MS,
    },
    startSession() {
      const { finalModel, interimModel, fastModel } = tiers();
      supervisor.load(finalModel, fastModel);
      const models = {
        accurate: [finalModel, fastModel],
        fast: [fastModel, finalModel],
        interim: [interimModel, fastModel],
      };
      return new LocalSession(supervisor, models, backlog);
    },
  };
}

/** Which models decode what, best first. */
type Preferences = Readonly<Record<NonNullable<SpeechChunk['tier']> | 'interim', readonly ModelSpec[]>>;

class LocalSession implements SttSession {
  readonly #supervisor: LocalEngineOptions['supervisor'];
  readonly #models: Preferences;
  readonly #backlog: Backlog;
  readonly #results = new OrderedResults();
  readonly #running = new Set<Promise<void>>();
  #ended = false;

  constructor(supervisor: LocalEngineOptions['supervisor'], models: Preferences, backlog: Backlog) {
    this.#supervisor = supervisor;
    this.#models = models;
    this.#backlog = backlog;
  }

  get idle(): boolean {
    return !this.#ended && this.#supervisor.takesInterim(this.#models.interim);
  }

  get results(): AsyncIterable<SttResult> {
    return this.#results;
  }

  submit(chunk: SpeechChunk, { signal }: { signal?: AbortSignal } = {}): void {
    if (this.#ended || chunk.samples.length > MAX_JOB_SECONDS * SAMPLE_RATE) {
      throw new JamakError('bad-request');
    }
    if (signal?.aborted) return;
    const running = chunk.kind === 'final' ? this.#final(chunk, signal) : this.#interim(chunk, signal);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#running);
    this.#results.close();
  }

  /** Throws at once, before anything is waited for. */
  #final(chunk: SpeechChunk, signal?: AbortSignal): Promise<void> {
    const leave = this.#backlog.enter(samplesToMs(chunk.samples.length));
    const place = this.#results.reserve();
    return this.#decode(chunk, signal).then((result) => {
      if (result) return place.fill(result, leave);
      leave();
      place.give();
    });
  }

  async #interim(chunk: SpeechChunk, signal?: AbortSignal): Promise<void> {
    const result = await this.#decode(chunk, signal);
    if (result?.type === 'interim') this.#results.offerInterim(result);
  }

  /** The result that is due, or null when there is none. */
  async #decode(chunk: SpeechChunk, signal?: AbortSignal): Promise<SttResult | null> {
    const { kind, utteranceId, pass, samples, tier = 'accurate' } = chunk;
    const models = this.#models[kind === 'interim' ? 'interim' : tier];
    const outcome = await this.#supervisor.decode({ kind, models, samples, signal });
    switch (outcome.type) {
      case 'decoded':
        return { type: kind, utteranceId, pass, text: outcome.text, decodeMs: outcome.decodeMs };
      case 'failed':
        return { type: 'failed', utteranceId, pass, error: outcome.error };
      case 'aborted':
      case 'refused':
        return null;
    }
  }
}
