import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from 'media-captions';
import { comparableWords } from '../../src/main/text/words';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/shared/session/record';
import { parseJson } from '../../src/main/export/json';
import { COUNTRY, expect, JFK, test } from './jamak';

test('exports a session to every format, which independent readers understand', async ({ launch }) => {
  const app = await launch();
  const control = await app.startFile(JFK);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');

  for (const format of EXPORT_FORMATS) {
    const path = join(app.userData, `show.${format}`);
    await app.exportAs(format, path);
    const exported = control.locator('[data-testid="notice"][data-code="exported"]');
    await expect(exported.filter({ hasText: `show.${format}` })).toBeVisible();
    // Unlike Jamak's own files, it is for other people and programs, as the user's other files are.
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(comparableWords(await said(format, readFileSync(path, 'utf8'))).join(' ')).toMatch(COUNTRY);
  }
});

async function said(format: ExportFormat, content: string): Promise<string> {
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
