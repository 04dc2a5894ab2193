import { JamakError, type MessageCode } from '../../shared/errors';
import { Breaker, growingWait, type Attempt } from '../remote/breaker';
import { startDeadline } from '../remote/deadline';
import { partsUntil } from './ask';
import { givenUpAfter } from './deadlines';
import type {
  Finished,
  LanguageCapabilities,
  LanguageEngine,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from './contract';

/** What an answer was not good for: the server works, and is asked the next task as well. */
const OF_ANSWER: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'server-bad-answer',
  'server-only-reasons',
  'server-context-cut',
  'translation-missing',
  'inside-held',
]);
/**
 * Of these, what is told otherwise: by the caption without its translation, when the engine found out, or by the lag itself.
 */
const TOLD_ELSEWHERE: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'server-context-cut',
  'translation-missing',
  'inside-held',
]);

/** How long a server that failed is left alone. There is only one of us, so nothing is gained by jitter. */
const BACKOFF = { firstMs: 15_000, longestMs: 120_000, random: () => 1 };

export interface LanguageFallbackOptions {
  /** The server's engine. */
  readonly primary: LanguageEngine;
  readonly embedded: LanguageEngine;
  /** Whether there is a server in the settings and the month's ceiling has not been reached. */
  readonly mayUsePrimary: () => boolean;
  /** What messages call the server. */
  readonly serverName: () => string;
  /** The embedded engine stands in from now on; once, and again when something must be done about it. */
  readonly onFallback: (error: JamakError) => void;
  /** The server works again. */
  readonly onBack: () => void;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

export interface LanguageFallback extends LanguageEngine {
  /** The settings of the server changed: it is tried again with the next task. */
  reset(): void;
}

/** The server while it works, else the embedded engine for what that can do. */
export function createLanguageFallback(options: LanguageFallbackOptions): LanguageFallback {
  return new ServerOrEmbedded(options);
}

class ServerOrEmbedded implements LanguageFallback {
  readonly id = 'fallback';
  readonly #options: LanguageFallbackOptions;
  readonly #breaker: Breaker;
  /** Tasks whose answers made no sense, told once each: the server is there, but its model can't do them. */
  readonly #beyondModel = new Set<LanguageTaskKind>();

  constructor(options: LanguageFallbackOptions) {
    this.#options = options;
    const { now, onFallback, onBack } = options;
    this.#breaker = new Breaker({
      failures: () => 1,
      waitMs: growingWait(BACKOFF),
      onDown: onFallback,
      onUp: onBack,
      ...(now && { now }),
    });
  }

  /** While the server is down its tasks are still offered: one of them must find out that it is back. */
  get capabilities(): LanguageCapabilities {
    const { primary, embedded, mayUsePrimary } = this.#options;
    if (!mayUsePrimary()) return embedded.capabilities;
    const tasks = new Set([...primary.capabilities.tasks, ...embedded.capabilities.tasks]);
    return { ...primary.capabilities, tasks: [...tasks] };
  }

  reset(): void {
    this.#beyondModel.clear();
    this.#breaker.reset();
  }

  async *generate<K extends LanguageTaskKind>(
    task: LanguageTask<K>,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<LanguagePart<K>, void> {
    const { primary, embedded, mayUsePrimary } = this.#options;
    const asked = mayUsePrimary() && primary.capabilities.tasks.includes(task.kind);
    const attempt = asked ? this.#breaker.begin() : null;
    const failure = attempt
      ? yield* this.#askServer(task, attempt, signal)
      : ((asked ? this.#breaker.outage : null) ?? new JamakError('language-needs-server'));
    if (failure === null || signal.aborted) return;
    if (embedded.capabilities.tasks.includes(task.kind)) yield* embedded.generate(task, { signal });
    else yield { type: 'error', error: failure };
  }

  /** Returns why there is no result; null when there is one, or the task was aborted. */
  async *#askServer<K extends LanguageTaskKind>(
    task: LanguageTask<K>,
    attempt: Attempt,
    signal: AbortSignal,
  ): AsyncGenerator<LanguagePart<K>, JamakError | null> {
    const deadline = startDeadline(givenUpAfter(task.kind), signal);
    const { signal: inTime } = deadline;
    let finished: Finished<K> | null = null;
    try {
      const stream: AsyncIterable<LanguagePart<K>> = this.#options.primary.generate(task, { signal: inTime });
      for await (const part of partsUntil(stream, inTime)) {
        if (part.type === 'draft') finished = part.finished ?? null;
        if (part.type === 'error') return this.#failed(task.kind, attempt, part.error);
        if (part.type === 'result') attempt.succeeded();
        yield part;
        if (part.type === 'result') return null;
      }
      if (signal.aborted) return null;
      const failure = this.#failed(
        task.kind,
        attempt,
        deadline.passed ? this.#tooLate() : new JamakError('unexpected'),
      );
      if (finished === null) return failure;
      yield { type: 'result', ...finished, incomplete: true };
      return null;
    } catch (error) {
      return this.#failed(task.kind, attempt, JamakError.from(error));
    } finally {
      deadline.release();
      attempt.abandoned();
    }
  }

  #failed(kind: LanguageTaskKind, attempt: Attempt, error: JamakError): JamakError {
    if (!OF_ANSWER.has(error.code)) attempt.failed(error);
    else if (!TOLD_ELSEWHERE.has(error.code) && !this.#beyondModel.has(kind)) {
      this.#beyondModel.add(kind);
      this.#options.onFallback(error);
    }
    return error;
  }

  #tooLate(): JamakError {
    return new JamakError('server-timeout', {
      params: { server: this.#options.serverName() },
      retryable: true,
    });
  }
}
