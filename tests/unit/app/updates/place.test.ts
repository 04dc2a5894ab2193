import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { removeLeftOvers } from '../../../../src/main/app/updates/place';

it('what is left of a version that was never in its place goes, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-place-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'Jamak.AppImage');
  const hoursAgo = new Date(Date.now() - 2 * 3600_000);
  const keep = ['.jamak-0badcafe.tmp.mine', '.jamak-12345.tmp', 'Jamak.AppImage', 'jamak-0badcafe.tmp'];
  for (const name of [...keep, '.jamak-0badcafe.tmp']) {
    writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, name), hoursAgo, hoursAgo);
  }
  // Somebody writes it, or it is none of ours.
  writeFileSync(join(folder, '.jamak-00000001.tmp'), 'x');
  mkdirSync(join(folder, '.jamak-00000002.tmp'));
  utimesSync(join(folder, '.jamak-00000002.tmp'), hoursAgo, hoursAgo);
  const link = join(mkdtempSync(join(tmpdir(), 'jamak-place-')), 'jamak');
  onTestFinished(() => rmSync(join(link, '..'), { recursive: true }));
  symlinkSync(program, link);
  await removeLeftOvers(link);
  expect(readdirSync(folder).toSorted()).toEqual(
    [...keep, '.jamak-00000001.tmp', '.jamak-00000002.tmp'].toSorted(),
  );
  await removeLeftOvers(join(folder, 'gone', 'Jamak.AppImage'));
});
