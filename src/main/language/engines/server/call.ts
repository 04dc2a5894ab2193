import { JamakError } from '../../../../shared/errors';
import type { Usage } from '../../../../shared/session/usage';
import { createClient, serverName } from '../../../remote/client';
import { askedWaitMs, isApiError, isWorthRetrying, toServerError } from '../../../remote/errors';
import { sleep } from '../../../remote/sleep';
import { isWholeJson } from '../../outputs/json';
import { withoutReasoning } from '../../outputs/reasoning';
import { estimateTokens } from '../../model-tokens';
import { noProgress, streamChat, type ChatProgress, type ChatTimes } from './chat';
import type { LanguageServerConfig } from './config';
import { usageOf } from './costs';
import { contextNamedIn, featureToDrop } from './features';
import type { Habits } from './habits';
import { featuresOf, requestOf, usedOf, type Call } from './request';

export type { Call } from './request';

export interface CallOptions extends ChatTimes {
  readonly config: LanguageServerConfig;
  readonly habits: Habits;
  readonly fetch?: typeof fetch;
  /** Before the second try when the server does not say, ms. */
  readonly retryMs: number;
  /** The server showed that it takes in fewer tokens than its settings say. */
  readonly onCut?: (tokens: number) => void;
  /** The server says that it is loading the model. */
  readonly onLoading?: () => void;
  /** Ms that do not go back. */
  readonly now: () => number;
}

export type CallPart =
  /** More of the answer has come; `soFar` is all of it that is sure to be no reasoning. */
  | { readonly type: 'text'; readonly soFar: () => string }
  /** What one try used. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The whole answer, once and last. `cut`: it has no end, because it had all the tokens it may have. */
  | { readonly type: 'answer'; readonly text: string; readonly cut: boolean };

/** A live task has no use for an answer after a longer wait than this, ms. */
const LONGEST_WAIT_MS = 4000;
/** Between two looks whether the model is loaded by now, for as long as the first letter may take; ms. */
const LOADING_WAIT_MS = 1000;
/** What a model that reasons is given on top of its answer. */
const REASONING_TOKENS = 4000;
/** A context is never filled to the last token: each message has some that Jamak does not see. */
const SPARE_TOKENS = 64;
const LEAST_TOKENS = 64;

/**
 * Asks the server once, and once more when it failed before the first letter came and may do better, or when the model
 * reasoned until its tokens were used up. What it refuses to know is left out from then on.
 *
 * @throws what `streamChat` does; a TypeError when the connection ends before the answer does; JamakError
 * 'server-only-reasons', 'server-context-cut'
 */
export async function* callServer(call: Call, options: CallOptions): AsyncGenerator<CallPart, void> {
  const { config, habits, fetch, retryMs, onCut, onLoading, now, ...times } = options;
  const client = createClient({ ...config, ...(fetch && { fetch }) });
  const server = serverName(config.baseUrl);
  const estimate = estimateTokens(call.messages.map(({ content }) => content).join('\n'));
  let without = habits.refused;
  let retried = false;
  const wasKnown = habits.overthinks;
  const until = now() + times.firstTokenMs;
  for (;;) {
    const wanted = featuresOf(call, habits.overthinks).filter((feature) => !without.has(feature));
    const used = usedOf(new Set(wanted));
    const progress = noProgress();
    const reasoned = { ...call, maxTokens: roomFor(call.maxTokens, estimate, options) };
    try {
      for await (const _grown of streamChat(client, requestOf(reasoned, used), times, progress)) {
        yield { type: 'text', soFar: () => unveil(progress, habits, true).text };
      }
      habits.refused = without;
      if (progress.tokens && habits.context.counted(estimate, progress.tokens.input)) {
        onCut?.(progress.tokens.input);
      }
      yield { type: 'usage', usage: usageOf(progress, call.messages, config, call.model) };
    } catch (error) {
      if (progress.text !== '')
        yield { type: 'usage', usage: usageOf(progress, call.messages, config, call.model) };
      if (isOverdue(times.signal) && isAllReasoning(progress, habits)) habits.overthinks = true;
      const limit = contextNamedIn(error);
      if (limit !== null) {
        if (habits.context.told(limit)) onCut?.(limit);
        throw new JamakError('server-context-cut', { params: { server, tokens: limit }, cause: error });
      }
      const feature = featureToDrop(error, used);
      if (feature) {
        without = new Set([...without, feature]);
        continue;
      }
      const failure = toServerError(error, server);
      if (isLoading(error) && now() + LOADING_WAIT_MS < until) {
        onLoading?.();
        await sleep(LOADING_WAIT_MS, times.signal);
        continue;
      }
      const waitMs = askedWaitMs(failure) ?? retryMs;
      const hopeless = !isWorthRetrying(failure) || waitMs > LONGEST_WAIT_MS;
      if (retried || progress.text !== '' || hopeless) throw error;
      retried = true;
      await sleep(waitMs, times.signal);
      continue;
    }
    const { text, reasoned: inText, startedInside } = unveil(progress, habits, false);
    // One that was asked not to reason may have ended to begin within it.
    habits.startsInside = startedInside || (habits.startsInside && (inText || !habits.overthinks));
    habits.reasons ||= inText || progress.reasoned;
    if (text === '' && (inText || progress.reasoned || (habits.startsInside && progress.end === 'length'))) {
      if (wasKnown || retried) throw new JamakError('server-only-reasons', { params: { server } });
      habits.overthinks = true;
      retried = true;
      continue;
    }
    if (progress.end === 'open' && !(call.json && isWholeJson(text))) throw new TypeError('answer cut off');
    yield { type: 'answer', text, cut: progress.end === 'length' };
    return;
  }
}

function unveil(
  { text, end }: ChatProgress,
  { startsInside }: Habits,
  growing: boolean,
): ReturnType<typeof withoutReasoning> {
  return withoutReasoning(text, { growing, startsInside: startsInside && (growing || end === 'length') });
}

function isAllReasoning(progress: ChatProgress, habits: Habits): boolean {
  const { text, reasoned } = unveil(progress, habits, true);
  return text === '' && (reasoned || progress.reasoned);
}

function isOverdue({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** How many tokens an answer may have, so that it finds room in the context beside its prompt. */
function roomFor(maxTokens: number, estimate: number, { config, habits }: CallOptions): number {
  const wanted = maxTokens + (habits.reasons || habits.overthinks ? REASONING_TOKENS : 0);
  const context = Math.min(config.contextTokens, habits.context.limit ?? Infinity);
  return Math.max(
    LEAST_TOKENS,
    Math.min(wanted, context - habits.context.corrected(estimate) - SPARE_TOKENS),
  );
}

/** llama.cpp's server answers so until its model is loaded. */
function isLoading(error: unknown): boolean {
  return isApiError(error) && error.status === 503 && /\bloading model\b/i.test(error.message);
}
