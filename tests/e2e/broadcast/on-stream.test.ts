import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type JamakApp } from '../jamak';

let folder = '';
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'jamak-files-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PATIENCE = { timeout: 90_000 };

function read(name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}

async function openOnStream(app: JamakApp) {
  const control = await app.window('control');
  await control.getByTestId('open-settings').click();
  await control.getByTestId('settings-broadcast').click();
  return control;
}

test('text files hold what is public: masked, and nothing once captions have stopped', async ({ launch }) => {
  const app = await launch();
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  const control = await openOnStream(app);
  await control.getByTestId('text-folder-choose').click();
  await expect(control.getByTestId('text-folder')).toHaveText(folder);
  await control.getByTestId('text-files').press('Space');
  await expect(control.getByTestId('text-files')).toBeChecked();
  await control.getByTestId('secret-input').fill('country');
  await control.keyboard.press('Enter');
  await expect(control.getByTestId('secret')).toContainText('••••••');
  await control.getByTestId('secrets-reveal').click();
  await expect(control.getByTestId('secret')).toContainText('country');
  await control.keyboard.press('Escape');

  await app.start('sample');
  await expect.poll(() => read('captions.txt'), PATIENCE).not.toBe('');
  await expect.poll(() => read('captions-log.txt'), PATIENCE).toContain('•••');
  expect(await app.transcript()).toContain('country');
  // The folder is main's: a page that changes what it may keeps it.
  await app.change(({ textFile: { enabled } }) => ({ textFile: { enabled } }));
  await control.getByTestId('start-stop').click();
  await expect.poll(() => read('captions.txt'), PATIENCE).toBe('');
  expect(read('captions-log.txt')).not.toContain('country');
  expect(read('captions-log.txt')).toMatch(/^\[00:0\d\] /u);
});

test('what is held back is said, and is public later than in the window', async ({ launch }) => {
  const app = await launch();
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await app.ask((jamak) => jamak.chooseTextFolder());
  await app.change(({ broadcast }) => ({
    broadcast: { ...broadcast, holdBackSeconds: 30 },
    textFile: { enabled: true },
  }));
  await app.start('sample');
  await expect.poll(() => app.transcript(), PATIENCE).not.toBe('');
  const control = await openOnStream(app);
  await expect(control.getByTestId('held-back')).toContainText(
    /held back. (It|The next) is public in \d+ s/u,
  );
  expect(read('captions-log.txt')).toBe('');
  // Less is held back: what waits is public at once.
  const slider = control.getByTestId('hold-back').getByRole('slider');
  await slider.focus();
  await slider.press('Home');
  await expect.poll(() => read('captions-log.txt'), PATIENCE).not.toBe('');
});
