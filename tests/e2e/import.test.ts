import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright/test';
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

test('of several files that are dropped, subtitles are opened as sessions, and recordings are imported', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.window('control');
  const subtitles = ['하나', '둘'].map((word) => {
    const path = join(app.userData, `${word}.srt`);
    writeFileSync(path, `1\n00:00:01,000 --> 00:00:02,000\n${word}.\n`);
    return path;
  });
  await drop(control, [...subtitles, JFK]);
  const rows = control.getByTestId('import-row');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(basename(JFK));
  await expect(rows).toHaveAttribute('data-state', 'done');
  const sessions = await app.ask((jamak) => jamak.listSessions());
  expect(sessions.ok && sessions.value).toHaveLength(3);
  await expect(control.getByTestId('notice').filter({ hasText: '.srt' })).toHaveCount(0);
});

/** As if the files were dragged onto the window from a folder. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const id = 'dragged';
  await page.evaluate((name) => {
    const input = document.createElement('input');
    Object.assign(input, { id: name, type: 'file', multiple: true });
    document.body.append(input);
  }, id);
  const input = page.locator(`#${id}`);
  await input.setInputFiles([...paths]);
  await input.evaluate((element: HTMLInputElement) => {
    const dataTransfer = new DataTransfer();
    for (const file of element.files ?? []) dataTransfer.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    element.remove();
  });
}
