import { APIError, type OpenAI } from 'openai';
import { z } from 'zod';
import { startDeadline } from '../../../remote/deadline';
import { eventsOf } from '../../../remote/event-stream';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The body of a request, without what is the same for all; also what only other servers than OpenAI's know. */
export type ChatRequest = Pick<
  OpenAI.ChatCompletionCreateParamsStreaming,
  'model' | 'response_format' | 'stream_options' | 'max_completion_tokens' | 'reasoning_effort'
> & {
  readonly messages: readonly ChatMessage[];
  /** What all others call `max_completion_tokens`. */
  readonly max_tokens?: number;
  readonly chat_template_kwargs?: object;
};

export interface ChatTimes {
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** Until the first letter has come, ms. */
  readonly firstTokenMs: number;
  /** It has. */
  readonly onFirstToken?: () => void;
}

/** What has come of one call, also when it fails. */
export interface ChatProgress {
  /** Reasoning that a server sends as if it were text stands in it. */
  text: string;
  /** As the server counts them; null when it does not say. */
  tokens: { readonly input: number; readonly output: number } | null;
  /** Whether it sent reasoning apart from the text. */
  reasoned: boolean;
  /** How it ended: 'open' while it has not, or when the connection ended and nothing said that the answer had. */
  end: 'open' | 'whole' | 'length' | 'filtered';
}

export function noProgress(): ChatProgress {
  return { text: '', tokens: null, reasoned: false, end: 'open' };
}

/** An answer this long comes from a model that loops. */
const MAX_ANSWER_CHARS = 100_000;

const tokenCount = z.number().int().nonnegative();
const contentPartSchema = z.looseObject({ type: z.string().optional(), text: z.string().optional() });
const messageSchema = z.object({
  content: z.union([z.string(), z.array(z.union([z.string(), contentPartSchema]))]).nullish(),
  // What a model says to itself, by the names that servers give it.
  reasoning_content: z.unknown().optional(),
  reasoning: z.unknown().optional(),
  reasoning_details: z.unknown().optional(),
  thinking: z.unknown().optional(),
});
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: messageSchema.nullish(),
        message: messageSchema.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({ prompt_tokens: tokenCount, completion_tokens: tokenCount.nullish() })
    .nullish()
    .catch(null),
  error: z.looseObject({}).or(z.string()).nullish(),
});
type Message = z.infer<typeof messageSchema>;

/** Kinds of parts that are the answer; others are reasoning, or nothing that Jamak asked for. */
const TEXT_PARTS = new Set(['text', 'output_text']);

function textOf(content: Message['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .map((part) => {
      if (typeof part === 'string') return part;
      return TEXT_PARTS.has(part.type ?? 'text') ? (part.text ?? '') : '';
    })
    .join('');
}

function reasoningIn({ content, ...message }: Message): boolean {
  if (Array.isArray(content) && content.length > 0 && textOf(content) === '') return true;
  const { reasoning_content: byDeepSeek, reasoning, reasoning_details: details, thinking } = message;
  return [byDeepSeek, reasoning, thinking].some(Boolean) || (Array.isArray(details) && details.length > 0);
}

/** An error as `AbortSignal.timeout` gives it. */
export function timeoutError(): DOMException {
  return new DOMException('deadline passed', 'TimeoutError');
}

/**
 * One streamed call of `/chat/completions`. Yields each time the text of `progress` has grown. A server that answers
 * in one piece all the same is taken, too.
 *
 * @throws the SDK's errors; a 'TimeoutError' when the first letter is late or `signal` aborts; a ZodError or
 * SyntaxError for what is no such answer
 */
export async function* streamChat(
  client: OpenAI,
  request: ChatRequest,
  { signal, firstTokenMs, onFirstToken }: ChatTimes,
  progress: ChatProgress,
): AsyncGenerator<void, void> {
  const firstToken = startDeadline(firstTokenMs, signal);
  let begun = false;
  try {
    const response = await client.chat.completions
      .create({ ...request, messages: [...request.messages], stream: true }, { signal: firstToken.signal })
      .asResponse();
    let chunks = 0;
    for await (const data of dataOf(response)) {
      if (data.startsWith('[DONE]')) {
        if (progress.end === 'open') progress.end = 'whole';
        break;
      }
      const length = progress.text.length;
      const alive = take(data, progress, response);
      chunks++;
      if (alive && !begun) {
        begun = true;
        firstToken.release();
        onFirstToken?.();
      }
      if (progress.text.length > MAX_ANSWER_CHARS) throw new SyntaxError('endless answer');
      if (progress.text.length > length) yield;
    }
    firstToken.signal.throwIfAborted();
    if (chunks === 0) throw new SyntaxError('no stream of an answer');
  } catch (error) {
    throw firstToken.signal.aborted ? timeoutError() : error;
  } finally {
    firstToken.release();
  }
}

async function* dataOf(response: Response): AsyncGenerator<string, void> {
  if (!response.body) return;
  const type = response.headers.get('content-type') ?? '';
  if (/^application\/(?:\w+\+)?json/i.test(type)) yield await response.text();
  else yield* eventsOf(response.body);
}

/** Whether there was something of the model's in the chunk. @throws APIError when it tells of one */
function take(data: string, progress: ChatProgress, { headers }: Response): boolean {
  const { choices, usage, error } = chunkSchema.parse(JSON.parse(data));
  if (error) {
    throw new APIError(undefined, typeof error === 'string' ? { message: error } : error, undefined, headers);
  }
  if (usage) progress.tokens = { input: usage.prompt_tokens, output: usage.completion_tokens ?? 0 };
  let alive = false;
  for (const { delta, message, finish_reason: reason } of choices ?? []) {
    const said = delta ?? message;
    if (reason) progress.end = endOf(reason);
    if (message && progress.end === 'open') progress.end = 'whole';
    if (!said) continue;
    const text = textOf(said.content);
    const reasoned = reasoningIn(said);
    progress.text += text;
    progress.reasoned ||= reasoned;
    alive ||= text !== '' || reasoned;
  }
  return alive;
}

function endOf(reason: string): ChatProgress['end'] {
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  return reason === 'content_filter' ? 'filtered' : 'whole';
}
