import { createClient, serverName } from '../../../remote/client';
import { askedWaitMs, isWorthRetrying, toServerError } from '../../../remote/errors';
import { sleep } from '../../../remote/sleep';
import type { Usage } from '../../../../shared/session/usage';
import { streamChat, type ChatProgress, type ChatRequest, type ChatTimes, type ChatMessage } from './chat';
import type { LanguageServerConfig } from './config';
import { usageOf } from './costs';
import { featureToDrop, type Feature, type RefusedFeatures } from './features';

export interface Call {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** null for an answer in plain text. */
  readonly json: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | null;
}

export interface CallOptions extends ChatTimes {
  readonly config: LanguageServerConfig;
  readonly refused: RefusedFeatures;
  readonly fetch?: typeof fetch;
  /** Before the second try when the server does not say, ms. */
  readonly retryMs: number;
}

export type CallPart =
  /** All of the answer so far. */
  | { readonly type: 'text'; readonly text: string }
  /** What one try used. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The whole answer, once and last. */
  | { readonly type: 'answer'; readonly text: string };

/** A live task has no use for an answer after a longer wait than this, ms. */
const LONGEST_WAIT_MS = 4000;

/**
 * Asks the server once, and once more when it failed before the first letter came and may do better.
 * What it refuses to know (JSON schema, JSON at all, counting tokens) is left out from then on.
 *
 * @throws what `streamChat` does
 */
export async function* callServer(
  { model, messages, json }: Call,
  { config, refused, fetch, retryMs, ...times }: CallOptions,
): AsyncGenerator<CallPart, void> {
  const client = createClient({ ...config, ...(fetch && { fetch }) });
  const server = `${config.baseUrl} ${model}`;
  let without = refused.of(server);
  let retried = false;
  for (;;) {
    const features = new Set(wanted(json).filter((feature) => !without.has(feature)));
    const progress: ChatProgress = { text: '', tokens: null };
    const request = { model, messages, ...formOf(json, features) };
    try {
      for await (const _grown of streamChat(client, request, times, progress)) {
        yield { type: 'text', text: progress.text };
      }
      refused.remember(server, without);
      yield { type: 'usage', usage: usageOf(progress, messages, config, model) };
      yield { type: 'answer', text: progress.text };
      return;
    } catch (error) {
      if (progress.text !== '') yield { type: 'usage', usage: usageOf(progress, messages, config, model) };
      const feature = featureToDrop(error, features);
      if (feature) {
        without = new Set([...without, feature]);
        continue;
      }
      const failure = toServerError(error, serverName(config.baseUrl));
      const waitMs = askedWaitMs(failure) ?? retryMs;
      const hopeless = !isWorthRetrying(failure) || waitMs > LONGEST_WAIT_MS;
      if (retried || progress.text !== '' || hopeless) throw error;
      retried = true;
      await sleep(waitMs, times.signal);
    }
  }
}

function wanted(json: Call['json']): Feature[] {
  return json ? ['json_schema', 'json_object', 'stream_options'] : ['stream_options'];
}

function formOf(
  json: Call['json'],
  features: ReadonlySet<Feature>,
): Pick<ChatRequest, 'responseFormat' | 'askUsage'> {
  const askUsage = features.has('stream_options');
  if (json && features.has('json_schema')) {
    const { name, schema } = json;
    return {
      responseFormat: { type: 'json_schema', json_schema: { name, schema: { ...schema }, strict: true } },
      askUsage,
    };
  }
  return { responseFormat: features.has('json_object') ? { type: 'json_object' } : null, askUsage };
}
