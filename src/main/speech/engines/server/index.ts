import { JamakError } from '../../../../shared/errors';
import type { SpokenLanguage } from '../../../../shared/languages';
import { samplesToMs } from '../../../../shared/sound';
import type { Usage } from '../../../../shared/session/usage';
import type { Backoff } from '../../../remote/backoff';
import { createClient, serverName } from '../../../remote/client';
import { withDeadline } from '../../../remote/deadline';
import { Pool } from '../../../remote/pool';
import type { Reading } from '../../answer/reader';
import type { SpeechChunk, SttEngine, SttSessionOptions } from '../../contract';
import { SoundBacklog } from '../../sound-backlog';
import { encodeWav } from '../../sound/wav';
import { priceOf } from './price';
import { ServerSession, type Circumstances, type TimedTranscription, type Transcriber } from './session';
import { transcribe, type Endpoint } from './transcribe';

export interface SpeechServerConfig {
  /** Servers that do the same work, one or more. */
  readonly endpoints: readonly { readonly baseUrl: string; readonly apiKey?: string | null }[];
  readonly model: string;
  readonly language: SpokenLanguage;
  /** 0..1; null for the server's own. */
  readonly temperature?: number | null;
  /** Whether answers are asked for piece by piece; left out, that goes by the model. A server that cannot is asked as usual. */
  readonly streams?: boolean;
  /** Whether interims and finals that may turn out useless are asked for: only of servers that cost nothing. */
  readonly interims?: boolean;
}

export interface SpeechServerOptions {
  /** Read at the start and at `reset`. */
  readonly config: () => SpeechServerConfig;
  /** Names and terms as they are spelled; asked for each utterance. */
  readonly terms: () => readonly string[];
  /** How answers become captions. */
  readonly reading?: () => Reading;
  /** Time that a server has for so much sound, ms. */
  readonly deadlineMs?: (soundMs: number) => number;
  /** Whether a call that costs may be made, asked before each; left out, it may. */
  readonly mayCall?: () => boolean;
  /** Called for each answer. */
  readonly onUsage?: (usage: Usage) => void;
  /** Calls that each endpoint gets at a time. */
  readonly concurrency?: number;
  /** Sound of finals, all lanes together, that may wait to be recognised and taken, ms. */
  readonly maxWaitingMs?: number;
  /** For how long an endpoint that fails is left alone. */
  readonly backoff?: Partial<Backoff>;
  readonly fetch?: typeof fetch;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

export interface SpeechServerEngine extends SttEngine {
  /** The settings changed: endpoints are made anew, and those that were given up are tried again. */
  reset(): void;
}

/** Whisper hears 30 s at once, the sound around the utterance among them. */
const MAX_UTTERANCE_MS = 24_000;
const TEN_MINUTES_MS = 600_000;
const DEFAULT_CONCURRENCY = 4;
/** An answer to 30 s of speech, with all that a server can tell of it, is far shorter. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** Models of OpenAI that stream their answer, and know of no other form of it than plain JSON. */
const STREAMING_MODEL = /^gpt-4o.*transcribe/;

/** Older Whispers know Cantonese only as Chinese. */
const KNOWS_CANTONESE = /large-v3/;

/** An answer takes some seconds at most, but a slow server with several requests may need longer than the sound. */
function defaultDeadlineMs(soundMs: number): number {
  return 8000 + 2 * soundMs;
}

/** Speech recognition by any servers with OpenAI's `/audio/transcriptions`. */
export function createSpeechServerEngine(options: SpeechServerOptions): SpeechServerEngine {
  return new OpenAiCompatible(options);
}

class OpenAiCompatible implements SpeechServerEngine, Transcriber {
  readonly id = 'server';
  readonly #options: SpeechServerOptions;
  readonly #backlog: SoundBacklog;
  readonly #now: () => number;
  #config: SpeechServerConfig;
  #pool: Pool<Endpoint>;

  constructor(options: SpeechServerOptions) {
    this.#options = options;
    this.#backlog = new SoundBacklog(options.maxWaitingMs ?? TEN_MINUTES_MS);
    this.#now = options.now ?? (() => performance.now());
    this.#config = options.config();
    this.#pool = this.#createPool();
  }

  get capabilities(): SttEngine['capabilities'] {
    return {
      interim: this.#config.interims ?? false,
      languages: 'any',
      local: false,
      maxUtteranceMs: MAX_UTTERANCE_MS,
      leftContext: false,
    };
  }

  get thrifty(): boolean {
    return !this.capabilities.interim;
  }

  get hasRoom(): boolean {
    return this.#pool.hasRoom;
  }

  get language(): SpokenLanguage {
    return this.#config.language;
  }

  get terms(): readonly string[] {
    return this.#options.terms();
  }

  startSession(options: SttSessionOptions): ServerSession {
    return new ServerSession(this, this.#backlog, options, this.#options.reading);
  }

  reset(): void {
    this.#config = this.#options.config();
    this.#pool = this.#createPool();
  }

  async transcribe(
    { samples, kind }: SpeechChunk,
    { language: spoken, prompt, onText }: Circumstances,
    signal: AbortSignal | undefined,
  ): Promise<TimedTranscription> {
    const { deadlineMs = defaultDeadlineMs, mayCall = () => true, onUsage } = this.#options;
    const { endpoints, model, temperature = null } = this.#config;
    const isFree = endpoints.every(({ baseUrl }) => priceOf(baseUrl, model, samples.length) === 0);
    if (!isFree && !mayCall()) throw new JamakError('server-ceiling');
    const language = spoken === 'yue' && !KNOWS_CANTONESE.test(model) ? 'zh' : spoken;
    const request = { model, language, prompt, temperature, onText };
    const ms = deadlineMs(samplesToMs(samples.length));
    return await this.#pool.run(
      (endpoint) =>
        withDeadline({ ms, server: endpoint.name, signal }, async (inTime) => {
          const startedAt = this.#now();
          const transcription = await transcribe(endpoint, { ...request, wav: encodeWav(samples) }, inTime);
          onUsage?.({
            inputTokens: transcription.tokens?.input_tokens ?? 0,
            outputTokens: transcription.tokens?.output_tokens ?? 0,
            cost: priceOf(endpoint.baseUrl, model, samples.length),
          });
          return { ...transcription, tookMs: this.#now() - startedAt };
        }),
      // A second try would come later than the next interim.
      { attempts: kind === 'interim' ? 1 : 3, signal },
    );
  }

  #createPool(): Pool<Endpoint> {
    const { concurrency = DEFAULT_CONCURRENCY, backoff = {}, fetch } = this.#options;
    const { endpoints, model } = this.#config;
    const streams = this.#config.streams ?? STREAMING_MODEL.test(model);
    return new Pool({
      concurrency,
      backoff,
      now: this.#now,
      endpoints: endpoints.map(({ baseUrl, apiKey = null }) => ({
        baseUrl,
        name: serverName(baseUrl),
        client: createClient({ baseUrl, apiKey, maxBytes: MAX_ANSWER_BYTES, ...(fetch && { fetch }) }),
        streams,
        verbose: !STREAMING_MODEL.test(model),
      })),
    });
  }
}
