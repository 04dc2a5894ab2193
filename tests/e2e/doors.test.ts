import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { errorValueSchema } from '../../src/shared/errors';
import { REQUESTS, type RequestName, type WindowName } from '../../src/shared/ipc';
import { hostileInputs } from './hostile/inputs';
import { expect, JFK, ROOT, test as base, type JamakApp } from './jamak';
import { askAll, takeOver } from './hostile/taken-over';
import { knock, openPorts } from './hostile/ways-out';

const refused = { ok: false, error: { code: 'bad-request' } };

/** `folder`: for the app's data and for what lies beside it. To be asked for before `launch`, so that it outlives the app. */
const test = base.extend<{ folder: string }>({
  // Playwright reads which fixtures a function wants from this very pattern.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a folder that is no model is not deleted', async ({ folder, launch }) => {
  const userData = join(folder, 'data');
  const victims = ['data/victim', 'data/models/victim', 'victim'].map((path) => join(folder, path));
  for (const victim of victims) mkdirSync(victim, { recursive: true });
  const app = await launch({ userData });
  for (const id of [
    '../victim',
    '../../victim',
    'victim',
    '..',
    '.',
    '../models',
    '..\\victim',
    victims[0] ?? '',
  ]) {
    const control = await app.window('control');
    const reply = await control.evaluate((model) => {
      const { jamak } = window as unknown as { jamak: { deleteModel: (input: unknown) => Promise<unknown> } };
      return jamak.deleteModel({ id: model });
    }, id);
    expect(reply, id).toMatchObject(refused);
  }
  for (const victim of victims) expect(existsSync(victim), victim).toBe(true);
});

test('no page reaches a network, even without its content security policy', async ({ launch }) => {
  const app = await launch();
  const { arrivals, ports, close } = await openPorts();
  try {
    for (const name of ['control', 'overlay', 'capture'] as const) {
      const page = await app.window(name);
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Page.setBypassCSP', { enabled: true });
      await page.reload();
      await knock(page, ports);
      const address = page.url();
      expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
      await page.evaluate(() => location.assign('https://example.org/'));
      expect(await page.evaluate(() => location.href)).toBe(address);
    }
    expect(app.electron.windows()).toHaveLength(3);
    expect(arrivals).toEqual({ fetch: 0, image: 0, socket: 0, transport: 0, turn: 0, stun: 0 });

    // It is main that holds them back: without its guards the same page gets through.
    await app.electron.evaluate(async ({ session, webContents }) => {
      session.defaultSession.webRequest.onBeforeRequest(null);
      await session.defaultSession.setProxy({ mode: 'direct' });
      for (const contents of webContents.getAllWebContents()) contents.setWebRTCIPHandlingPolicy('default');
    });
    await knock(await app.window('control'), ports);
    const missing = (): string[] =>
      Object.entries(arrivals).flatMap(([name, count]) => (count > 0 ? [] : name));
    await expect.poll(missing).toEqual([]);
  } finally {
    close();
  }
});

/** What a page gets of a device: the kinds of its tracks, or the name of the error. */
function capture(page: Page, way: 'getUserMedia' | 'getDisplayMedia', wanted: object): Promise<string> {
  return page.evaluate(
    ([name, constraints]) =>
      navigator.mediaDevices[name](constraints).then(
        (stream) => {
          const tracks = stream.getTracks();
          for (const track of tracks) track.stop();
          return tracks.map(({ kind, label }) => `${kind}: ${label}`).join(', ');
        },
        (error: unknown) => (error as DOMException).name,
      ),
    [way, wanted] as const,
  );
}

test('the capture window hears and does not see; no other window does either', async ({ launch }) => {
  const app = await launch({ microphone: JFK });
  const hears = await app.window('capture');
  expect(await capture(hears, 'getUserMedia', { audio: true })).toMatch(/^audio: /);
  expect(await capture(hears, 'getUserMedia', { video: true })).toBe('NotAllowedError');
  expect(await capture(hears, 'getUserMedia', { audio: true, video: true })).toBe('NotAllowedError');
  // Chromium gives the system's sound only beside a picture: it is of the capture window itself, not of the screen.
  expect(await capture(hears, 'getDisplayMedia', { video: true })).toMatch(/^video: Jamak capture$/);
  for (const name of ['control', 'overlay'] as const) {
    const page = await app.window(name);
    expect(await capture(page, 'getUserMedia', { audio: true })).toBe('NotAllowedError');
    expect(await capture(page, 'getUserMedia', { video: true })).toBe('NotAllowedError');
    expect(await capture(page, 'getDisplayMedia', { video: true, audio: true })).toBe('NotAllowedError');
  }
});

/** Chooses a file as the user would. Resolves with where it is served. */
async function choose(app: JamakApp, file: string): Promise<string> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  const media = await app.ask((jamak) => jamak.chooseMedia());
  expect(media).toMatchObject({ ok: true, value: { name: basename(file) } });
  return `/media/${media.ok ? media.value?.mediaId : ''}`;
}

test('a file of the user is served to the capture window alone', async ({ launch }) => {
  const app = await launch();
  const address = await choose(app, JFK);
  const load = async (name: 'control' | 'overlay' | 'capture'): Promise<unknown> =>
    (await app.window(name)).evaluate(async (path) => {
      const fetched = await fetch(path).then(
        (response) => response.status,
        () => 'refused',
      );
      const played = await new Promise((resolve) => {
        const element = new Audio(path);
        element.addEventListener('canplay', () => resolve('plays'));
        element.addEventListener('error', () => resolve('refused'));
      });
      return [fetched, played];
    }, address);
  expect(await load('capture')).toEqual([200, 'plays']);
  expect(await load('control')).toEqual(['refused', 'refused']);
  expect(await load('overlay')).toEqual(['refused', 'refused']);
});

test('everything that is served says what it may do and what it is', async ({ launch }) => {
  const app = await launch();
  const file = await choose(app, JFK);
  const tracks = await choose(app, join(ROOT, 'tests/fixtures/media/two-tracks.mp4'));
  const page = await app.window('capture');
  const script = await page.evaluate(() => document.querySelector('script[src]')?.getAttribute('src') ?? '');
  const ask = (path: string, range?: string) =>
    page.evaluate(
      async ([address, wanted]) => {
        const response = await fetch(address, wanted === undefined ? {} : { headers: { range: wanted } });
        await response.body?.cancel();
        const of = (name: string): string | null => response.headers.get(name);
        return [response.status, of('content-security-policy'), of('x-content-type-options')];
      },
      [path, range] as const,
    );
  const policy: unknown = expect.stringMatching(/^default-src 'none';/);
  for (const [path, range, status] of [
    ['/capture/index.html', undefined, 200],
    [script, undefined, 200],
    ['/sample', undefined, 200],
    ['/sample', 'bytes=10-19', 206],
    ['/sample', 'bytes=999999999999-', 416],
    [file, undefined, 200],
    [tracks, undefined, 200],
    [`${tracks}?track=1`, undefined, 200],
    ['/media/nobody', undefined, 404],
    ['/nobody', undefined, 404],
    ['/assets', undefined, 404],
    ['/missing.html', undefined, 404],
    ['/%E0%A4%A', undefined, 404],
    ['/..%2f..%2f..%2fpackage.json', undefined, 404],
    ['/a%00.html', undefined, 404],
  ] as const) {
    expect([path, await ask(path, range)]).toEqual([path, [status, policy, 'nosniff']]);
  }
});

test('main hears windows by its own requests and by nothing else', async ({ launch }) => {
  const app = await launch();
  const { asked, told } = await app.electron.evaluate(({ ipcMain }) => {
    // Electron tells the names of listeners, not those of handlers.
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return { asked: [...handlers.keys()], told: ipcMain.eventNames().filter((name) => name !== 'error') };
  });
  expect(asked.toSorted()).toEqual(Object.keys(REQUESTS).toSorted());
  expect(told).toEqual([]);
});

const requestNames = Object.keys(REQUESTS) as RequestName[];

test('a window that was taken over gets no answer to what others ask', async ({ launch }) => {
  const app = await launch();
  await takeOver(app);
  for (const window of ['control', 'overlay', 'capture'] as const) {
    for (const name of requestNames) {
      if ((REQUESTS[name].from as readonly WindowName[]).includes(window)) continue;
      const [answer] = await askAll(app, window, name, hostileInputs(name, 1));
      expect({ window, name, answer }).toMatchObject({ window, name, answer: refused });
    }
  }
});

/** Whether it is a refusal with a reason, or an answer as the request promises it. Chromium sends not everything. */
function isFair(name: RequestName, answer: unknown): boolean {
  if (typeof answer === 'string') return /could not be cloned/.test(answer);
  const failed = z.object({ ok: z.literal(false), error: errorValueSchema }).safeParse(answer);
  if (failed.success) return failed.data.error.code !== 'unexpected';
  return z.object({ ok: z.literal(true), value: REQUESTS[name].output }).safeParse(answer).success;
}

/** Inputs of each request. */
const FUZZ = Number(process.env['JAMAK_FUZZ'] ?? 50);
/** Asked at once: fewer than main takes. */
const AT_ONCE = 50;
const MEGABYTE = 2 ** 20;

test('whatever a page sends is refused or answered, harms nothing and leaves nothing in memory', async ({
  folder,
  launch,
}) => {
  test.setTimeout(120_000 + FUZZ * 1_000);
  const victim = join(folder, 'victim');
  mkdirSync(victim);
  writeFileSync(join(victim, 'show.mp4'), 'mine');
  const app = await launch({ userData: join(folder, 'data'), args: ['--js-flags=--expose-gc'] });
  await app.change(({ speech, languageEngine }) => ({
    speech: { ...speech, engine: 'local' },
    languageEngine: { ...languageEngine, engine: 'server', baseUrl: 'http://127.0.0.1:9/v1', model: 'none' },
  }));
  await takeOver(app);
  const logs = await app.electron.evaluate(({ app: electron, dialog, shell }) => {
    const gone: string[] = [];
    Object.assign(globalThis, { gone });
    electron.on('render-process-gone', (_event, contents) => gone.push(contents.getTitle()));
    electron.on('child-process-gone', (_event, { name, type }) => gone.push(name ?? type));
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    shell.openPath = () => Promise.resolve('');
    return electron.getPath('logs');
  });
  const memory = () =>
    app.electron.evaluate(() => {
      (globalThis as unknown as { gc: () => void }).gc();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    });

  const before = await memory();
  const unfair: unknown[] = [];
  let asked = 0;
  // The settings come last: what is asked of the servers in them would else be asked of real ones.
  const names = requestNames.toSorted(
    (left, right) => Number(left === 'settings.change') - Number(right === 'settings.change'),
  );
  for (const name of names) {
    const inputs = hostileInputs(name, FUZZ);
    for (const window of REQUESTS[name].from) {
      for (let from = 0; from < inputs.length; from += AT_ONCE) {
        const some = inputs.slice(from, from + AT_ONCE);
        const answers = await askAll(app, window, name, some);
        asked += answers.length;
        for (const [at, answer] of answers.entries()) {
          if (!isFair(name, answer)) unfair.push({ name, input: some[at]?.slice(0, 200), answer });
        }
      }
    }
    if (name === 'session.start') await app.ask((jamak) => jamak.endSession());
  }
  expect(unfair).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(requestNames.length * FUZZ);

  // What was begun has its end.
  const phase = async (): Promise<string> => {
    const reply = await app.ask((jamak) => jamak.state());
    return reply.ok ? reply.value.session.phase : reply.error.code;
  };
  await expect.poll(phase).not.toBe('running');
  await expect.poll(async () => (await memory()) - before).toBeLessThan(64 * MEGABYTE);
  if (process.env['JAMAK_FUZZ']) {
    console.log(
      `${asked} asked; memory ${before / MEGABYTE} MB before, ${(await memory()) / MEGABYTE} MB after`,
    );
  }

  expect(await app.electron.evaluate(() => (globalThis as unknown as { gone: string[] }).gone)).toEqual([]);
  expect(readFileSync(join(logs, 'jamak.log'), 'utf8')).not.toMatch(/unhandled/i);
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'victim']);
  expect(readdirSync(victim)).toEqual(['show.mp4']);
  expect(readFileSync(join(victim, 'show.mp4'), 'utf8')).toBe('mine');
});
