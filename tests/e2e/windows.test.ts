import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowName } from '../../src/shared/ipc';
import { unzipped } from '../fakes/platform/unzipped';
import { COUNTRY, expect, JFK, test, type JamakApp } from './jamak';

/** What a script in the page of a window comes to, also when Playwright has given the page up; null while it loads. */
function inPage(app: JamakApp, name: WindowName, script: string): Promise<unknown> {
  return app.electron.evaluate(
    ({ BrowserWindow }, [path, code]) => {
      const page = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().includes(path),
      )?.webContents;
      if (!page || page.isCrashed() || page.isLoading()) return null;
      // What is asked while a page goes is never answered.
      const lost = new Promise((resolve) => setTimeout(() => resolve(null), 1_000));
      return Promise.race([page.executeJavaScript(code), lost]);
    },
    [`/${name}/`, script] as const,
  );
}

function crash(app: JamakApp, name: WindowName): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow }, path) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes(path))
      ?.webContents.forcefullyCrashRenderer();
  }, `/${name}/`);
}

test('a capture page that hangs is loaded again: it is said, the time is a gap, captions go on', async ({
  launch,
}) => {
  const app = await launch({ microphone: JFK });
  const control = await app.start('microphone');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  const before = await app.transcript();
  void inPage(app, 'capture', 'for (;;) {}').catch(() => undefined);
  await expect(control.locator('[data-testid="notice"][data-code="capture-restarted"]')).toBeVisible();
  // The microphone of the new page says its sentence once more.
  await expect.poll(async () => (await app.transcript()).length).toBeGreaterThan(before.length + 60);
  await expect(control.locator('[data-testid="gap"][data-code="capture-restarted"]')).toBeVisible();
});

test('the overlay closed by the window manager: it is said, captions go on, and its switch brings it back', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.start('sample');
  const visible = (): Promise<boolean | undefined> =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('/overlay/'))
        ?.isVisible(),
    );
  await expect.poll(visible).toBe(true);
  await app.electron.evaluate(({ BrowserWindow }) => {
    const closed = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().includes('/overlay/'),
    );
    // Once Playwright has its answer: V8 may collect the promise for it while a window is closed.
    setTimeout(() => closed?.close());
  });
  await expect(control.locator('[data-testid="notice"][data-code="overlay-closed"]')).toBeVisible();
  await expect.poll(visible).toBe(false);
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);

  await control.getByTestId('open-settings').click();
  await control.getByTestId('settings-captions').click();
  await control.getByTestId('overlay-visible').click();
  await expect.poll(visible).toBe(true);
  await expect((await app.window('overlay')).getByTestId('overlay-captions')).toContainText(/\w/);
});

/** The crash of the overlay is in the settings, and what is saved for whoever helps has nothing that was said. */
async function expectTold(app: JamakApp): Promise<void> {
  const path = join(app.userData, 'diagnostics.zip');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const control = await app.window('control');
  await control.getByTestId('open-settings').click();
  await control.getByTestId('settings-problems').click();
  await expect(control.locator('[data-testid="crash-row"][data-what="overlay"]')).toBeVisible();
  await control.getByTestId('save-diagnostics').click();
  await expect(control.getByTestId('diagnostics-saved')).toBeVisible();
  const files = unzipped(path);
  expect([...files.keys()]).toEqual(['doctor.json', 'crashes.json', 'log.txt']);
  const text = [...files.values()].map(String).join('\n');
  expect(text).toContain('"what": "overlay"');
  expect(text).toContain('page overlay RangeError');
  expect(text).not.toMatch(/what was said|americans|jamak-e2e|\/root|\/home/i);
  await control.keyboard.press('Escape');
}

test('pages that fail are logged without their words, and those that crash are loaded again and catch up; a crash of the graphics is none of theirs', async ({
  launch,
}) => {
  const app = await launch();
  await app.start('sample');
  await expect.poll(() => app.transcript()).not.toBe('');
  await inPage(app, 'overlay', "setTimeout(() => { throw new RangeError('what was said') }); 0");
  const logged = (): string => readFileSync(join(app.userData, 'logs/jamak.log'), 'utf8');
  await expect.poll(logged).toContain('page overlay RangeError');
  expect(logged()).not.toContain('what was said');
  await crash(app, 'overlay');
  await expect
    .poll(async () => String(await inPage(app, 'overlay', 'document.body.innerText')))
    .toMatch(/\w+ \w+/);
  const graphics = await app.electron.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
  );
  if (graphics !== undefined) process.kill(graphics, 'SIGKILL');
  await expect.poll(() => app.transcript()).toMatch(/wood ?cutters/);
  await expectTold(app);
});

test('a control window that cannot be shown says so outside of it, and is tried again when the user wants it', async ({
  launch,
}) => {
  const app = await launch();
  await app.electron.evaluate(({ dialog }) => {
    (globalThis as unknown as { asked: unknown[] }).asked = [];
    dialog.showMessageBox = (...args: unknown[]) => {
      (globalThis as unknown as { asked: unknown[] }).asked.push(args.at(-1));
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  const asked = (): Promise<unknown[]> =>
    app.electron.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
  const started = (): Promise<unknown> =>
    inPage(app, 'control', "'started' in document.documentElement.dataset");
  for (let times = 0; times < 6; times++) {
    await expect.poll(started, { intervals: [50] }).toBe(true);
    await crash(app, 'control');
  }
  await expect.poll(asked).toMatchObject([{ type: 'error', message: expect.stringContaining('window') }]);
  await expect.poll(started).toBe(true);
});

test('the keyboard alone starts and stops, reads an earlier session and comes back', async ({ launch }) => {
  const app = await launch();
  const control = await app.window('control');
  const state = control.getByTestId('session-state');
  await control.getByTestId('source-microphone').getByRole('radio').press('ArrowUp');
  await expect(control.getByTestId('source-sample').getByRole('radio')).toBeChecked();
  await control.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => app.transcript()).not.toBe('');
  await control.getByTestId('start-stop').press('Enter');
  await expect(state).toHaveAttribute('data-state', 'ready');
  await control.getByTestId('open-history').press('Enter');
  await control.getByTestId('open-session').press('Enter');
  await control.getByTestId('back-to-live').press('Enter');
  await expect(control.getByTestId('open-session')).toBeFocused();
  await control.keyboard.press('Escape');
  await expect(control.getByTestId('transcript')).toBeVisible();
  await expect(control.getByTestId('open-history')).toBeFocused();
});
