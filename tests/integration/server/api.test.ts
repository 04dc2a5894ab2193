import { expect, test } from 'vitest';
import { z } from 'zod';
import { JamakError } from '../../../src/shared/errors';
import { parseJson } from '../../../src/main/export/json';
import { API_ROUTES, apiErrorSchema, type ApiRoute } from '../../../src/shared/broadcast/public-api';
import { final, openServer, STARTED } from './open-server';

const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.literal('query') })).optional(),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.json() }) }) })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.json() })).optional() }),
  ),
});

const openApiSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.object({ get: operationSchema.optional(), post: operationSchema.optional() }),
  ),
});

/** What each route is asked, as its description says. */
const ASKED: Readonly<Record<ApiRoute, Readonly<Record<string, string>>>> = {
  state: {},
  start: {},
  stop: {},
  pause: {},
  resume: {},
  mark: {},
  note: { markId: 'mark-1', note: 'the goal' },
  'take-back': { captionId: 'a' },
  'take-back-recent': {},
  edit: { captionId: 'a', base: 'old words', text: 'new words', editor: 'phone' },
  learn: { term: 'Jamak' },
  'catch-up': { language: 'en' },
  sessions: { limit: '5' },
  export: { sessionId: 'session-0', format: 'srt' },
};

const NAMES = Object.keys(API_ROUTES) as ApiRoute[];

test('every route is described, and answers as it is described', async () => {
  const server = await openServer();
  server.feed.append(STARTED, final('a', 'old words'));
  const base = `/${server.tokens.control}/api`;
  const described = await server.ask(`${base}/openapi.json`);
  const { paths } = openApiSchema.parse(JSON.parse(described.body));
  expect(Object.keys(paths).toSorted()).toEqual(NAMES.map((name) => `/${name}`).toSorted());
  for (const name of NAMES) {
    const { method } = API_ROUTES[name];
    const operation = paths[`/${name}`]?.[method];
    const asked = ASKED[name];
    if (method === 'get') {
      expect(operation?.parameters?.map((one) => one.name) ?? []).toEqual(Object.keys(asked));
    } else {
      const schema = operation?.requestBody?.content['application/json']
        .schema as z.core.JSONSchema.JSONSchema;
      expect(z.fromJSONSchema(schema).safeParse(asked)).toMatchObject({ success: true });
    }
    const query = new URLSearchParams(asked).toString();
    const answer =
      method === 'get'
        ? await server.ask(`${base}/${name}?${query}`)
        : await server.post(`${base}/${name}`, asked);
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    const content = operation?.responses['200']?.content ?? {};
    const type = Object.keys(content).join();
    expect(answer.headers['content-type']).toContain(type);
    if (type !== 'application/json') continue;
    const output = z.fromJSONSchema(content[type]?.schema as z.core.JSONSchema.JSONSchema);
    const value: unknown = JSON.parse(answer.body);
    expect({ name, ...output.safeParse(value) }).toMatchObject({ name, success: true });
    expect(API_ROUTES[name].output.safeParse(value).success).toBe(true);
  }
  expect(server.calls.map(([name]) => name)).toEqual([
    'start',
    'stop',
    'pause',
    'resume',
    'mark',
    'note',
    'takeBack',
    'takeBackRecent',
    'edit',
    'learn',
    'catchUp',
    'sessions',
    'record',
  ]);
  expect(server.calls).toContainEqual([
    'edit',
    'a',
    { base: 'old words', text: 'new words', editor: 'phone' },
  ]);
});

test('with the token for viewing, only what can be looked at is answered', async () => {
  const server = await openServer();
  for (const name of NAMES) {
    const { method, needs } = API_ROUTES[name];
    const path = `/${server.tokens.view}/api/${name}`;
    const query = new URLSearchParams(ASKED[name]).toString();
    const { status, body } =
      method === 'get' ? await server.ask(`${path}?${query}`) : await server.post(path, ASKED[name]);
    expect({ name, status }).toEqual({ name, status: needs === 'view' ? 200 : 403 });
    if (needs === 'control') expect(apiErrorSchema.safeParse(JSON.parse(body)).success).toBe(true);
  }
  expect(server.calls).toEqual([]);
});

test('an error comes as its code', async () => {
  const server = await openServer();
  const { actions } = server;
  actions.mark = () => {
    throw new JamakError('session-idle');
  };
  actions.record = () => Promise.reject(new JamakError('session-missing'));
  actions.start = () => {
    throw new Error('words that were said');
  };
  const base = `/${server.tokens.control}/api`;
  const idle = await server.post(`${base}/mark`, {});
  expect({ ...idle, body: apiErrorSchema.parse(JSON.parse(idle.body)) }).toMatchObject({
    status: 409,
    body: { error: { code: 'session-idle' } },
  });
  expect((await server.ask(`${base}/export?sessionId=x&format=txt`)).status).toBe(404);
  const broken = await server.post(`${base}/start`, {});
  expect(broken.status).toBe(500);
  expect(broken.body).not.toContain('words');
});

test('what is exported, listed and caught up with has only what may be public', async () => {
  const server = await openServer();
  const base = `/${server.tokens.control}/api`;
  const file = await server.ask(`${base}/export?sessionId=session-0&format=json`);
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="jamak-[\d-]+\.json"$/);
  const record = parseJson(file.body);
  expect(record.captions).toEqual([
    { id: 'a', laneId: 'lane-1', startMs: 0, endMs: 900, text: 'my *** word' },
  ]);
  expect(file.body).not.toMatch(/secret|old word|radio\.example/);
  expect((await server.ask(`${base}/sessions`)).body).not.toContain('secret');
  expect((await server.post(`${base}/catch-up`, { language: 'en' })).body).toContain('a *** was told');
});

test('of the session that is on, no more is exported than is public already', async () => {
  const server = await openServer();
  server.feed.append({ ...STARTED, sessionId: 'session-0' }, final('b', 'public words'));
  const file = await server.ask(`/${server.tokens.control}/api/export?sessionId=session-0&format=txt`);
  expect(file.body).toContain('public words');
  expect(file.body).not.toContain('my ');
});

test('too many changes at once are refused', async () => {
  const server = await openServer();
  const path = `/${server.tokens.control}/api/mark`;
  const statuses = new Set<number>();
  for (let count = 0; count < 60; count++) statuses.add((await server.post(path, {})).status);
  expect([...statuses]).toEqual([200, 429]);
});

test('pages come with a policy as strict as that of windows, and what they are made of is kept', async () => {
  const server = await openServer();
  const { view } = server.tokens;
  const page = await server.ask(`/${view}/overlay/?preset=bold`);
  expect(page.status).toBe(200);
  const policy = String(page.headers['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(page.body).toContain(`content="${nonce}"`);
  expect(policy).toContain("default-src 'none'; script-src 'self'; ");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
  const again = await server.ask(`/${view}/overlay/`);
  expect(again.headers['content-security-policy']).not.toBe(policy);
  const asset = await server.ask(`/${view}/assets/page-1.js`);
  expect(asset.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const bare = await server.ask(`/${view}/dashboard?lines=2`);
  expect(bare).toMatchObject({ status: 308, headers: { location: 'dashboard/?lines=2' } });
});
