import { JamakError } from '../../shared/errors';
import type { Usage } from '../../shared/session/usage';
import type {
  EngineName,
  Finished,
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from './contract';

/**
 * The parts of a stream until `signal` aborts. It ends at once then, even if the stream hangs and
 * never hears of it.
 */
export async function* partsUntil<T>(parts: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const iterator = parts[Symbol.asyncIterator]();
  let stop = (): void => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const step = await Promise.race([iterator.next(), stopped]);
      if (step === null || step.done === true) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Nobody waits for a stream that may hang, nor wants to hear how it ended.
    iterator.return?.().then(
      () => {},
      () => {},
    );
  }
}

export interface AskOptions<K extends LanguageTaskKind> {
  readonly signal: AbortSignal;
  /** `finished`: what of it would be left if no more came; null for nothing. */
  readonly onDraft?: (output: LanguageOutput<K>, finished: Answer<K> | null) => void;
  readonly onUsage?: (usage: Usage) => void;
}

export interface Answer<K extends LanguageTaskKind> {
  readonly output: LanguageOutput<K>;
  readonly author: EngineName;
  /** Whether there was to be more of it. */
  readonly incomplete: boolean;
}

function toAnswer<K extends LanguageTaskKind>(
  { output, engine }: Finished<K>,
  incomplete: boolean,
): Answer<K> {
  return { output, author: engine, incomplete };
}

/**
 * Asks an engine and waits for its whole answer; null as soon as `signal` aborts.
 * @throws JamakError of the engine, or 'unexpected' when it ends without an answer.
 */
export async function askEngine<K extends LanguageTaskKind>(
  engine: LanguageEngine,
  task: LanguageTask<K>,
  { signal, onDraft, onUsage }: AskOptions<K>,
): Promise<Answer<K> | null> {
  const parts: AsyncIterable<LanguagePart<K>> = engine.generate(task, { signal });
  for await (const part of partsUntil(parts, signal)) {
    switch (part.type) {
      case 'draft':
        onDraft?.(part.output, part.finished ? toAnswer(part.finished, true) : null);
        break;
      case 'usage':
        onUsage?.(part.usage);
        break;
      case 'result':
        return toAnswer(part, part.incomplete ?? false);
      case 'error':
        throw part.error;
    }
  }
  if (signal.aborted) return null;
  throw new JamakError('unexpected');
}
