import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { networkAddresses } from '../../../src/main/broadcast/server/hosts';
import { listenToEvents } from './listening';
import { openServer, SOON } from './open-server';

/** Another program at a free port. */
function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

test('a port that is taken is said with one that is free, and another is used when the settings say so', async () => {
  const server = await openServer();
  const other = await occupy();
  server.settings.port = other.port;
  await server.local.settingsChanged();
  const { phase, error } = server.local.state;
  expect(phase).toBe('failed');
  expect(error).toMatchObject({ code: 'port-taken', params: { port: other.port }, retryable: true });
  const free = Number(error?.params['free']);
  expect(free).toBeGreaterThan(other.port);
  server.settings.port = free;
  await server.local.settingsChanged();
  expect(server.local.state).toMatchObject({ phase: 'open', port: free, error: null });
});

test('it is switched off and on while pages listen, and told each time', async () => {
  const server = await openServer();
  const page = await listenToEvents(server, server.tokens.view);
  server.settings.enabled = false;
  await server.local.settingsChanged();
  await expect.poll(page.isOver, SOON).toBe(true);
  expect(server.local.state).toMatchObject({ phase: 'off', clients: 0 });
  await expect(server.ask(`/${server.tokens.view}/api/state`)).rejects.toThrow('ECONNREFUSED');
  server.settings.enabled = true;
  server.settings.port = server.port;
  await server.local.settingsChanged();
  expect((await server.ask(`/${server.tokens.view}/api/state`)).status).toBe(200);
  expect(server.states.map(({ phase }) => phase)).toEqual(
    expect.arrayContaining(['opening', 'open', 'off']) as string[],
  );
});

test('settings that say the same leave connections as they are', async () => {
  const server = await openServer();
  const page = await listenToEvents(server, server.tokens.view);
  await server.local.settingsChanged();
  expect(page.isOver()).toBe(false);
  expect(server.local.state.clients).toBe(1);
});

test('other devices reach it only if the user wants that', async () => {
  const [address] = networkAddresses();
  if (address === undefined) return;
  const alone = await openServer();
  await expect(alone.ask(`/${alone.tokens.view}/api/state`, { host: address })).rejects.toThrow();
  expect(alone.local.state.hosts).toEqual([]);
  const shared = await openServer({ lan: true });
  expect(shared.local.state.hosts).toContain(address);
  expect((await shared.ask(`/${shared.tokens.view}/api/state`, { host: address })).status).toBe(200);
  const named = { host: address, headers: { host: `evil.example:${shared.port}` } };
  expect((await shared.ask(`/${shared.tokens.view}/api/state`, named)).status).toBe(403);
});

test('closing ends it all, also in the middle of its opening', async () => {
  const server = await openServer();
  const page = await listenToEvents(server, server.tokens.view);
  server.settings.lan = true;
  void server.local.settingsChanged();
  await server.local.close();
  await expect.poll(page.isOver, SOON).toBe(true);
  expect(server.local.state).toMatchObject({ phase: 'off', clients: 0 });
});
