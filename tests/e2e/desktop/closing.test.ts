import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { SessionSummary } from '../../../src/shared/session/record';
import { LlmServer } from '../../fakes/llm-server';
import { FakeSttServer } from '../../fakes/stt-server';
import { expect, JFK, test, variant, type JamakApp } from '../jamak';

/** All parts together are granted no more than this, ms; a busy machine gets the rest for the app's own exit. */
const QUIT_WITHIN_MS = 20_000;

/** The app in mid-session, with a caption on screen and more being said. */
async function inMidSession(app: JamakApp): Promise<void> {
  await app.start('sample');
  await expect.poll(() => app.transcript()).not.toBe('');
}

/** Asks the app to quit, in whichever way, and waits until it has. Resolves with its exit code. */
async function quits(app: JamakApp, ask: () => Promise<unknown>): Promise<number | null> {
  const child = app.electron.process();
  const gone = once(child, 'exit', { signal: AbortSignal.timeout(QUIT_WITHIN_MS) });
  // The answer may be lost with the app.
  void ask().catch(() => undefined);
  await gone;
  return child.exitCode;
}

/** What the store holds once the app is gone. */
function saved(userData: string): SessionSummary[] {
  const path = join(userData, 'sessions.db');
  const repository = new SessionRepository(openDatabase(path), path);
  try {
    return repository.list(10);
  } finally {
    repository.close();
  }
}

function expectWholeSession(app: JamakApp): void {
  const [session, ...others] = saved(app.userData);
  expect(others).toEqual([]);
  expect(session?.captionCount).toBeGreaterThan(0);
  expect(session?.endedAt).not.toBeNull();
}

/** Lines of the app's log that say that something went wrong. */
function troublesIn({ userData }: JamakApp): string[] {
  const path = join(userData, 'logs/jamak.log');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /\[(?:warn|error)\]/.test(line));
}

const closeControl = (app: JamakApp): Promise<unknown> =>
  app.electron.evaluate(({ BrowserWindow, dialog }) => {
    // Where the desktop has a tray, it is asked whether captions go on there: they are to stop.
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    // What a click on the X comes to.
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('/control/'))
      ?.close();
  });

test('X in mid-session: nothing throws, and the next start finds the session whole', async ({ launch }) => {
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  const first = await launch({ userData });
  await inMidSession(first);
  expect(await quits(first, () => closeControl(first))).toBe(0);
  expect(troublesIn(first)).toEqual([]);
  expectWholeSession(first);

  const second = await launch({ userData });
  const control = await second.window('control');
  await control.getByTestId('open-history').click();
  await expect(control.getByTestId('history-row')).toHaveCount(1);
  expect(await second.ask((jamak) => jamak.listNotices())).toMatchObject({ ok: true, value: [] });
});

for (const [index, signal] of (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).entries()) {
  test(`${signal} in mid-session: the session's end is saved`, variant(index), async ({ launch }) => {
    test.skip(process.platform === 'win32', 'signals end a program of Windows at once');
    const app = await launch();
    await inMidSession(app);
    expect(await quits(app, async () => app.electron.process().kill(signal))).toBe(0);
    expectWholeSession(app);
    expect(troublesIn(app)).toEqual([]);
  });
}

test('the system shuts down in mid-session: it waits until the end is saved', async ({ launch }) => {
  const app = await launch();
  await inMidSession(app);
  const shutDown = (): Promise<unknown> =>
    app.electron.evaluate(({ powerMonitor }) => {
      let waits = false;
      powerMonitor.emit('shutdown', { preventDefault: () => (waits = true) });
      return waits;
    });
  expect(await quits(app, shutDown)).toBe(0);
  expectWholeSession(app);
});

test('quitting while a language server takes for ever: the session ends without its digest', async ({
  launch,
}) => {
  const server = await LlmServer.start();
  server.otherwise = { type: 'stall' };
  try {
    const app = await launch();
    await app.change(({ languageEngine }) => ({
      languageEngine: {
        ...languageEngine,
        engine: 'server',
        preset: 'custom',
        baseUrl: server.baseUrl,
        model: 'fake-small',
      },
    }));
    await inMidSession(app);
    expect(await quits(app, () => closeControl(app))).toBe(0);
    expect(server.chats.length).toBeGreaterThan(0);
    expectWholeSession(app);
  } finally {
    await server.close();
  }
});

test('quitting while captions wait for a server: the session ends, and their sound is kept', async ({
  launch,
}) => {
  const server = await FakeSttServer.start({ hear: () => 'Heard at last.' });
  server.otherwise = { type: 'stall' };
  try {
    const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
    const first = await launch({ userData });
    // The embedded model knows no Korean, so nobody can stand in.
    await first.change(({ speech }) => ({
      speech: {
        ...speech,
        engine: 'server',
        language: 'ko',
        server: {
          ...speech.server,
          preset: 'custom',
          model: 'fake',
          endpoints: [{ id: 'speech-1', baseUrl: server.baseUrl }],
        },
      },
    }));
    await first.startFile(JFK);
    await expect.poll(() => server.received.length).toBeGreaterThan(0);
    expect(await quits(first, () => closeControl(first))).toBe(0);
    expect(readdirSync(join(userData, 'spool'))).not.toEqual([]);

    server.otherwise = { type: 'ok' };
    const second = await launch({ userData });
    const control = await second.window('control');
    await expect(control.locator('[data-testid="notice"]')).toHaveAttribute(
      'data-code',
      'speech-spool-recovered',
    );
    await control.getByTestId('open-history').click();
    await expect(control.getByTestId('history-row')).toContainText('Heard at last.');
  } finally {
    await server.down();
  }
});
