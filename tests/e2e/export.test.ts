import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from 'media-captions';
import { comparableWords } from '../../src/main/text/words';
import { parseJson } from '../../src/main/export/json';
import { AMERICANS, expect, jamakCommand, shortSpeechFile, test } from './jamak';

/** Those of the menu that are text. */
const FORMATS = ['srt', 'vtt', 'txt', 'md', 'json'] as const;

test('exports a session to every format, which independent readers understand', async ({ launch }) => {
  const app = await launch();
  const control = await app.startFile(await shortSpeechFile());
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');

  for (const format of FORMATS) {
    const path = join(app.userData, `show.${format}`);
    await app.exportAs(format, path);
    const exported = control.locator('[data-testid="notice"][data-code="exported"]');
    await expect(exported.filter({ hasText: `show.${format}` })).toBeVisible();
    // Unlike Jamak's own files, it is for other people and programs, as the user's other files are.
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(comparableWords(await said(format, readFileSync(path, 'utf8'))).join(' ')).toMatch(AMERICANS);
  }
});

test('opens subtitles as a session, saves it as one file, and opens that when the system names it', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.window('control');
  const subtitles = join(app.userData, '방송.srt');
  writeFileSync(subtitles, '\uFEFF1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>안녕하세요, 여러분.</i>\r\n');
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, subtitles);
  await control.getByTestId('open-history').click();
  await control.getByTestId('open-file').click();
  const reader = control.getByTestId('session-reader');
  await expect(reader).toContainText('안녕하세요, 여러분.');

  await control.getByTestId('reader-export').click();
  await control.getByTestId('export-more').click();
  const preview = control.getByTestId('export-preview');
  await expect(preview).toHaveValue(/00:00:01,000 --> 00:00:03,000\n안녕하세요, 여러분\./);
  await control.getByTestId('export-offset').fill('60');
  await expect(preview).toHaveValue(/00:01:01,000/);
  await control.getByTestId('export-format').selectOption('ass');
  await expect(preview).toHaveValue(/Dialogue: 0,0:01:01\.00,/);
  await control.getByTestId('copy-export').click();
  await expect(control.getByTestId('copy-export')).toHaveText('Copied');
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain('[V4+ Styles]');
  const bundle = join(app.userData, '방송.jamak');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, bundle);
  await control.getByTestId('export-format').selectOption('jamak');
  await control.getByTestId('save-export').click();
  await expect(control.locator('[data-testid="notice"][data-code="exported"]')).toContainText('방송.jamak');

  await control.keyboard.press('Escape');
  await control.getByTestId('back-to-live').click();
  await expect(reader).toBeHidden();
  // A second start hands its files to the app that runs.
  execFileSync(...jamakCommand(`--user-data=${app.userData}`, bundle), { stdio: 'ignore' });
  await expect(reader).toContainText('안녕하세요, 여러분.');
  const listed = await app.ask((jamak) => jamak.listSessions());
  expect(listed.ok && listed.value).toHaveLength(2);
});

async function said(format: (typeof FORMATS)[number], content: string): Promise<string> {
  if (format === 'json')
    return parseJson(content)
      .captions.map((caption) => caption.text)
      .join(' ');
  if (format === 'md') return content.replaceAll(/^\*\*[\d:]+\*\*/gm, '');
  if (format === 'txt') return content.replaceAll(/^\[[\d:]+\]/gm, '');
  const { cues, errors } = await parseText(content.replace(/^\uFEFF/, ''), { type: format });
  expect(errors).toEqual([]);
  expect(cues.length).toBeGreaterThan(0);
  for (const cue of cues) expect(cue.endTime).toBeGreaterThan(cue.startTime);
  return cues.map((cue) => cue.text).join(' ');
}
