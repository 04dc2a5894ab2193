import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../jamak';

test('everything goes into one file and comes back from it, and a backup is restored', async ({ launch }) => {
  const app = await launch();
  const control = await app.window('control');
  const notice = (code: string) => control.locator(`[data-testid="notice"][data-code="${code}"]`);
  const sessions = async (): Promise<number> => {
    const reply = await app.ask((jamak) => jamak.listSessions());
    return reply.ok ? reply.value.length : -1;
  };
  const file = join(app.userData, '모두.jamak-data.zip');
  const subtitles = join(app.userData, '방송.srt');
  writeFileSync(subtitles, '1\n00:00:01,000 --> 00:00:03,000\n안녕하세요, 여러분.\n');
  await app.electron.evaluate(
    ({ dialog }, [filePath, opened]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [opened] });
    },
    [file, subtitles] as const,
  );
  await control.getByTestId('open-history').click();
  await control.getByTestId('open-file').click();
  await expect.poll(sessions).toBe(1);

  await control.getByTestId('open-settings').click();
  await control.getByTestId('settings-data').click();
  await expect(control.getByTestId('no-backups')).toBeVisible();
  await control.getByTestId('export-data').click();
  await expect(notice('exported')).toContainText('모두.jamak-data.zip');

  await app.ask((jamak) => jamak.deleteAllSessions());
  await expect.poll(sessions).toBe(0);
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await control.getByTestId('import-data').click();
  await control.getByTestId('import-merge').click();
  await expect(notice('data-imported')).toBeVisible();
  expect(await sessions()).toBe(1);

  // What was there before the import: nothing.
  await expect(control.getByTestId('backup-row')).toHaveCount(1);
  await control.getByTestId('restore-backup').click();
  await control.getByTestId('confirm-delete').click();
  await expect(notice('backup-restored')).toBeVisible();
  expect(await sessions()).toBe(0);
  await control.getByTestId('import-data').click();
  await control.getByTestId('import-replace').click();
  await expect(notice('data-imported')).toBeVisible();
  await expect.poll(sessions).toBe(1);
});
