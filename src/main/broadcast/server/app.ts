import type { IncomingMessage } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { captionLanguageSchema } from '../../../shared/languages';
import { serverPageSchema, type Access } from '../../../shared/broadcast/local-server';
import { wordsOf } from './answers';
import { addApi, type ApiOptions } from './api/api';
import { readAsset, readPage, type Served } from './pages';

export interface AppOptions extends Omit<ApiOptions, 'accessOf'> {
  /** Of the build: a folder for each page, and `assets`. */
  readonly pagesFolder: string;
  /** Somebody wants to listen; `lastEventId` is where they were before. */
  readonly onListen: (
    bindings: HttpBindings,
    asked: {
      readonly access: Access;
      readonly lastEventId: string | undefined;
      readonly language: string | null;
    },
  ) => void;
}

/** The language of the translations that a client says it shows; null for none, or none that there is. */
export function languageAsked(language: string | null | undefined): string | null {
  return captionLanguageSchema.safeParse(language).data ?? null;
}

type App = Hono<{ Bindings: HttpBindings }>;

function serve(context: Context, served: Served | null): Response | Promise<Response> {
  return served ? context.body(served.body, 200, served.headers) : context.notFound();
}

/** Answers what was let in: pages, what they are made of, events, and the API. */
export function createApp(options: AppOptions): {
  readonly answer: (incoming: IncomingMessage, outgoing: HttpBindings['outgoing'], access: Access) => void;
} {
  const accesses = new WeakMap<IncomingMessage, Access>();
  const app: App = new Hono();
  const accessOf = (context: Context<{ Bindings: HttpBindings }>): Access =>
    accesses.get(context.env.incoming) ?? 'view';

  // Nobody is told that a page is another file than one that is not there.
  app.notFound((context) => context.text(wordsOf(404), 404));
  app.onError((_, context) => context.text(wordsOf(400), 400));
  for (const page of serverPageSchema.options) {
    app.get(`/:token/${page}`, (context) => {
      const query = new URL(context.req.url).search;
      return context.redirect(`${page}/${query}`, 308);
    });
    app.get(`/:token/${page}/`, async (context) =>
      serve(context, await readPage(options.pagesFolder, page, context.req.header('host') ?? '')),
    );
  }
  app.get('/:token/assets/:name', async (context) =>
    serve(context, await readAsset(options.pagesFolder, context.req.param('name'))),
  );
  app.get('/:token/events', (context) => {
    options.onListen(context.env, {
      access: accessOf(context),
      lastEventId: context.req.header('last-event-id'),
      language: languageAsked(context.req.query('language')),
    });
    return RESPONSE_ALREADY_SENT;
  });
  addApi(app as unknown as Hono, { ...options, accessOf: accessOf as (context: Context) => Access });

  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
  });
  return {
    answer: (incoming, outgoing, access) => {
      accesses.set(incoming, access);
      void listener(incoming, outgoing);
    },
  };
}
