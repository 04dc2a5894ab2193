import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFilesPrivate, makePrivate, sharedMode } from '../../../src/main/files/permissions';
import { temporaryFolder } from '../scripts/temporary-folder';

function modeOf(...path: string[]): string {
  return (statSync(join(...path)).mode & 0o7777).toString(8);
}

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('of what is made are the user’s alone, but not those of what is meant for others', () => {
    const mask = process.umask(0o022);
    onTestFinished(() => void process.umask(mask));
    const folder = temporaryFolder();
    expect(sharedMode()).toBeUndefined();
    makeFilesPrivate();
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'file'), '');
    expect([modeOf(folder, 'inner'), modeOf(folder, 'file')]).toEqual(['700', '600']);
    expect(sharedMode()).toBe(0o644);
  });

  it('of an open folder and of the files that are named are closed, and no others', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    for (const name of ['settings.json', 'settings.broken-1.json', 'other.sh', 'elsewhere']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o755);
    }
    symlinkSync('elsewhere', join(folder, 'settings.link'));
    makePrivate(folder, ['settings.']);
    const names = ['', 'settings.json', 'settings.broken-1.json', 'other.sh', 'elsewhere'];
    expect(names.map((name) => modeOf(folder, name))).toEqual(['700', '600', '600', '755', '755']);
  });

  it('of a folder for everybody stay', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o1777);
    writeFileSync(join(folder, 'settings.json'), '');
    chmodSync(join(folder, 'settings.json'), 0o644);
    makePrivate(folder, ['settings.']);
    expect([modeOf(folder), modeOf(folder, 'settings.json')]).toEqual(['1777', '644']);
    expect(() => makePrivate(join(folder, 'missing'), [''])).not.toThrow();
  });
});
