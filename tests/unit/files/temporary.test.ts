import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeAtomically } from '../../../src/main/files/atomic-write';
import { temporaryIn } from '../../../src/main/files/temporary';
import { temporaryFolder } from '../scripts/temporary-folder';

const DAY_S = 24 * 3600;

/** A file that was written last so many seconds ago. */
function left(folder: string, name: string, agoS: number): void {
  const path = join(folder, name);
  writeFileSync(path, 'half of it');
  const at = Date.now() / 1000 - agoS;
  utimesSync(path, at, at);
}

it('what a run that was killed left goes with a later write into the folder, and nothing else', async () => {
  const folder = temporaryFolder();
  left(folder, '.jamak-0123abcd.tmp', DAY_S + 60);
  left(folder, '.jamak-9876fedc.tmp', DAY_S - 60);
  left(folder, '.jamak-mine.tmp', 2 * DAY_S);
  left(folder, '.jamak-0123abcd.tmp.srt', 2 * DAY_S);
  mkdirSync(join(folder, '.jamak-00000000.tmp'));
  utimesSync(join(folder, '.jamak-00000000.tmp'), 1, 1);
  await writeAtomically(join(folder, 'captions.srt'), 'all of it');
  expect(readdirSync(folder).toSorted()).toEqual([
    '.jamak-00000000.tmp',
    '.jamak-0123abcd.tmp.srt',
    '.jamak-9876fedc.tmp',
    '.jamak-mine.tmp',
    'captions.srt',
  ]);
  // Who writes there all the time does not look each time.
  left(folder, '.jamak-0123abcd.tmp', 2 * DAY_S);
  await writeAtomically(join(folder, 'captions.srt'), 'more');
  expect(existsSync(join(folder, '.jamak-0123abcd.tmp'))).toBe(true);
});

it('is a new name each time, also where there is no such folder', async () => {
  const folder = join(temporaryFolder(), 'missing');
  expect(await temporaryIn(folder)).not.toBe(await temporaryIn(folder));
});
