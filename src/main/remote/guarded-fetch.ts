import { JamakError } from '../../shared/errors';
import { codeOfNotFound } from './errors';

export interface GuardOptions {
  readonly fetch: typeof fetch;
  /** What messages call the server. */
  readonly server: string;
  /** The longest answer that is taken, bytes after decompression. */
  readonly maxBytes: number;
}

/** Longest address that a message shows, characters. */
const SHOWN_CHARS = 200;

/**
 * `fetch` for one server that is trusted with a key and with what was said, but with nothing else: it can send the
 * request nowhere else, and its answer cannot fill the memory. What is not there is told apart by its words: the
 * address or the model.
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
    if (status !== 404) return answer;
    const code = codeOfNotFound(readRefusal(await answer.text()));
    throw new JamakError(code, {
      params: { server, ...(code === 'server-wrong-address' && { address: shown(new URL(asked)) }) },
      cause: new Error('HTTP 404'),
    });
  };
  // The SDK looks at it before it sends a file; else it asks for 'data:,', which would count as a connection.
  return Object.assign(guarded, { Response });
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

/** What a refusal says, in the forms of OpenAI, FastAPI, older vLLM and Ollama, or as plain text. */
function readRefusal(text: string): { code?: unknown; param?: unknown; message: string } {
  try {
    const answer = JSON.parse(text) as Record<string, unknown> | null;
    const error = answer?.['error'] ?? answer;
    if (typeof error === 'string') return { message: error };
    const { code, param, message, detail } = error as Record<string, unknown>;
    return { code, param, message: [message, detail].filter((part) => typeof part === 'string').join(' ') };
  } catch {
    // A page is about anything.
    return { message: text.trimStart().startsWith('<') ? '' : text };
  }
}
