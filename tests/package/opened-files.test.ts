import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTRY, expect, JFK, type JamakApp } from '../e2e/jamak';
import { test } from './account';

test('a double click on a session opens it, whether Jamak runs or not', async ({ account, openAs }) => {
  const user = account();
  const sound = user.write('말.wav', readFileSync(JFK));
  const made = await user.run(['transcribe', sound, '--format', 'jamak', '--out', user.home]);
  expect(made.code).toBe(0);
  const session = join(user.home, '말.jamak');
  const other = account();
  // Desktops name a file by its address.
  const app = await openAs(other, [pathToFileURL(other.write('방송 1.jamak', readFileSync(session))).href]);
  // Who never started Jamak is first asked what it is to do, with the session behind that.
  await (await app.window('control')).getByTestId('first-run-skip').click();
  await expectOpened(app, 1);

  const more = other.write('방송 2.jamak', readFileSync(session));
  expect((await other.run([pathToFileURL(more).href])).code).toBe(0);
  await expectOpened(app, 2);
});

async function expectOpened(app: JamakApp, count: number): Promise<void> {
  const listed = async (): Promise<number> => {
    const reply = await app.ask((jamak) => jamak.listSessions());
    return reply.ok ? reply.value.length : -1;
  };
  await expect.poll(listed).toBe(count);
  await expect((await app.window('control')).getByTestId('session-reader')).toContainText(COUNTRY);
}
