import type {
  SpeechChunk,
  SttEngine,
  SttResult,
  SttSession,
  SttSessionOptions,
} from '../../src/main/speech/contract';
import { ResultQueue } from '../../src/main/speech/result-queue';
import { JamakError } from '../../src/shared/errors';
import type { SpokenLanguage } from '../../src/shared/languages';

/** A chunk that an engine got, and the ways in which it can be answered. */
export interface Submitted {
  readonly chunk: SpeechChunk;
  readonly aborted: boolean;
  readonly say: (text: string) => void;
  readonly saySoFar: (text: string) => void;
  readonly fail: (error: JamakError, kept?: boolean) => void;
}

export interface ScriptedEngineOptions {
  readonly id?: string;
  readonly interim?: boolean;
  readonly languages?: SttEngine['capabilities']['languages'];
  /** Answers at once; null leaves the answer to the test. */
  readonly respond?: (chunk: SpeechChunk) => string | JamakError | null;
  /** Finals that may wait; more are refused. */
  readonly room?: number;
}

/** An engine whose answers a test gives: they come as they are given, in any order. */
export class ScriptedEngine implements SttEngine {
  readonly id: string;
  readonly capabilities: SttEngine['capabilities'];
  readonly submitted: Submitted[] = [];
  /** Languages of the sessions that were started, in order. */
  readonly sessions: (string | undefined)[] = [];
  /** Languages that they began with. */
  readonly heard: (string | undefined)[] = [];
  /** What the sessions without a language of their own say of it. */
  chosen: SpokenLanguage | undefined;
  language: string | null = null;
  endedSessions = 0;
  room: number;
  respond: NonNullable<ScriptedEngineOptions['respond']>;

  constructor({
    id = 'scripted',
    interim = true,
    languages = 'any',
    respond = () => null,
    room = Infinity,
  }: ScriptedEngineOptions = {}) {
    this.id = id;
    this.capabilities = { interim, languages, local: true, maxUtteranceMs: 12_000 };
    this.respond = respond;
    this.room = room;
  }

  /** What it got last of this utterance. */
  of(utteranceId: string): Submitted | undefined {
    return this.submitted.findLast(({ chunk }) => chunk.utteranceId === utteranceId);
  }

  startSession({ language, heard }: Partial<SttSessionOptions>): SttSession {
    this.sessions.push(language);
    this.heard.push(heard);
    const spoken = (): SpokenLanguage | undefined => language ?? this.chosen;
    const detected = (): string | null => this.language;
    const results = new ResultQueue();
    const open = new Set<Submitted>();
    let ended: (() => void) | null = null;
    const close = (submitted: Submitted): void => {
      open.delete(submitted);
      if (open.size === 0) ended?.();
    };
    return {
      idle: true,
      thrifty: !this.capabilities.interim,
      get chosen() {
        return spoken();
      },
      get language() {
        const chosen = spoken();
        return chosen && chosen !== 'auto' ? chosen : detected();
      },
      results,
      submit: (chunk, { signal } = {}) => {
        if (signal?.aborted) return;
        const waiting = [...open].filter((one) => one.chunk.kind === 'final').length;
        if (chunk.kind === 'final' && waiting >= this.room) {
          throw new JamakError('speech-queue-full', { retryable: true });
        }
        const submitted = this.#submitted(chunk, results, signal, close);
        open.add(submitted);
        signal?.addEventListener('abort', () => {
          if (open.has(submitted)) close(submitted);
        });
        this.submitted.push(submitted);
        const answer = this.respond(chunk);
        if (answer instanceof JamakError) queueMicrotask(() => submitted.fail(answer));
        else if (answer !== null) queueMicrotask(() => submitted.say(answer));
      },
      end: async () => {
        if (open.size > 0) await new Promise<void>((resolve) => (ended = resolve));
        this.endedSessions++;
        results.close();
      },
    };
  }

  #submitted(
    chunk: SpeechChunk,
    results: ResultQueue,
    signal: AbortSignal | undefined,
    close: (submitted: Submitted) => void,
  ): Submitted {
    const { utteranceId, pass, kind } = chunk;
    const give = (result: SttResult): void => {
      if (signal?.aborted) return;
      if (kind === 'final') results.push(result);
      else if (result.type === 'interim') results.offerInterim(result);
      close(submitted);
    };
    const submitted: Submitted = {
      chunk,
      get aborted() {
        return signal?.aborted ?? false;
      },
      say: (text) => give({ type: kind, utteranceId, pass, text, decodeMs: 1 }),
      saySoFar: (text) => results.offerInterim({ type: 'interim', utteranceId, pass, text, decodeMs: 0 }),
      fail: (error, kept = false) => give({ type: 'failed', utteranceId, pass, error, kept }),
    };
    return submitted;
  }
}
