import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExportFolder, writeExport } from '../../../src/main/export/write';
import { canMount, NEEDS_MOUNT, smallDisk } from '../../integration/storage/small-disk';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from '../storage/expect-jamak-error';

describe('writeExport', () => {
  it('writes the file', async () => {
    const path = join(temporaryFolder(), 'session.srt');
    await writeExport(path, '1\n');
    expect(readFileSync(path, 'utf8')).toBe('1\n');
  });

  it('says which folder is missing', async () => {
    const folder = join(temporaryFolder(), 'gone');
    const error = await expectJamakError(
      () => writeExport(join(folder, 'a.srt'), 'x'),
      'export-folder-missing',
    );
    expect(error).toMatchObject({ params: { path: folder }, retryable: true });
  });

  it('takes a file in place of the folder for a missing one', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expectJamakError(() => writeExport(join(file, 'a.srt'), 'x'), 'export-folder-missing');
  });

  it('has a word for everything else', async () => {
    const folder = temporaryFolder();
    await expectJamakError(() => writeExport(join(folder, 'n'.repeat(300)), 'x'), 'export-failed');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('makeExportFolder', () => {
  it('makes the folder, and leaves what is in it', () => {
    const folder = join(temporaryFolder(), 'of', 'subtitles');
    makeExportFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
    mkdirSync(join(folder, 'mine'));
    makeExportFolder(folder);
    expect(readdirSync(folder)).toEqual(['mine']);
  });

  it('says so where a file is in its place, or in its way', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    const error = await expectJamakError(() => makeExportFolder(file), 'export-folder-missing');
    expect(error.params).toEqual({ path: file });
    await expectJamakError(() => makeExportFolder(join(file, 'inside')), 'export-folder-missing');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.skipIf(!canMount)(`finds a disk that is full or read-only (${NEEDS_MOUNT})`, async () => {
    const disk = smallDisk(256);
    disk.fill();
    await expectJamakError(() => makeExportFolder(disk.folder), 'export-disk-full');
    disk.free();
    disk.setReadOnly(true);
    const error = await expectJamakError(() => makeExportFolder(disk.folder), 'export-folder-read-only');
    expect(error.params).toEqual({ path: disk.folder });
    await expectJamakError(() => makeExportFolder(join(disk.folder, 'new')), 'export-folder-read-only');
  });
});

describe.skipIf(!canMount)(`writeExport to a small disk (${NEEDS_MOUNT})`, () => {
  it('leaves the file that was there when the disk is full', async () => {
    const disk = smallDisk(256);
    const path = join(disk.folder, 'session.srt');
    await writeExport(path, 'the last export');
    disk.fill();
    const error = await expectJamakError(() => writeExport(path, 'x'.repeat(100_000)), 'export-disk-full');
    expect(error.params).toEqual({ path: disk.folder });
    disk.free();
    expect(readFileSync(path, 'utf8')).toBe('the last export');
    expect(readdirSync(disk.folder)).toEqual(['session.srt']);
  });

  it('leaves the file that was there when the folder is read-only', async () => {
    const disk = smallDisk(256);
    const path = join(disk.folder, 'session.srt');
    await writeExport(path, 'the last export');
    disk.setReadOnly(true);
    const error = await expectJamakError(() => writeExport(path, 'new'), 'export-folder-read-only');
    expect(error.params).toEqual({ path: disk.folder });
    expect(readFileSync(path, 'utf8')).toBe('the last export');
  });
});

describe.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('without root', () => {
  it('knows a folder that may not be written to', async () => {
    await expectJamakError(() => writeExport('/jamak.srt', 'x'), 'export-folder-read-only');
  });
});
