import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyUnwritable } from '../../../src/main/files/why-unwritable';
import { canMount, NEEDS_MOUNT, smallDisk } from '../../integration/storage/small-disk';
import { temporaryFolder } from '../scripts/temporary-folder';

describe('whyUnwritable', () => {
  it('is null for a folder that can be written to, which it makes and leaves empty', () => {
    const folder = join(temporaryFolder(), 'new', 'profile');
    expect(whyUnwritable(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the reason where a file is in the way', () => {
    const path = join(temporaryFolder(), 'profile');
    writeFileSync(path, '');
    expect(whyUnwritable(path)).toBe('EEXIST');
  });

  it.skipIf(!canMount)(`names the reason on a full and on a read-only disk (${NEEDS_MOUNT})`, () => {
    const disk = smallDisk(64);
    disk.fill();
    expect(whyUnwritable(disk.folder)).toBe('ENOSPC');
    disk.free();
    expect(whyUnwritable(disk.folder)).toBeNull();
    disk.setReadOnly(true);
    expect(whyUnwritable(disk.folder)).toBe('EROFS');
    expect(existsSync(disk.folder)).toBe(true);
  });
});
