import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { LIMITS } from '../../../src/main/broadcast/server/limits';
import { publicMessageSchema } from '../../../src/shared/public-api';
import { listenToEvents } from './listening';
import { final, LANE, openServer, SOON, STARTED, type OpenServer } from './open-server';

/** A tool on a WebSocket, and the messages it got as texts. */
async function openSocket({ port }: OpenServer, path: string) {
  const heard: string[] = [];
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  onTestFinished(() => socket.terminate());
  // Node's way to hand on text.
  socket.on('message', (data: RawData) => heard.push((data as Buffer).toString('utf8')));
  let over = false;
  socket.on('close', () => (over = true));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return { socket, heard, isOver: () => over };
}

test('a page begins with the state and hears each event', async () => {
  const server = await openServer();
  server.feed.append(STARTED, final('a', '안녕하세요'));
  const page = await listenToEvents(server, server.tokens.view);
  expect(page.answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await expect.poll(page.types, SOON).toEqual(['state']);
  expect(page.told[0]).toMatchObject({
    id: 'session-1:2',
    message: { state: { control: false, session: { captions: [{ text: '안녕하세요' }] } } },
  });
  server.feed.append(final('b', 'line\nbreak'));
  await expect.poll(page.types, SOON).toEqual(['state', 'session']);
  expect(page.told[1]).toMatchObject({
    id: 'session-1:3',
    message: { event: { seq: 3, happening: { text: 'line\nbreak' } } },
  });
});

test('after a break a page goes on from where it was, or begins anew', async () => {
  const server = await openServer();
  server.feed.append(STARTED, final('a', 'one'), final('b', 'two'));
  const back = await listenToEvents(server, server.tokens.control, 'session-1:2');
  await expect.poll(back.types, SOON).toEqual(['settings', 'session']);
  expect(back.told[1]).toMatchObject({ message: { event: { seq: 3 } } });
  for (const place of ['session-0:2', 'session-1', '', 'x'.repeat(500)]) {
    const other = await listenToEvents(server, server.tokens.control, place);
    await expect.poll(other.types, SOON).toEqual(['state']);
    expect(other.told[0]).toMatchObject({ message: { state: { control: true } } });
  }
});

test('what changes in the settings and what is deleted is told', async () => {
  const server = await openServer();
  server.feed.append(STARTED);
  const page = await listenToEvents(server, server.tokens.view);
  server.look.theme = 'dark';
  server.local.publicSettingsChanged();
  server.feed.delete();
  await expect.poll(page.types, SOON).toEqual(['state', 'settings', 'deleted']);
  expect(page.told[1]).toMatchObject({ message: { settings: { theme: 'dark' } } });
  const later = await listenToEvents(server, server.tokens.view, 'session-1:1');
  await expect.poll(later.types, SOON).toEqual(['state']);
});

test('the settings that are told hold no word, path or key', async () => {
  const server = await openServer();
  const page = await listenToEvents(server, server.tokens.view);
  await expect.poll(page.types, SOON).toEqual(['state']);
  const [told] = page.told;
  const state = told?.message.type === 'state' ? told.message.state : null;
  expect(Object.keys(state?.settings ?? {}).toSorted()).toEqual([
    'digest',
    'overlay',
    'overlayPresets',
    'theme',
    'translation',
  ]);
});

test('a WebSocket tells the same, and what it is told is not heard', async () => {
  const server = await openServer();
  const { socket, heard, isOver } = await openSocket(server, `/${server.tokens.view}/socket`);
  server.feed.append(STARTED);
  await expect.poll(() => heard.length, SOON).toBe(2);
  expect(heard.map((text) => publicMessageSchema.parse(JSON.parse(text)).type)).toEqual(['state', 'session']);
  socket.send('x'.repeat(LIMITS.socketBytes + 1));
  await expect.poll(isOver, SOON).toBe(true);
});

test('a tool gets plain lines', async () => {
  const server = await openServer();
  server.feed.append(STARTED);
  const all = await openSocket(server, `/${server.tokens.view}/socket?format=plain`);
  const finals = await openSocket(server, `/${server.tokens.view}/socket?format=plain&finals=1`);
  await expect.poll(() => server.local.state.clients, SOON).toBe(2);
  const span = { captionId: 'a', laneId: LANE.id, startMs: 0, endMs: 500 };
  server.feed.append(
    { type: 'caption-interim', ...span, stable: 'good', tentative: 'evening' },
    final('a', 'Good evening.'),
    { type: 'translation-final', captionId: 'a', language: 'ko', text: '안녕하세요.' },
  );
  const said = { text: 'Good evening.', final: true, speaker: 'Host', language: '' };
  const translated = { text: '안녕하세요.', final: true, speaker: 'Host', language: 'ko' };
  await expect
    .poll(() => all.heard.map((text) => JSON.parse(text) as unknown), SOON)
    .toEqual([{ text: 'good evening', final: false, speaker: 'Host', language: '' }, said, translated]);
  await expect
    .poll(() => finals.heard.map((text) => JSON.parse(text) as unknown), SOON)
    .toEqual([said, translated]);
});

test('what languages are looked at is known as long as somebody does', async () => {
  const server = await openServer();
  const { view } = server.tokens;
  const page = await listenToEvents(server, view, undefined, '?language=ko');
  await openSocket(server, `/${view}/socket?language=ja`);
  await listenToEvents(server, view, undefined, '?language=nonsense');
  await expect.poll(() => [...server.local.languages].toSorted(), SOON).toEqual(['ja', 'ko']);
  page.answer.destroy();
  await expect.poll(() => [...server.local.languages], SOON).toEqual(['ja']);
});

test('a token that holds no more ends its connections at once', async () => {
  const server = await openServer();
  const viewer = await listenToEvents(server, server.tokens.view);
  const owner = await listenToEvents(server, server.tokens.control);
  const old = server.tokens.view;
  server.tokens.view = server.tokens.view.replaceAll(/./g, 'x');
  server.local.revoked('view');
  await expect.poll(viewer.isOver, SOON).toBe(true);
  expect((await server.ask(`/${old}/api/state`)).status).toBe(404);
  server.feed.append(STARTED);
  await expect.poll(owner.types, SOON).toEqual(['state', 'session']);
  expect(server.local.state.clients).toBe(1);
});

test('signs of life come, and a tool that answers none is let go', async () => {
  const server = await openServer();
  const page = await listenToEvents(server, server.tokens.view);
  const tool = await openSocket(server, `/${server.tokens.view}/socket`);
  await expect.poll(() => server.local.state.clients, SOON).toBe(2);
  server.local.beat();
  await expect.poll(page.comments, SOON).toBe(1);
  tool.socket.pause();
  server.local.beat();
  server.local.beat();
  expect(server.local.state.clients).toBe(1);
});

test('a client that does not read holds up no other and is cut', async () => {
  const server = await openServer();
  server.feed.append(STARTED);
  const slow = connect(server.port, '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  let cut = false;
  slow.on('error', () => {});
  slow.on('close', () => (cut = true));
  slow.pause();
  slow.write(`GET /${server.tokens.view}/events HTTP/1.1\r\nhost: localhost:${server.port}\r\n\r\n`);
  const quick = await listenToEvents(server, server.tokens.view);
  await expect.poll(() => server.local.state.clients, SOON).toBe(2);
  const long = 'long '.repeat(20_000);
  let sent = 0;
  while (server.local.state.clients === 2 && sent < 1000) {
    server.feed.append({ type: 'moment-marked', markId: 'same', atMs: 0, note: long });
    sent++;
    await expect.poll(() => quick.told.length, SOON).toBe(sent + 1);
  }
  expect(server.local.state.clients).toBe(1);
  slow.resume();
  await expect.poll(() => cut, SOON).toBe(true);
}, 60_000);

test('there is room for 600 and no more', async () => {
  const server = await openServer();
  const pages = await Promise.all(
    Array.from({ length: LIMITS.clients }, () => listenToEvents(server, server.tokens.view)),
  );
  expect(server.local.state.clients).toBe(LIMITS.clients);
  expect((await server.ask(`/${server.tokens.view}/events`)).status).toBe(503);
  server.feed.append(STARTED);
  await expect.poll(() => pages.every(({ told }) => told.length === 2), SOON).toBe(true);
}, 60_000);
