import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { AMERICANS, expect, shortSpeechFile, test, type JamakApp } from '../jamak';

/** The files of the profile, those of Chromium excepted, in which a word of the speech can be read. */
function filesWithWords(app: JamakApp): string[] {
  return readdirSync(app.userData)
    .filter((name) => /^(sessions|settings|usage)/u.test(name) && statSync(join(app.userData, name)).isFile())
    .filter((name) => AMERICANS.test(readFileSync(join(app.userData, name), 'latin1')));
}

async function caption(app: JamakApp): Promise<Page> {
  const control = await app.startFile(await shortSpeechFile());
  await expect.poll(() => app.transcript()).toMatch(AMERICANS);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  return control;
}

test('sessions are deleted one by one and all together, by keyboard, and nothing of them is left', async ({
  launch,
}) => {
  const app = await launch();
  for (let session = 0; session < 3; session++) await caption(app);
  const control = await app.window('control');
  await expect.poll(() => filesWithWords(app)).not.toEqual([]);
  await control.getByTestId('open-history').click();
  const rows = control.getByTestId('history-row');
  await expect(rows).toHaveCount(3);

  // At once, and for a moment it can be had back whole.
  const second = rows.nth(1).getByTestId('delete-session');
  await second.focus();
  await control.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1).getByTestId('delete-session')).toBeFocused();
  await control.keyboard.press('ControlOrMeta+z');
  await expect(rows).toHaveCount(3);
  expect(filesWithWords(app)).not.toEqual([]);

  await rows.nth(1).getByTestId('open-session').press('Delete');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1).getByTestId('open-session')).toBeFocused();

  await control.getByTestId('history-storage').click();
  await control.getByTestId('delete-all').click();
  await control.getByTestId('confirm-delete').click();
  await expect(rows).toHaveCount(0);
  await expect(control.getByText('No sessions yet')).toBeVisible();
  await control.keyboard.press('Escape');
  await expect(control.getByTestId('caption-final')).toHaveCount(0);
  expect(await app.transcript()).toBe('');
  expect(filesWithWords(app)).toEqual([]);
  expect(readdirSync(join(app.userData, 'spool'))).toEqual([]);
});

test('the running session cannot be deleted, and goes on when all others are', async ({ launch }) => {
  const app = await launch();
  await caption(app);
  const control = await app.start('sample');
  // As it begins, the window shows it, wherever the user was.
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
  await control.getByTestId('open-history').click();
  const rows = control.getByTestId('history-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first().getByTestId('delete-session')).toBeDisabled();
  const refused = await app.ask(async (jamak) => {
    const list = await jamak.listSessions();
    const running = list.ok ? list.value.find(({ endedAt }) => endedAt === null) : undefined;
    const reply = await jamak.deleteSession({ sessionId: running?.id ?? '' });
    return reply.ok ? 'deleted' : reply.error.code;
  });
  expect(refused).toBe('session-running');
  await control.getByTestId('history-storage').click();
  await control.getByTestId('delete-all').click();
  await control.getByTestId('confirm-delete').click();
  await expect(rows).toHaveCount(1);
  const length = async (): Promise<number> => (await app.transcript()).length;
  // The captions that showed before may have been those of the session before.
  await expect.poll(length).toBeGreaterThan(0);
  const before = await length();
  await expect.poll(length).toBeGreaterThan(before);
});
