import { JamakError } from '../../../shared/errors';
import type { SpokenLanguage } from '../../../shared/languages';
import { samplesToMs } from '../../../shared/sound';
import type { Usage } from '../../../shared/usage';
import type { BreakerOptions } from '../../remote/breaker';
import { createClient, serverName } from '../../remote/client';
import { withDeadline } from '../../remote/deadline';
import { Pool } from '../../remote/pool';
import { BatchSession } from '../batch-session';
import type { SpeechChunk, SttEngine, SttResult, SttSessionOptions } from '../contract';
import { isLoop } from '../../text/loops';
import { SoundBacklog } from '../sound-backlog';
import { languageOfScript, LanguageKeeper } from '../spoken-language';
import { isGhost } from './server/ghosts';
import { priceOf } from './server/price';
import { promptOf } from './server/prompt';
import { transcribe, type Endpoint, type Request, type Transcript } from './server/transcribe';
import { encodeWav } from '../wav';

export interface ServerConfig {
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

export interface ServerEngineOptions {
  /** Read at the start and at `reset`. */
  readonly config: () => ServerConfig;
  /** Names and terms as they are spelled; asked for each utterance. */
  readonly terms: () => readonly string[];
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
  readonly breaker?: BreakerOptions;
  readonly fetch?: typeof fetch;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

export interface ServerEngine extends SttEngine {
  /** The settings changed: endpoints are made anew, and those that were given up are tried again. */
  reset(): void;
}

/** Whisper hears 30 s at once. */
const MAX_UTTERANCE_MS = 24_000;
const MAX_CHUNK_MS = 30_000;
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
export function createServerEngine(options: ServerEngineOptions): ServerEngine {
  return new OpenAiCompatible(options);
}

class OpenAiCompatible implements ServerEngine {
  readonly id = 'server';
  readonly #options: ServerEngineOptions;
  readonly #backlog: SoundBacklog;
  #config: ServerConfig;
  #pool: Pool<Endpoint>;

  constructor(options: ServerEngineOptions) {
    this.#options = options;
    this.#backlog = new SoundBacklog(options.maxWaitingMs ?? TEN_MINUTES_MS);
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

  startSession({ language }: SttSessionOptions): ServerSession {
    return new ServerSession(this, this.#backlog, new LanguageKeeper(language ?? this.#config.language));
  }

  reset(): void {
    this.#config = this.#options.config();
    this.#pool = this.#createPool();
  }

  now(): number {
    return (this.#options.now ?? performance.now.bind(performance))();
  }

  /**
   * `lastCaption` is what the lane said before.
   *
   * @throws JamakError 'server-…', or 'server-ceiling' without a call; the signal's reason when it aborts
   */
  async transcribe(
    { samples, kind }: SpeechChunk,
    heard: Pick<Request, 'language' | 'onText'> & { readonly lastCaption: string },
    signal: AbortSignal | undefined,
  ): Promise<Transcript & { readonly tookMs: number }> {
    const { terms, deadlineMs = defaultDeadlineMs, mayCall = () => true, onUsage } = this.#options;
    const { endpoints, model, temperature = null } = this.#config;
    const isFree = endpoints.every(({ baseUrl }) => priceOf(baseUrl, model, samples.length) === 0);
    if (!isFree && !mayCall()) throw new JamakError('server-ceiling');
    const language = heard.language === 'yue' && !KNOWS_CANTONESE.test(model) ? 'zh' : heard.language;
    const prompt = promptOf(terms(), heard.lastCaption);
    const request = { model, language, prompt, temperature, onText: heard.onText };
    const ms = deadlineMs(samplesToMs(samples.length));
    return await this.#pool.run(
      (endpoint) =>
        withDeadline({ ms, server: endpoint.name, signal }, async (inTime) => {
          const startedAt = this.now();
          const transcript = await transcribe(endpoint, { ...request, wav: encodeWav(samples) }, inTime);
          onUsage?.({
            inputTokens: transcript.tokens?.input_tokens ?? 0,
            outputTokens: transcript.tokens?.output_tokens ?? 0,
            cost: priceOf(endpoint.baseUrl, model, samples.length),
          });
          return { ...transcript, tookMs: this.now() - startedAt };
        }),
      // Nobody waits for an interim that failed.
      { attempts: kind === 'interim' ? 1 : 3, signal },
    );
  }

  #createPool(): Pool<Endpoint> {
    const { concurrency = DEFAULT_CONCURRENCY, breaker, fetch } = this.#options;
    const { endpoints, model } = this.#config;
    const streams = this.#config.streams ?? STREAMING_MODEL.test(model);
    return new Pool({
      concurrency,
      ...(breaker && { breaker }),
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

class ServerSession extends BatchSession {
  readonly #engine: OpenAiCompatible;
  readonly #keeper: LanguageKeeper;
  #interims = 0;
  /** The newest final and the one of another utterance before it. */
  #said: { readonly utteranceId: string; readonly text: string; readonly before: string } = {
    utteranceId: '',
    text: '',
    before: '',
  };

  constructor(engine: OpenAiCompatible, backlog: SoundBacklog, keeper: LanguageKeeper) {
    super(backlog, MAX_CHUNK_MS);
    this.#engine = engine;
    this.#keeper = keeper;
  }

  get thrifty(): boolean {
    return this.#engine.thrifty;
  }

  get language(): string | null {
    return this.#keeper.language;
  }

  protected takesInterim(): boolean {
    return !this.thrifty && this.#interims === 0 && this.#engine.hasRoom;
  }

  protected async decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (textSoFar: string) => void,
  ): Promise<SttResult | null> {
    const { kind, utteranceId, pass, samples, context = false } = chunk;
    const interim = kind === 'interim';
    if (interim && !this.takesInterim()) return null;
    if (interim) this.#interims++;
    try {
      const lastCaption = context ? '' : this.#before(utteranceId);
      const request = { language: this.language, lastCaption, onText };
      const {
        text: heard,
        language,
        noSpeech,
        tookMs,
      } = await this.#engine.transcribe(chunk, request, signal);
      if (signal?.aborted) return null;
      const text = isGhost(heard, noSpeech) ? '' : heard;
      if (!interim && text !== '') {
        this.#keeper.heard(language ?? languageOfScript(text), samplesToMs(samples.length));
        this.#remember(utteranceId, text);
      }
      return { type: kind, utteranceId, pass, text, decodeMs: tookMs };
    } catch (error) {
      if (signal?.aborted) return null;
      return { type: 'failed', utteranceId, pass, error: JamakError.from(error) };
    } finally {
      if (interim) this.#interims--;
    }
  }

  /** The last caption of another utterance, as a recogniser leaves out what its prompt says already. */
  #before(utteranceId: string): string {
    return utteranceId === this.#said.utteranceId ? this.#said.before : this.#said.text;
  }

  #remember(utteranceId: string, text: string): void {
    // A recogniser goes on with a loop that it is told.
    if (isLoop(text)) return;
    this.#said = { utteranceId, text, before: this.#before(utteranceId) };
  }
}
