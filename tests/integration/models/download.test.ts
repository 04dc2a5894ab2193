import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DownloadServer } from '../../fakes/download-server';
import { canMount, NEEDS_MOUNT, smallDisk } from '../storage/small-disk';
import { bytes, catalogueModel, errorOf, setUp, TOKENS, WEIGHTS, WHOLE } from './fixtures';

const FILE = '/a/model.int8.onnx';

/** What is at the part folder's place for the large file. */
function left(folder: string): number {
  const path = join(folder, 'a.part', 'model.int8.onnx');
  return existsSync(path) ? readFileSync(path).length : 0;
}

test('a model is downloaded, checked and installed, and is there after a restart', async () => {
  const { manager, folder, state, open } = await setUp();
  expect(state()).toEqual({ type: 'available' });
  expect(manager.specOf('a')).toBeNull();
  await manager.download('a');
  expect(state()).toEqual({ type: 'installed' });
  const spec = open().specOf('a');
  expect(spec).toEqual(manager.specOf('a'));
  expect(spec?.dir).toBe(join(folder, 'a'));
  expect(readFileSync(join(folder, 'a', 'model.int8.onnx'))).toEqual(WEIGHTS);
  expect(readdirSync(folder)).toEqual(['a']);
  expect(readdirSync(join(folder, 'a')).toSorted()).toEqual(['model.int8.onnx', 'model.json', 'tokens.txt']);
});

test('a file that lies in a folder at the source comes to lie beside the others, and all of it is said', async () => {
  const server = await DownloadServer.start({
    '/q/model.int8.onnx': WEIGHTS,
    '/q/tokenizer/vocab.json': TOKENS,
  });
  const model = catalogueModel('q', server.url);
  if (model.family !== 'sense-voice') throw new Error('not so');
  const tokens = { ...model.files.tokens, path: 'vocab.json', from: 'tokenizer/vocab.json' };
  const installed: string[] = [];
  const { manager, folder } = await setUp({
    catalogue: [{ ...model, files: { ...model.files, tokens } }],
    onInstalled: ({ id }) => installed.push(id),
  });
  await manager.download('q');
  expect(readdirSync(join(folder, 'q')).toSorted()).toEqual(['model.int8.onnx', 'model.json', 'vocab.json']);
  expect(installed).toEqual(['q']);
});

test('progress is told, at most four times a second', async () => {
  let now = 0;
  const seen: number[] = [];
  let changes = 0;
  const { manager, state } = await setUp({
    now: () => now,
    onChanged() {
      changes++;
      const current = state();
      if (current.type === 'downloading') seen.push(current.receivedBytes);
    },
  });
  await manager.download('a');
  // Its begin, the first progress, its end: time stood still.
  expect(changes).toBe(3);
  now = 0;
  changes = 0;
  await manager.remove('a');
  const passing = await setUp({ now: () => (now += 250), onChanged: () => changes++ });
  changes = 0;
  await passing.manager.download('a');
  expect(changes).toBeGreaterThan(4);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

describe('going on', () => {
  test('with a paused download, from where it was', async () => {
    const { server, manager, state, folder } = await setUp();
    server.behave(FILE, { silentAfter: 100_000 });
    const done = manager.download('a');
    await expect.poll(() => left(folder)).toBe(100_000);
    await manager.pause('a');
    await done;
    expect(state()).toEqual({ type: 'paused', receivedBytes: 100_000, error: null });
    server.behave(FILE, {});
    await manager.download('a');
    expect(state()).toEqual({ type: 'installed' });
    expect(server.asked(FILE).map(({ range, ifRange }) => [range, ifRange])).toEqual([
      [undefined, undefined],
      ['bytes=100000-', '"1"'],
    ]);
  });

  test('with one that broke off, even after a restart', async () => {
    const { server, manager, state, open } = await setUp();
    server.behave(FILE, { cutAfter: 150_000 });
    await manager.download('a');
    const broken = state();
    expect(errorOf(broken)).toBe('download-failed');
    const received = broken.type === 'paused' ? broken.receivedBytes : 0;
    expect(received).toBeGreaterThan(0);
    const next = open();
    expect(state('a', next)).toEqual({ type: 'paused', receivedBytes: received, error: null });
    server.behave(FILE, {});
    await next.download('a');
    expect(state('a', next)).toEqual({ type: 'installed' });
    expect(server.asked(FILE).at(-1)?.range).toBe(`bytes=${received}-`);
  });

  test('with the file that was missing, not with those that were there', async () => {
    const { server, manager, state } = await setUp();
    server.behave('/a/tokens.txt', { status: 500 });
    await manager.download('a');
    expect(state()).toMatchObject({ type: 'paused', receivedBytes: WEIGHTS.length });
    server.behave('/a/tokens.txt', {});
    await manager.download('a');
    expect(state()).toEqual({ type: 'installed' });
    expect(server.asked(FILE)).toHaveLength(1);
  });

  test.each([
    ['knows no ranges', { knowsRanges: false }, 2],
    ['has another version by now', { etag: '"2"' }, 2],
    ['sends a part of another version', { etag: '"2"', ignoresIfRange: true }, 3],
    ['refuses the range', { rangeStatus: 416 }, 3],
  ])('starts over when the server %s', async (_, behaviour, requests) => {
    const { server, manager, state } = await setUp();
    server.behave(FILE, { cutAfter: 150_000 });
    await manager.download('a');
    server.behave(FILE, behaviour);
    await manager.download('a');
    expect(errorOf(state())).toBe('installed');
    expect(server.asked(FILE)).toHaveLength(requests);
  });

  test('starts over with a server that names no versions', async () => {
    const { server, manager, state } = await setUp();
    server.behave(FILE, { cutAfter: 150_000, etag: 'W/"weak"' });
    await manager.download('a');
    server.behave(FILE, {});
    await manager.download('a');
    expect(state()).toEqual({ type: 'installed' });
    expect(server.asked(FILE).map(({ range }) => range)).toEqual([undefined, undefined]);
  });
});

describe('what is not the file', () => {
  test('is thrown away when its bytes are wrong', async () => {
    const { server, manager, state, folder } = await setUp();
    server.behave(FILE, { content: bytes(WEIGHTS.length, 99) });
    await manager.download('a');
    expect(state()).toMatchObject({ type: 'paused', receivedBytes: 0, error: { code: 'download-damaged' } });
    expect(left(folder)).toBe(0);
    expect(manager.specOf('a')).toBeNull();
    server.behave(FILE, {});
    await manager.download('a');
    expect(state()).toEqual({ type: 'installed' });
  });

  test('is thrown away when the end does not fit the beginning', async () => {
    const { server, manager, state } = await setUp();
    server.behave(FILE, { cutAfter: 150_000 });
    await manager.download('a');
    server.behave(FILE, { content: bytes(WEIGHTS.length, 99) });
    await manager.download('a');
    expect(errorOf(state())).toBe('download-damaged');
  });

  test('is thrown away when there is more of it than there should be', async () => {
    const { server, manager, state } = await setUp();
    server.behave(FILE, { content: Buffer.concat([WEIGHTS, bytes(10_000)]), contentLength: null });
    await manager.download('a');
    expect(state()).toMatchObject({ type: 'paused', receivedBytes: 0, error: { code: 'download-damaged' } });
  });

  test('does not replace what is there when another length is announced', async () => {
    const { server, manager, state } = await setUp();
    server.behave(FILE, { cutAfter: 150_000 });
    await manager.download('a');
    const before = state();
    server.behave(FILE, { content: Buffer.from('<html>Log in to the hotel'), knowsRanges: false });
    await manager.download('a');
    expect(state()).toEqual(before);
    server.behave(FILE, {});
    await manager.download('a');
    expect(state()).toEqual({ type: 'installed' });
  });
});

test.each([
  ['is cut short', { cutAfter: 1000 }, 'download-failed'],
  ['ends too early', { content: WEIGHTS.subarray(0, 5000), contentLength: null }, 'download-failed'],
  ['announces too much', { contentLength: WHOLE * 2 }, 'download-failed'],
  ['falls silent', { silentAfter: 1000 }, 'download-failed'],
  ['never begins', { silentAfter: 0, contentLength: null }, 'download-failed'],
  ['is not there', { status: 404 }, 'server-model-missing'],
  ['is for others', { status: 403 }, 'server-model-missing'],
  ['finds a broken server', { status: 500 }, 'download-failed'],
  ['finds a busy server', { status: 429 }, 'download-failed'],
  ['is redirected in a circle', { redirectTo: FILE }, 'download-failed'],
  ['is redirected without encryption', { redirectTo: 'http://models.example/x' }, 'download-failed'],
])('a download that %s ends with a reason', async (_, behaviour, code) => {
  const { server, manager, state } = await setUp({ stallMs: 200 });
  server.behave(FILE, behaviour);
  await manager.download('a');
  expect(errorOf(state())).toBe(code);
  expect(manager.specOf('a')).toBeNull();
});

test('without a network that is said at once', async () => {
  const { server, manager, state } = await setUp();
  await server.close();
  await manager.download('a');
  expect(state()).toMatchObject({ type: 'paused', receivedBytes: 0, error: { code: 'download-offline' } });
});

test('a redirect to another host is followed, with its range', async () => {
  const { server, manager, state } = await setUp();
  const { server: other } = await setUp();
  server.behave(FILE, { redirectTo: `${other.url}${FILE}` });
  other.behave(FILE, { cutAfter: 150_000 });
  await manager.download('a');
  other.behave(FILE, {});
  await manager.download('a');
  expect(state()).toEqual({ type: 'installed' });
  expect(other.asked(FILE).at(-1)?.range).toMatch(/^bytes=\d+-$/);
});

describe('space', () => {
  test('is looked at before anything is asked for', async () => {
    const { server, manager, state } = await setUp({ freeSpace: () => Promise.resolve(64_000_000) });
    await manager.download('a');
    expect(state()).toMatchObject({
      error: { code: 'download-disk-full', params: { size: '403 kB' }, retryable: true },
    });
    expect(server.requests).toEqual([]);
  });

  test.skipIf(!canMount)(
    `that ends meanwhile stops it, and it goes on when there is some (${NEEDS_MOUNT})`,
    async () => {
      const disk = smallDisk(2000);
      const { manager, state } = await setUp({ folder: disk.folder });
      await manager.download('b');
      disk.fill();
      await manager.download('a');
      expect(errorOf(state())).toBe('download-disk-full');
      disk.free();
      await manager.download('a');
      expect(state()).toEqual({ type: 'installed' });
    },
  );
});

test('two are downloaded at once, the third waits for its turn', async () => {
  const { server, manager, state } = await setUp();
  for (const id of ['a', 'b']) server.behave(`/${id}/model.int8.onnx`, { silentAfter: 1000 });
  const all = ['a', 'b', 'c'].map((id) => manager.download(id));
  await expect.poll(() => server.requests.length).toBe(2);
  expect(state('c')).toEqual({ type: 'downloading', receivedBytes: 0 });
  await manager.pause('a');
  await all[2];
  expect(state('c')).toEqual({ type: 'installed' });
  expect(state('b')).toMatchObject({ type: 'downloading' });
  await manager.close();
  expect(state('b')).toMatchObject({ type: 'paused', error: null });
});

test('one that waits can be paused before its turn', async () => {
  const { server, manager, state } = await setUp();
  for (const id of ['a', 'b']) server.behave(`/${id}/model.int8.onnx`, { silentAfter: 1000 });
  void manager.download('a');
  void manager.download('b');
  const waiting = manager.download('c');
  await manager.pause('c');
  await waiting;
  expect(state('c')).toEqual({ type: 'available' });
  await manager.pause('a');
  expect(state('c')).toEqual({ type: 'available' });
  expect(server.asked('/c/model.int8.onnx')).toEqual([]);
});

test('asking twice for the same model downloads it once', async () => {
  const { server, manager } = await setUp();
  await Promise.all([manager.download('a'), manager.download('a')]);
  expect(server.requests).toHaveLength(2);
});

test('what a removed download had received is gone', async () => {
  const { server, manager, state, folder } = await setUp();
  server.behave(FILE, { silentAfter: 100_000 });
  void manager.download('a');
  await expect.poll(() => left(folder)).toBe(100_000);
  await manager.remove('a');
  expect(state()).toEqual({ type: 'available' });
  expect(readdirSync(folder)).toEqual([]);
});
