import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeAtomically } from '../../../src/main/files/atomic-write';
import { canMount, NEEDS_MOUNT, smallDisk } from '../../integration/storage/small-disk';
import { temporaryFolder } from '../scripts/temporary-folder';

describe('writeAtomically', () => {
  it('makes a file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeAtomically(join(folder, 'a.txt'), '자막 😀');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('자막 😀');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('replaces a file, with the longest name there can be', async () => {
    const path = join(temporaryFolder(), 'n'.repeat(255));
    await writeAtomically(path, 'a long first text');
    await writeAtomically(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
  });

  it.skipIf(process.platform === 'win32')('keeps permissions and follows a link', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'real.txt');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    symlinkSync('real.txt', join(folder, 'link.txt'));
    await writeAtomically(join(folder, 'link.txt'), 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('gives a file the permissions that are asked for', async () => {
    const path = join(temporaryFolder(), 'secret.txt');
    await writeAtomically(path, 'new', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    await writeAtomically(path, 'newer', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')('does so whatever the process hides from others', async () => {
    const mask = process.umask(0o077);
    onTestFinished(() => void process.umask(mask));
    const folder = temporaryFolder();
    await writeAtomically(join(folder, 'own.txt'), 'text');
    await writeAtomically(join(folder, 'shared.txt'), 'text', { modeOfNew: 0o644 });
    writeFileSync(join(folder, 'old.txt'), 'old');
    chmodSync(join(folder, 'old.txt'), 0o664);
    await writeAtomically(join(folder, 'old.txt'), 'text', { modeOfNew: 0o644 });
    const modes = ['own.txt', 'shared.txt', 'old.txt'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o644, 0o664]);
  });

  it('leaves nothing behind when it fails', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    await expect(writeAtomically(join(folder, 'taken'), 'text')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
    await expect(writeAtomically(join(folder, 'missing', 'a.txt'), 'text')).rejects.toThrow('ENOENT');
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  it.skipIf(!canMount)(`never leaves part of a file on a full disk (${NEEDS_MOUNT})`, async () => {
    const { folder } = smallDisk(64);
    const path = join(folder, 'a.txt');
    await writeAtomically(path, 'old');
    // The system writes what fits and says how much that was: not an error yet.
    await expect(writeAtomically(path, 'x'.repeat(200_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});
