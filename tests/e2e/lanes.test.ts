import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterSilence, expect, JFK, test } from './jamak';

test('two sources with names: one is muted and says no more, a pause keeps the session, the export names who spoke', async ({
  launch,
}) => {
  // The sample begins with the same sentence: seconds apart, nobody takes it for an echo.
  const app = await launch({ microphone: await afterSilence(JFK, 4_000) });
  const control = await app.window('control');
  await control.getByTestId('source-microphone').click();
  await control.getByTestId('add-lane').click();
  await control.getByTestId('add-sample').click();
  const lanes = control.getByTestId('lane');
  await expect(lanes).toHaveCount(2);
  for (const [at, name] of ['Minseo', 'Guests'].entries()) {
    const field = lanes.nth(at).getByTestId('lane-name');
    await field.fill(name);
    await field.press('Enter');
  }
  await control.getByTestId('start-stop').click();

  /** How often a speaker has the word, finals and what is being said. */
  const turnsOf = (name: string) => control.getByTestId('speaker').getByText(name, { exact: true }).count();
  await expect(control.getByTestId('caption-final').filter({ hasText: 'Guests' }).first()).toBeVisible({
    timeout: 20_000,
  });
  const mute = lanes.nth(1).getByTestId('mute');
  await mute.press('Enter');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  const guests = await turnsOf('Guests');
  expect(guests).toBeGreaterThan(0);

  await expect(control.getByTestId('caption-final').filter({ hasText: 'Minseo' }).first()).toBeVisible({
    timeout: 20_000,
  });
  // The sample has gone on all the time.
  expect(await turnsOf('Guests')).toBe(guests);

  await control.getByTestId('pause').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'paused');
  await expect(control.getByTestId('pause-row')).toBeVisible();
  await expect(control.getByTestId('caption-interim')).toHaveCount(0);
  await control.getByTestId('pause').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
  expect(await turnsOf('Guests')).toBe(guests);
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');

  const path = join(app.userData, 'session.txt');
  await app.exportAs('txt', path);
  await control.locator('[data-testid="notice"][data-code="exported"]').waitFor();
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/Minseo: /);
  expect(text).toMatch(/Guests: .*fellow Americans/i);
  expect(text.match(/Guests: /g)).toHaveLength(guests);
  expect(text).toMatch(/\[\d\d:\d\d\] ⏸ /);
});
