import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test, type JamakApp } from '../jamak';
import { axeFaults } from './axe';
import { tabStops } from './keyboard';
import { cutFaults } from './layout';
import { looksOf } from './pages';

/** Sizes of the window's content, pixels of the screen: a usual one, and the smallest that the window can have. */
const USUAL = { width: 1280, height: 800 };
const SMALLEST = { width: 720, height: 520 };

/** What `find` finds on every look of the control window, each with the name of the look. */
async function onEveryLook(
  control: Page,
  find: (page: Page) => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, open, close } of await looksOf(control)) {
    await open();
    await control.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
    );
    await untilStill(control);
    faults.push(...(await find(control)).map((fault) => `${name}: ${fault}`));
    await close();
  }
  return faults;
}

/** Until what is placed beside something else has found its place, some frames after it is there. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const places = (): string =>
      [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="note"]')]
        .map((element) => JSON.stringify(element.getBoundingClientRect()))
        .join();
    let last = places();
    for (let frames = 0; frames < 5; frames++) {
      await new Promise(requestAnimationFrame);
      const now = places();
      if (now !== last) frames = 0;
      last = now;
    }
  });
}

async function resize(app: JamakApp, control: Page, size: typeof USUAL, zoom: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, [width, height, factor]) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('/control/'),
      );
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(factor);
    },
    [size.width, size.height, zoom] as const,
  );
  await expect.poll(() => control.evaluate(() => innerWidth)).toBe(size.width / zoom);
}

test('everything is reached and left by keyboard, nothing is cut at 200 %, and axe finds nothing serious: both themes, both languages', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.start('sample');
  await control.emulateMedia({ reducedMotion: 'reduce' });
  await control.getByTestId('caption-final').nth(1).waitFor();
  const overlay = await app.window('overlay');
  expect(await axeFaults(overlay)).toEqual([]);
  expect(await axeFaults(control)).toEqual([]);
  await control.getByTestId('start-stop').click();
  await control.getByTestId('make-report').waitFor();
  // A notice of what went wrong, and the words of servers, are looked at as well.
  await app.exportAs('txt', join(app.userData, 'no such folder', 'session.txt'));
  await control.getByTestId('notice').waitFor();

  await resize(app, control, USUAL, 1);
  await app.change(() => ({ language: 'en', theme: 'light' }));
  await expect
    .poll(() => control.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches))
    .toBe(true);
  expect(
    await onEveryLook(control, async (page) => {
      const faults = await axeFaults(page);
      const stops = await tabStops(page);
      expect(stops.length).toBeGreaterThan(0);
      return [...faults, ...stops.filter(({ shown }) => !shown).map(({ name }) => `not seen at ${name}`)];
    }),
  ).toEqual([]);

  await app.change(({ speech, languageEngine }) => ({
    language: 'ko',
    theme: 'dark',
    speech: { ...speech, engine: 'server' },
    languageEngine: { ...languageEngine, engine: 'server' },
  }));
  await expect
    .poll(() => control.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
  await expect.poll(() => control.evaluate(() => document.documentElement.lang)).toBe('ko');
  expect(await onEveryLook(control, axeFaults)).toEqual([]);

  await resize(app, control, SMALLEST, 2);
  expect(await onEveryLook(control, cutFaults)).toEqual([]);
  await app.change(() => ({ language: 'en' }));
  await resize(app, control, USUAL, 2);
  expect(await onEveryLook(control, cutFaults)).toEqual([]);
});
