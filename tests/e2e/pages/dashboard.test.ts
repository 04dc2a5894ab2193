import type { Page } from 'playwright/test';
import { axeFaults } from '../access/axe';
import { cutFaults } from '../access/layout';
import { expect, said, startedBefore, test, type OpenOptions } from './browser';
import type { PublicServer } from './public-server';

const PHONE: OpenOptions = { width: 360, height: 740, touch: true };

/** A session that listens, of two who have said something. */
function begin({ feed }: PublicServer): void {
  feed.append(
    startedBefore(20_000),
    { type: 'lane-state', laneId: 'lane-1', state: 'listening' },
    { type: 'lane-state', laneId: 'lane-2', state: 'listening' },
    said('c1', 'Good evening everybody', 0),
    said('c2', 'Hello to you two', 2000, 'lane-2'),
  );
}

const finals = (page: Page) => page.getByTestId('caption-final');
const note = (page: Page) => page.getByTestId('said');

/** Words for screen readers alone are two pixels wide where letters are twice as large. */
async function cut(page: Page): Promise<string[]> {
  return (await cutFaults(page)).filter((fault) => !fault.includes('VisuallyHidden'));
}

/** What can be pressed and is smaller than a finger. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input[type="radio"] + label')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches('[data-testid="statement"], [data-testid="moment"]'))
      .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
  );
}

test('on a phone everything is done with a tap: start, pause, mark, stop, take back and what was missed', async ({
  server,
  open,
}) => {
  const page = await open(server.address('dashboard', 'control'), PHONE);
  await page.getByTestId('start').click();
  await expect.poll(() => server.asked).toEqual([['start']]);
  begin(server);
  await expect(finals(page)).toHaveCount(2);
  await expect(page.getByTestId('session-state')).toHaveText('Listening');
  await page.getByTestId('pause').click();
  server.feed.append({ type: 'session-paused', atMs: 21_000 });
  await expect(page.getByTestId('pause')).toHaveText('Resume');
  await page.getByTestId('pause').click();
  server.feed.append({ type: 'session-resumed', atMs: 22_000 });
  await expect(page.getByTestId('pause')).toHaveText('Pause');
  await page.getByTestId('mark-moment').click();
  server.feed.append({ type: 'moment-marked', markId: 'm1', atMs: 23_000, note: '' });
  await expect(page.getByTestId('mark')).toBeVisible();
  await page.getByTestId('take-back').click();
  await expect(note(page)).toContainText('gone everywhere');
  server.feed.append({
    type: 'caption-taken-back',
    captionId: 'c2',
    laneId: 'lane-2',
    startMs: 2000,
    endMs: 3000,
  });
  await expect(finals(page)).toHaveCount(1);
  await expect(page.locator('body')).not.toContainText('Hello to you two');

  await page.getByTestId('halves').locator('label').last().click();
  server.caughtUp = { ...server.caughtUp, points: [{ text: 'They said good evening.', captionIds: ['c1'] }] };
  await page.getByTestId('catch-up').click();
  await page.getByTestId('statement').getByText('They said good evening.').click();
  await expect(page.getByTestId('catch-up-points')).toHaveCount(0);
  await expect(finals(page).first()).toBeVisible();

  await page.getByTestId('stop').click();
  await page.getByTestId('confirm-delete').click();
  await expect
    .poll(() => server.asked.map(([name]) => name))
    .toEqual(['start', 'pause', 'resume', 'mark', 'takeBackRecent', 'catchUp', 'stop']);
});

test('a word is fixed, and two who fix the same words are told of each other', async ({ server, open }) => {
  begin(server);
  server.feed.append({ type: 'moment-marked', markId: 'm1', atMs: 23_000, note: '' });
  const page = await open(server.address('dashboard', 'control'), PHONE);
  await page.getByTestId('change-caption').last().click();
  await expect(page.getByTestId('editor-text')).toBeFocused();
  await page.getByTestId('editor-text').fill('Hello to you all');
  server.feed.append({ type: 'caption-edited', captionId: 'c2', text: 'Hallo to you two', editor: 'else' });
  await expect(page.getByTestId('editor')).toContainText('Hallo to you two');
  server.edited = { text: 'Hallo to you all', replaced: [], term: null };
  await page.getByTestId('editor-text').press('Enter');
  await expect(note(page)).toHaveText('Saved.');
  const [[, captionId, edit] = []] = server.asked.filter(([name]) => name === 'edit');
  expect(captionId).toBe('c2');
  expect(edit).toMatchObject({ base: 'Hello to you two', text: 'Hello to you all' });
  const { editor } = edit as { editor: string };
  server.feed.append({ type: 'caption-edited', captionId: 'c2', text: 'Hallo to you all', editor });
  await expect(finals(page).last()).toContainText('Hallo to you all');
  await expect(note(page)).toHaveText('Saved.');
  server.feed.append({ type: 'caption-edited', captionId: 'c2', text: 'Hallo, all', editor: 'else' });
  await expect(note(page)).toContainText('Hallo, all');

  server.edited = { text: 'Hallo, Jamak', replaced: [], term: 'Jamak' };
  await page.getByTestId('change-caption').last().click();
  await page.getByTestId('editor-text').fill('Hallo, Jamak');
  await page.getByTestId('editor-save').click();
  await page.getByTestId('learn-term').click();
  await expect(note(page)).toContainText('is in the glossary');
  expect(server.asked.at(-1)).toEqual(['learn', 'Jamak']);
  await page.getByTestId('mark-note').fill('the first goal');
  await page.getByTestId('mark-note').press('Enter');
  await expect.poll(() => server.asked.at(-1)).toEqual(['note', 'm1', 'the first goal']);

  server.edited = { text: 'Goodbye all', replaced: ['Hallo,'], term: null };
  await page.getByTestId('change-caption').last().click();
  await page.getByTestId('editor-text').fill('Goodbye all');
  await page.getByTestId('editor-save').click();
  await expect(note(page)).toContainText('“Hallo,”');

  // What can't be done is said, and the words that were typed stay.
  server.fails = 'session-missing';
  await page.getByTestId('change-caption').first().click();
  await page.getByTestId('editor-text').fill('Good night');
  await page.getByTestId('editor-save').click();
  await expect(note(page)).toHaveAttribute('data-kind', 'failed');
  await expect(page.getByTestId('editor-text')).toHaveValue('Good night');
  server.fails = null;
  await page.getByTestId('take-back-caption').click();
  await expect.poll(() => server.asked.at(-1)).toEqual(['takeBack', 'c1']);
});

test('whoever may only look sees all and can do nothing', async ({ server, open }) => {
  begin(server);
  const page = await open(server.address('dashboard', 'view'), PHONE);
  await expect(finals(page)).toHaveCount(2);
  for (const id of ['take-back', 'stop', 'start', 'mark-moment', 'change-caption', 'catch-up']) {
    await expect(page.getByTestId(id)).toHaveCount(0);
  }
  await page.keyboard.press('m');
  await page.keyboard.press('c');
  expect(server.asked).toEqual([]);
});

test('what stands stays while Jamak is away; a page whose address was taken back shows nothing more', async ({
  server,
  open,
}) => {
  begin(server);
  const page = await open(server.address('dashboard', 'control'), PHONE);
  await expect(finals(page)).toHaveCount(2);
  await server.stop();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'away');
  await expect(finals(page)).toHaveCount(2);
  await page.getByTestId('take-back').click();
  await expect(note(page)).toContainText('can’t be reached');
  server.feed.append(said('c3', 'Back again', 4000));
  await server.start();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
  await expect(finals(page)).toHaveCount(3);
  server.revoke();
  await expect(page.getByTestId('refused')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Good evening');
});

for (const [name, options] of [
  ['light, English', PHONE],
  ['dark, Korean', { ...PHONE, dark: true, korean: true }],
  ['a desk', { width: 1280, height: 720, dark: true }],
] as const) {
  test(`nothing is cut, too small for a finger or beyond a screen reader: ${name}`, async ({
    server,
    open,
  }) => {
    begin(server);
    const page = await open(server.address('dashboard', 'control'), options);
    await expect(finals(page)).toHaveCount(2);
    const faults = async (): Promise<string[]> => [
      ...(await axeFaults(page)),
      ...(await cut(page)),
      ...(await smallTargets(page)),
    ];
    expect(await faults()).toEqual([]);
    await page.getByTestId('change-caption').last().click();
    expect(await faults()).toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await cut(page)).toEqual([]);
    await page.getByTestId('editor-text').press('Escape');
    expect(await cut(page)).toEqual([]);
    await page.getByTestId('stop').click();
    expect(await cut(page)).toEqual([]);
  });
}
