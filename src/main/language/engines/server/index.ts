import { JamakError } from '../../../../shared/errors';
import { isLoopback } from '../../../remote/address';
import { serverName } from '../../../remote/client';
import { toServerError } from '../../../remote/errors';
import type { LanguageEngine, LanguagePart, LanguageTask, LanguageTaskKind } from '../../contract';
import { startDeadline } from '../../../remote/deadline';
import { OUTPUTS } from '../../outputs/read';
import { buildPrompt, buildRepair } from '../../prompts/build';
import { callServer } from './call';
import { timeoutError, type ChatMessage } from './chat';
import type { LanguageServerConfig } from './config';
import { RefusedFeatures } from './features';

export type { LanguageServerConfig } from './config';
export { listModels, testServer } from './check';
export { isFree } from './costs';

/** How long a task may take, ms. */
export interface TaskDeadline {
  /** Until the first letter of an answer. */
  readonly firstToken: number;
  /** Altogether, with every further try. */
  readonly total: number;
}

/**
 * A little under what the fallback gives a server, so that it hears why there is no answer. Long for reports:
 * on a machine of its own, a model reads a long prompt for minutes.
 */
const DEADLINES: Readonly<Record<LanguageTaskKind, TaskDeadline>> = {
  translation: { firstToken: 8_000, total: 18_000 },
  digest: { firstToken: 20_000, total: 55_000 },
  'catch-up': { firstToken: 20_000, total: 55_000 },
  'report-notes': { firstToken: 150_000, total: 285_000 },
  report: { firstToken: 240_000, total: 585_000 },
};

/** A draft that comes sooner after the last one is not shown. */
const DRAFT_EVERY_MS = 150;
const RETRY_MS = 500;
/** How much of an answer that could not be used a model is shown again. */
const SHOWN_AGAIN_CHARS = 4000;

/** Reports stream to nobody. */
const DRAFTED: ReadonlySet<LanguageTaskKind> = new Set<LanguageTaskKind>([
  'digest',
  'translation',
  'catch-up',
]);

export interface LanguageServerOptions {
  /** Asked for each task, so that a change of settings holds at once. */
  readonly config: () => LanguageServerConfig;
  readonly deadlines?: Partial<Record<LanguageTaskKind, TaskDeadline>>;
  readonly draftEveryMs?: number;
  /** Before the second try when the server does not say, ms. */
  readonly retryMs?: number;
  readonly fetch?: typeof fetch;
  /** Ms that do not go back, for drafts. */
  readonly now?: () => number;
}

/** Any server with an OpenAI-compatible `/chat/completions`. */
export function createLanguageServerEngine(options: LanguageServerOptions): LanguageEngine {
  const refused = new RefusedFeatures();
  return {
    id: 'server',
    get capabilities() {
      const { contextTokens, baseUrl } = options.config();
      const tasks = Object.keys(DEADLINES) as LanguageTaskKind[];
      return { streaming: true, contextTokens, local: isLoopback(baseUrl), tasks };
    },
    async *generate(task, { signal }) {
      const config = options.config();
      const server = serverName(config.baseUrl);
      const deadline = startDeadline(timesOf(options, task.kind).total, signal);
      try {
        for await (const part of answer(task, { options, config, refused, signal: deadline.signal })) {
          if (signal.aborted) return;
          yield part;
        }
      } catch (error) {
        if (signal.aborted) return;
        yield { type: 'error', error: toServerError(deadline.passed ? timeoutError() : error, server) };
      } finally {
        deadline.release();
      }
    },
  };
}

interface Context {
  readonly options: LanguageServerOptions;
  readonly config: LanguageServerConfig;
  readonly refused: RefusedFeatures;
  readonly signal: AbortSignal;
}

/** Everything but errors. An answer that cannot be used is asked for once more. */
async function* answer<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  { options, config, refused, signal }: Context,
): AsyncGenerator<LanguagePart<K>, void> {
  const kind: K = task.kind;
  const model = modelFor(kind, config);
  const server = serverName(config.baseUrl);
  if (model === '') throw new JamakError('server-model-missing', { params: { server } });
  const { system, user, language, references } = buildPrompt(task);
  const { jsonSchema, read } = OUTPUTS[kind];
  const messages: ChatMessage[] = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
  const {
    now = performance.now.bind(performance),
    draftEveryMs = DRAFT_EVERY_MS,
    retryMs = RETRY_MS,
    fetch,
  } = options;
  const callOptions = {
    config,
    refused,
    signal,
    firstTokenMs: timesOf(options, kind).firstToken,
    retryMs,
    ...(fetch && { fetch }),
  };
  let nextDraftAt = -Infinity;
  let lastDraft = '';

  for (let repaired = false; ; repaired = true) {
    const call = callServer(
      { model, messages, json: jsonSchema && { name: kind, schema: jsonSchema } },
      callOptions,
    );
    let whole = '';
    for await (const part of call) {
      if (part.type === 'answer') {
        whole = part.text;
      } else if (part.type === 'usage') {
        yield part;
      } else if (DRAFTED.has(kind) && now() >= nextDraftAt) {
        nextDraftAt = now() + draftEveryMs;
        const { output } = read(part.text, { task, references, growing: true });
        const draft = JSON.stringify(output);
        if (output !== null && draft !== lastDraft) yield { type: 'draft', output };
        lastDraft = draft;
      }
    }
    const { output, fault } = read(whole, { task, references, growing: false });
    if (fault === null) {
      yield { type: 'result', output, engine: { engine: 'server', model } };
      return;
    }
    if (repaired) throw new JamakError('server-bad-answer', { params: { server } });
    messages.push(
      { role: 'assistant', content: whole.slice(0, SHOWN_AGAIN_CHARS) },
      { role: 'user', content: buildRepair(language, fault) },
    );
  }
}

function modelFor(kind: LanguageTaskKind, { model, reportModel }: LanguageServerConfig): string {
  const forReport = kind === 'report' || kind === 'report-notes';
  return forReport && reportModel !== '' ? reportModel : model;
}

function timesOf({ deadlines }: LanguageServerOptions, kind: LanguageTaskKind): TaskDeadline {
  return deadlines?.[kind] ?? DEADLINES[kind];
}
