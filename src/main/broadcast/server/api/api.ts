import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { JamakError, toErrorValue, type MessageCode } from '../../../../shared/errors';
import type { Language } from '../../../../shared/locales';
import {
  API_ROUTES,
  type ApiInput,
  type ApiOutput,
  type ApiRoute,
  type PublicState,
} from '../../../../shared/broadcast/public-api';
import type { Access } from '../../../../shared/broadcast/local-server';
import { renderExport } from '../../../export';
import { exportName } from '../../../export/name';
import type { PublicFeed } from '../../contract';
import type { ServerActions } from './actions';
import { LIMITS, RATES } from '../limits';
import { openApi } from './openapi';
import { publicCatchUp, publicEdit, publicRecord, publicSummary } from './public-record';
import type { RateLimit } from '../rate-limit';

export interface ApiOptions {
  readonly publicFeed: PublicFeed;
  readonly actions: () => ServerActions;
  readonly language: () => Language;
  readonly state: (access: Access) => PublicState;
  readonly rates: RateLimit;
  /** What a request may do, which its token says. */
  readonly accessOf: (context: Context) => Access;
}

/** A file to answer with. */
class Download {
  constructor(
    readonly content: string,
    readonly name: string,
  ) {}
}

type Answers = {
  readonly [R in ApiRoute]: (
    input: ApiInput<R>,
    access: Access,
  ) => Promise<ApiOutput<R> | Download> | ApiOutput<R> | Download;
};

/** What is asked was parsed by the route's own schema. */
type AnyAnswer = (input: unknown, access: Access) => Promise<object>;

const done = {};

function answersOf({ publicFeed, actions, language, state }: ApiOptions): Answers {
  return {
    state: (_, access) => state(access),
    start: () => actions().start(),
    stop: () => (actions().stop(), done),
    pause: () => (actions().pause(), done),
    resume: () => (actions().resume(), done),
    mark: () => actions().mark(),
    note: async ({ markId, note }) => (await actions().note(markId, note), done),
    'take-back': async ({ captionId }) => (await actions().takeBack(captionId), done),
    'take-back-recent': async () => (await actions().takeBackRecent(), done),
    edit: async ({ captionId, ...edit }) => publicEdit(await actions().edit(captionId, edit), publicFeed),
    learn: async ({ term }) => (await actions().learn(term), done),
    'catch-up': async ({ language: wanted }) => publicCatchUp(await actions().catchUp(wanted), publicFeed),
    sessions: async ({ limit }) => {
      const sessions = await actions().sessions(limit);
      return sessions.map((one) => publicSummary(one, publicFeed));
    },
    export: async ({ sessionId, format }) => {
      const record = publicRecord(await actions().record(sessionId), publicFeed);
      const content = renderExport(record, format, { language: language() });
      return new Download(content, `${exportName(record)}.${format}`);
    },
  };
}

const CONFLICTS: readonly MessageCode[] = [
  'session-running',
  'session-idle',
  'session-lanes',
  'session-empty',
];

function statusOf(code: MessageCode): 400 | 404 | 409 | 500 {
  if (code === 'bad-request') return 400;
  if (code === 'session-missing' || code === 'caption-missing') return 404;
  return CONFLICTS.includes(code) ? 409 : 500;
}

function failed(context: Context, error: unknown, status?: 403 | 413 | 415 | 429): Response {
  const value = toErrorValue(error);
  return context.json({ error: value }, status ?? statusOf(value.code));
}

const badRequest = (): JamakError => new JamakError('bad-request');

/** Puts every route of the API, and its description, below `/:token/api/`. */
export function addApi(app: Hono, options: ApiOptions): void {
  const answers = answersOf(options);
  const description = openApi();
  app.get('/:token/api/openapi.json', (context) => context.json(description));
  app.use(
    '/:token/api/*',
    bodyLimit({ maxSize: LIMITS.bodyBytes, onError: (context) => failed(context, badRequest(), 413) }),
  );
  for (const name of Object.keys(API_ROUTES) as ApiRoute[]) {
    app.on(API_ROUTES[name].method.toUpperCase(), `/:token/api/${name}`, (context) =>
      answer(name, context).catch((error: unknown) => failed(context, error)),
    );
  }

  async function answer(name: ApiRoute, context: Context): Promise<Response> {
    const { method, needs, input } = API_ROUTES[name];
    const access = options.accessOf(context);
    if (needs === 'control' && access !== 'control') return failed(context, badRequest(), 403);
    if (method === 'post') {
      const type = context.req.header('content-type') ?? '';
      if (!/^application\/json *(?:;|$)/i.test(type)) return failed(context, badRequest(), 415);
      if (!options.rates.take('changes', RATES.changes)) return failed(context, badRequest(), 429);
    }
    const asked: unknown =
      method === 'get' ? context.req.query() : await context.req.json().catch(() => undefined);
    const parsed = input.safeParse(asked);
    if (!parsed.success) throw badRequest();
    const value = await (answers[name] as AnyAnswer)(parsed.data, access);
    if (!(value instanceof Download)) return context.json(value);
    return context.body(value.content, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${value.name}"`,
    });
  }
}
