import { z } from 'zod';
import { addUsage, NO_USAGE, type Usage } from '../../../../shared/session/usage';
import { createClient, serverName, type ClientOptions } from '../../../remote/client';
import { toServerError } from '../../../remote/errors';
import { startDeadline, type Deadline } from '../../../remote/deadline';
import { callServer } from './call';
import { timeoutError } from './chat';
import type { LanguageServerConfig } from './config';
import { Habits } from './habits';

/** A local server may have to load the model first. */
const TEST_MS = 60_000;
/** A word, and what a model may say around it. */
const TEST_TOKENS = 200;
const LIST_MS = 10_000;
const MAX_MODELS = 2000;

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * The ids of the models that a server offers, sorted.
 * @throws JamakError of a server, or an abort
 */
export async function listModels(server: ClientOptions, signal: AbortSignal): Promise<string[]> {
  return within(LIST_MS, signal, server.baseUrl, async (deadline) => {
    const answer: unknown = await createClient(server).get('/models', { signal: deadline.signal });
    const ids = modelsSchema.parse(answer).data.map(({ id }) => id);
    return [...new Set(ids)].sort((a, b) => a.localeCompare(b)).slice(0, MAX_MODELS);
  });
}

/**
 * Has the model say a word.
 * @throws JamakError of a server, or an abort
 */
export async function testServer(
  config: LanguageServerConfig,
  signal: AbortSignal,
  fetch?: ClientOptions['fetch'],
): Promise<{ text: string; usage: Usage }> {
  return within(TEST_MS, signal, config.baseUrl, async (deadline) => {
    const call = callServer(
      {
        model: config.model,
        messages: [{ role: 'user', content: 'Answer with the single word: OK' }],
        json: null,
        maxTokens: TEST_TOKENS,
      },
      {
        config,
        habits: new Habits(),
        signal: deadline.signal,
        firstTokenMs: TEST_MS,
        retryMs: 0,
        now: performance.now.bind(performance),
        ...(fetch && { fetch }),
      },
    );
    let usage: Usage = NO_USAGE;
    let text = '';
    for await (const part of call) {
      if (part.type === 'usage') usage = addUsage(usage, part.usage);
      else if (part.type === 'answer') ({ text } = part);
    }
    if (text === '') throw new SyntaxError('empty answer');
    return { text, usage };
  });
}

async function within<T>(
  ms: number,
  signal: AbortSignal,
  baseUrl: string,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(ms, signal);
  try {
    return await run(deadline);
  } catch (error) {
    signal.throwIfAborted();
    throw toServerError(deadline.passed ? timeoutError() : error, serverName(baseUrl));
  } finally {
    deadline.release();
  }
}
