import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../jamak';

test('what is said is recorded if wanted, is played from the word that is clicked, and goes with its session', async ({
  launch,
}) => {
  const app = await launch();
  const recordings = join(app.userData, 'recordings');
  await app.change(({ recording }) => ({ recording: { ...recording, enabled: true } }));
  const control = await app.window('control');
  const badge = control.getByTestId('recording-badge');
  await expect(badge).toHaveText('Will be recorded');
  await app.start('sample');
  await expect(badge).toHaveText('Recording');
  await expect(control.getByTestId('caption-final').first()).toBeVisible({ timeout: 20_000 });
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('start-stop')).toHaveAttribute('data-action', 'start');

  await control.getByTestId('open-history').click();
  await control.getByTestId('open-session').click();
  await expect(control.getByTestId('player')).toBeVisible();
  const [sessionId = ''] = readdirSync(recordings);
  const [file = ''] = readdirSync(join(recordings, sessionId));
  expect(file).toMatch(/\.ogg$/u);
  await control
    .getByTestId('session-reader')
    .getByTestId('caption-final')
    .first()
    .locator('p')
    .first()
    .click();
  const lit = (name: string) =>
    control.evaluate((of) => [...(CSS.highlights.get(of) ?? [])].map(String).join(), name);
  await expect.poll(() => lit('heard-word')).toMatch(/^\S+$/u);
  expect(await lit('heard-caption')).toContain('fellow Americans');
  await control.keyboard.press('Space');
  await expect(control.getByTestId('play')).toHaveAttribute('data-playing', 'false');

  // The page that hears has no business with it.
  const address = `/recording/${sessionId}/${file.replace('.ogg', '')}`;
  const fetched = (page: typeof control) =>
    page.evaluate(
      (path) =>
        fetch(path).then(
          ({ status }) => status,
          () => 'refused',
        ),
      address,
    );
  expect(await fetched(control)).toBe(200);
  expect(await fetched(await app.window('capture'))).toBe('refused');

  await control.getByTestId('open-history').click();
  await control.getByTestId('delete-session').click();
  // It can be undone until History is left.
  await control.getByTestId('leave-history').click();
  await expect.poll(() => existsSync(join(recordings, sessionId))).toBe(false);
});
