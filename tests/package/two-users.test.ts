import { join } from 'node:path';
import { COUNTRY, expect, JFK, type JamakApp } from '../e2e/jamak';
import { test } from './account';

async function sessionsOf(app: JamakApp): Promise<number> {
  const reply = await app.ask((jamak) => jamak.listSessions());
  return reply.ok ? reply.value.length : -1;
}

test('two users of one machine at once: each has a Jamak of their own, and neither reads the other’s', async ({
  account,
  openAs,
}) => {
  const users = [account(), account()] as const;
  const apps = [await openAs(users[0]), await openAs(users[1])] as const;
  for (const app of apps) {
    const control = await app.window('control');
    await control.getByTestId('first-run-skip').click();
  }
  await apps[0].start('sample');
  await expect.poll(() => apps[0].transcript()).toMatch(COUNTRY);
  expect(await apps[1].transcript()).toBe('');
  expect([await sessionsOf(apps[0]), await sessionsOf(apps[1])]).toEqual([1, 0]);

  // A second start is a matter between a user and their own Jamak.
  const again = await users[1].run([]);
  expect(again).toMatchObject({ code: 0, errors: expect.stringContaining('already running') });
  const notice = '[data-testid="notice"][data-code="already-running"]';
  await expect((await apps[1].window('control')).locator(notice)).toBeVisible();
  await expect((await apps[0].window('control')).locator(notice)).toHaveCount(0);

  for (const [mine, other] of [users, [users[1], users[0]] as const]) {
    for (const path of [other.data, join(other.data, 'sessions.db'), join(other.data, 'settings.json')]) {
      const read = await mine.run(['-c', 'cat "$0" || ls "$0"', path], { program: '/bin/sh' });
      expect(read).toMatchObject({ out: '', errors: expect.stringContaining('Permission denied') });
    }
    const peeked = await mine.run([`--user-data=${other.data}`, `--caption=${JFK}`]);
    expect(peeked.errors).toContain(`Jamak can't write to its data folder (EACCES): ${other.data}`);
    expect(peeked.code).toBe(1);
  }
});
