import { JamakError } from '../../shared/errors';
import { codeOfNotFound, isMissingModel, isMissingPlace, type Refusal } from './errors';

export interface GuardOptions {
  readonly fetch: typeof fetch;
  /** What messages call the server. */
  readonly server: string;
  /** The longest answer that is taken, bytes after decompression. */
  readonly maxBytes: number;
}

/** Longest address that a message shows, characters. */
const SHOWN_CHARS = 200;

/** Statuses of an address at which there is nothing, or nothing that takes what is sent there. */
const NOTHING_THERE: readonly number[] = [404, 405, 410, 501];
/** Statuses with which servers refuse what is asked for, and some of them a model. */
const REFUSED: readonly number[] = [400, 415, 422];

/**
 * `fetch` for one server that is trusted with a key and with what was said, but with nothing else: it can send the
 * request nowhere else, and its answer cannot fill the memory. What is not there is told apart by its words: the
 * address or the model. A page is no answer, whatever its status, and some servers refuse with status 200.
 *
 * @throws JamakError 'server-redirects', 'server-wrong-address', 'server-model-missing'; 'server-bad-answer', also
 * while the answer is read, when it is too long; what `fetch` throws
 */
export function guardFetch({ fetch, server, maxBytes }: GuardOptions): typeof globalThis.fetch {
  const guarded: typeof globalThis.fetch = async (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const { status, statusText, headers } = response;
    const location = headers.get('location');
    if (status >= 300 && status < 400 && location !== null) {
      await response.body?.cancel();
      const address = URL.canParse(location, asked) ? shown(new URL(location, asked)) : '';
      throw new JamakError('server-redirects', { params: { server, address } });
    }
    const tooLong = (): JamakError =>
      new JamakError('server-bad-answer', { params: { server }, cause: new Error('answer too long') });
    if (Number(headers.get('content-length')) > maxBytes) {
      await response.body?.cancel();
      throw tooLong();
    }
    const body = response.body?.pipeThrough(new ByteLimit(maxBytes, tooLong)) ?? null;
    const answer = new Response(body, { status, statusText, headers });
    if (!mayRefuse(answer)) return answer;
    const text = await answer.text();
    const code = whatIsMissing(status, text);
    if (code === null) return new Response(text, { status, statusText, headers });
    throw new JamakError(code, {
      params: { server, ...(code === 'server-wrong-address' && { address: shown(new URL(asked)) }) },
      cause: new Error(`HTTP ${status}`),
    });
  };
  // The SDK looks at it before it sends a file; else it asks for 'data:,', which would count as a connection.
  return Object.assign(guarded, { Response });
}

/** Whether its words have to be looked at. What streams is never waited for. */
function mayRefuse({ ok, status, headers, body }: Response): boolean {
  if (!ok) return NOTHING_THERE.includes(status) || REFUSED.includes(status);
  return body !== null && /^\s*(?:text\/html|application\/json)\b/i.test(headers.get('content-type') ?? '');
}

/** What an answer says is not there; null where it says nothing of the kind. */
function whatIsMissing(status: number, text: string): 'server-model-missing' | 'server-wrong-address' | null {
  const isPage = text.trimStart().startsWith('<');
  if (NOTHING_THERE.includes(status)) return codeOfNotFound(isPage ? { message: '' } : readRefusal(text));
  if (isPage) return 'server-wrong-address';
  const isRefusal = status >= 400 || /^\s*\{\s*"error"/.test(text);
  if (!isRefusal) return null;
  const refusal = readRefusal(text);
  if (isMissingModel(refusal)) return 'server-model-missing';
  return status < 400 && isMissingPlace(refusal) ? 'server-wrong-address' : null;
}

/** Passes on what comes until it is too much. */
class ByteLimit extends TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  constructor(maxBytes: number, tooLong: () => JamakError) {
    let received = 0;
    super({
      transform(chunk, controller) {
        received += chunk.byteLength;
        if (received > maxBytes) controller.error(tooLong());
        else controller.enqueue(chunk);
      },
    });
  }
}

/** Without the query, which may hold secrets. */
function shown({ origin, pathname }: URL): string {
  return `${origin}${pathname}`.slice(0, SHOWN_CHARS);
}

/** Where servers put the words of a refusal. */
const WORDS = ['error', 'errors', 'message', 'detail', 'msg', 'title', 'description', 'reason'] as const;
/** How deep they are found. */
const DEPTH = 4;

/** What a refusal says, in the forms of OpenAI, FastAPI, older vLLM and Ollama and the like, or as plain text. */
function readRefusal(text: string): Refusal {
  try {
    const answer: unknown = JSON.parse(text);
    const { code, param } = fieldsOf(fieldsOf(answer)['error'] ?? answer);
    return { code, param, message: wordsIn(answer, DEPTH).join('. ') };
  } catch {
    return { message: text };
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function wordsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((part) => wordsIn(part, depth - 1));
  return WORDS.flatMap((name) => wordsIn(fieldsOf(value)[name], depth - 1));
}
