import { isLoopback, isNearby } from '../../../remote/address';
import { serverName } from '../../../remote/client';
import { startDeadline } from '../../../remote/deadline';
import { toServerError } from '../../../remote/errors';
import type { LanguageEngine, LanguageTaskKind } from '../../contract';
import { LOADING_MS, TASK_MS } from '../../deadlines';
import { answer } from './answer';
import { timeoutError } from './chat';
import type { LanguageServerConfig } from './config';
import type { FirstTokenBounds } from './first-tokens';
import { KnownServers, type Habits } from './habits';

export type { LanguageServerConfig } from './config';
export { listModels, testServer } from './check';
export { isFree, priceOf } from './costs';

/** How long a task may take, ms. */
export interface TaskDeadline {
  /** Until the first letter of an answer; one number where it does not follow what the server showed before. */
  readonly firstToken: number | FirstTokenBounds;
  /** Altogether, with every further try. */
  readonly total: number;
  /** On top of both while the model may have to be loaded first; 0 unless given. */
  readonly loading?: number;
}

const FIRST_TOKEN: Readonly<Record<LanguageTaskKind, FirstTokenBounds>> = {
  translation: { usual: 8000, least: 5000, most: 20_000 },
  digest: { usual: 20_000, least: 10_000, most: 45_000 },
  'catch-up': { usual: 20_000, least: 10_000, most: 45_000 },
  'report-notes': { usual: 150_000, least: 60_000, most: 240_000 },
  report: { usual: 240_000, least: 90_000, most: 500_000 },
};

const DRAFT_EVERY_MS = 150;
const RETRY_MS = 500;
/** A model that has not begun by then is said to be loading. */
const LOADING_SAID_AFTER_MS = 6000;

export interface LanguageServerOptions {
  /** Asked for each task, so that a change of settings holds at once. */
  readonly config: () => LanguageServerConfig;
  readonly deadlines?: Partial<Record<LanguageTaskKind, TaskDeadline>>;
  readonly draftEveryMs?: number;
  /** Before the second try when the server does not say, ms. */
  readonly retryMs?: number;
  readonly fetch?: typeof fetch;
  /** Ms that do not go back. */
  readonly now?: () => number;
  /** The server takes in fewer tokens than the settings say, which `capabilities` follow from now on. */
  readonly onContextCut?: (tokens: number) => void;
  /** The server seems to load its model; and when it has begun, or ended without. */
  readonly onLoading?: (loading: boolean) => void;
}

export interface LanguageServerEngine extends LanguageEngine {
  /** The server may have become another: what it showed of itself is forgotten. */
  reset(): void;
}

/** Any server with an OpenAI-compatible `/chat/completions`. */
export function createLanguageServerEngine(options: LanguageServerOptions): LanguageServerEngine {
  const { now = performance.now.bind(performance) } = options;
  const known = new KnownServers();
  return {
    id: 'server',
    get capabilities() {
      const config = options.config();
      const tasks = Object.keys(TASK_MS) as LanguageTaskKind[];
      // What is read at length is read by the model for reports.
      const { context } = known.of(config, modelFor('report', config));
      const contextTokens = context.room(config.contextTokens);
      return { streaming: true, contextTokens, local: isLoopback(config.baseUrl), tasks };
    },
    reset: () => known.forget(),
    async *generate(task, { signal }) {
      const config = options.config();
      const model = modelFor(task.kind, config);
      const habits = known.of(config, model);
      const { firstToken, total, loading = 0 } = deadlineOf(options, task.kind, config.baseUrl);
      const loadingMs = habits.firstTokens.isCold(now()) ? loading : 0;
      const allowedMs =
        typeof firstToken === 'number' ? firstToken : habits.firstTokens.allowedMs(task.kind, firstToken);
      const deadline = startDeadline(total + loadingMs, signal);
      const watch = watchLoading(loadingMs > 0 ? options.onLoading : undefined);
      const startedAt = now();
      let begun = false;
      try {
        const parts = answer(task, {
          config,
          model,
          habits,
          now,
          signal: deadline.signal,
          draftEveryMs: options.draftEveryMs ?? DRAFT_EVERY_MS,
          retryMs: options.retryMs ?? RETRY_MS,
          firstTokenMs: allowedMs + loadingMs,
          isOverdue: () => deadline.passed,
          onFirstToken: () => {
            if (!begun) habits.firstTokens.came(task.kind, now() - startedAt, now());
            begun = true;
            watch.end();
          },
          onLoading: () => watch.say(),
          ...(options.onContextCut && { onCut: options.onContextCut }),
          ...(options.fetch && { fetch: options.fetch }),
        });
        for await (const part of parts) {
          if (signal.aborted) return;
          yield part;
        }
      } catch (error) {
        if (signal.aborted) return;
        const failure = toServerError(deadline.passed ? timeoutError() : error, serverName(config.baseUrl));
        if (failure.code === 'server-timeout' && !begun) noteLate(habits, task.kind, allowedMs, loadingMs);
        yield { type: 'error', error: failure };
      } finally {
        watch.end();
        deadline.release();
      }
    },
  };
}

/** A server that was loading its model says nothing of how long its answers take. */
function noteLate(
  { firstTokens }: Habits,
  kind: LanguageTaskKind,
  waitedMs: number,
  loadingMs: number,
): void {
  if (loadingMs === 0) firstTokens.late(kind, waitedMs);
}

/** Says once that a server is loading, after a while or when it says so itself, and once that it is over. */
function watchLoading(onLoading: LanguageServerOptions['onLoading']): { say(): void; end(): void } {
  let said = false;
  const say = (): void => {
    if (said || !onLoading) return;
    said = true;
    onLoading(true);
  };
  const timer = onLoading && setTimeout(say, LOADING_SAID_AFTER_MS);
  return {
    say,
    end: () => {
      clearTimeout(timer);
      if (said) onLoading?.(false);
      said = false;
    },
  };
}

function modelFor(kind: LanguageTaskKind, { model, reportModel }: LanguageServerConfig): string {
  const forReport = kind === 'report' || kind === 'report-notes';
  return forReport && reportModel !== '' ? reportModel : model;
}

/** Only servers in one's own network load a model when they are asked. */
function deadlineOf(
  { deadlines }: LanguageServerOptions,
  kind: LanguageTaskKind,
  baseUrl: string,
): TaskDeadline {
  const loading = isNearby(baseUrl) ? LOADING_MS : 0;
  return deadlines?.[kind] ?? { firstToken: FIRST_TOKEN[kind], total: TASK_MS[kind], loading };
}
