import type OpenAI from 'openai';
import { z } from 'zod';
import { startDeadline } from '../../../remote/deadline';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly responseFormat: NonNullable<OpenAI.ChatCompletionCreateParams['response_format']> | null;
  /** Whether to ask for the tokens used; some servers refuse the question. */
  readonly askUsage: boolean;
}

export interface ChatTimes {
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** Until the first letter has come, ms. */
  readonly firstTokenMs: number;
}

/** What has come of one call, also when it fails. */
export interface ChatProgress {
  text: string;
  /** As the server counts them; null when it does not say. */
  tokens: { readonly input: number; readonly output: number } | null;
}

/** An answer this long comes from a model that loops. */
const MAX_ANSWER_CHARS = 100_000;

const tokenCount = z.number().int().nonnegative();
const deltaSchema = z.object({
  content: z.string().nullish(),
  // What a model says to itself, by the names that servers give it: a sign of life, no part of the answer.
  reasoning_content: z.unknown().optional(),
  reasoning: z.unknown().optional(),
});
const chunkSchema = z.object({
  choices: z.array(z.object({ delta: deltaSchema.nullish(), finish_reason: z.string().nullish() })).nullish(),
  usage: z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount }).nullish().catch(null),
});

/** An error as `AbortSignal.timeout` gives it. */
export function timeoutError(): DOMException {
  return new DOMException('deadline passed', 'TimeoutError');
}

/**
 * One streamed call of `/chat/completions`. Yields each time the text of `progress` has grown.
 *
 * @throws the SDK's errors; a 'TimeoutError' when the first letter is late or `signal` aborts; a ZodError or
 * SyntaxError for what is no such answer; a TypeError when the connection ends before the answer does.
 */
export async function* streamChat(
  client: OpenAI,
  { model, messages, responseFormat, askUsage }: ChatRequest,
  { signal, firstTokenMs }: ChatTimes,
  progress: ChatProgress,
): AsyncGenerator<void, void> {
  const firstToken = startDeadline(firstTokenMs, signal);
  let chunks = 0;
  let finished = false;
  try {
    const stream = await client.chat.completions.create(
      {
        model,
        messages: [...messages],
        stream: true,
        ...(askUsage && { stream_options: { include_usage: true } }),
        ...(responseFormat && { response_format: responseFormat }),
      },
      { signal: firstToken.signal },
    );
    for await (const chunk of stream) {
      const { choices, usage } = chunkSchema.parse(chunk);
      chunks++;
      if (usage) progress.tokens = { input: usage.prompt_tokens, output: usage.completion_tokens };
      for (const { delta, finish_reason: finishReason } of choices ?? []) {
        if (finishReason) finished = true;
        if (delta?.content || delta?.reasoning_content || delta?.reasoning) firstToken.release();
        if (!delta?.content) continue;
        progress.text += delta.content;
        if (progress.text.length > MAX_ANSWER_CHARS) throw new SyntaxError('endless answer');
        yield;
      }
    }
    // The SDK's stream ends without an error when it is aborted.
    firstToken.signal.throwIfAborted();
    if (chunks === 0) throw new SyntaxError('no stream of an answer');
    if (!finished) throw new TypeError('answer cut off');
  } catch (error) {
    throw firstToken.signal.aborted ? timeoutError() : error;
  } finally {
    firstToken.release();
  }
}
