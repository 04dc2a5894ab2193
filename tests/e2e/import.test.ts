import { join } from 'node:path';
import { COUNTRY, expect, JFK, ROOT, test } from './jamak';

const MEDIA = join(ROOT, 'tests/fixtures/media');

test('files are imported faster than they play, each into a session; a hopeless one is said and stops none', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.window('control');
  await app.electron.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [join(MEDIA, 'alac.m4a'), join(MEDIA, 'two-tracks.mp4'), JFK],
  );
  await control.getByTestId('open-import').click();
  await expect(control.getByTestId('import-empty')).toBeVisible();
  await control.getByTestId('import-files').click();

  const rows = control.getByTestId('import-row');
  const row = (name: string) => rows.filter({ hasText: name });
  await expect(row('alac.m4a')).toHaveAttribute('data-state', 'failed');
  await expect(row('alac.m4a')).toContainText('ALAC');
  await expect(row('jfk.wav')).toHaveAttribute('data-state', 'done');
  await expect(row('two-tracks.mp4')).toHaveAttribute('data-state', 'choosing');
  await control.getByTestId('import-track').selectOption('Track 2 · English · Guests');
  await expect(row('two-tracks.mp4')).toHaveAttribute('data-state', 'done');
  await expect(control.getByTestId('import-count')).toHaveText('3 of 3 done');

  const texts = await app.ask(async (jamak) => {
    const sessions = await jamak.listSessions();
    const records = await Promise.all(
      (sessions.ok ? sessions.value : []).map(({ id }) => jamak.loadSession({ sessionId: id })),
    );
    return records.map((record) =>
      record.ok ? record.value.captions.map(({ text }) => text).join(' ') : 'not there',
    );
  });
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).toMatch(COUNTRY);

  await row('jfk.wav').getByTestId('import-read').click();
  await expect(control.getByText(COUNTRY).first()).toBeVisible();
});
