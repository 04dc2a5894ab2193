import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainName, pathInside } from '../../../src/main/files/path-inside';
import { temporaryFolder } from '../scripts/temporary-folder';

/** A folder with a neighbour that must not be reached from it. */
function neighbours() {
  const parent = temporaryFolder();
  const folder = join(parent, 'models');
  const victim = join(parent, 'victim');
  mkdirSync(folder);
  mkdirSync(victim);
  writeFileSync(join(victim, 'diary.txt'), 'mine');
  return { folder, victim };
}

describe('a plain name', () => {
  it.each(['sense-voice', 'sense.part', '.jamak-1.tmp', '모델', 'a..b', 'nullify', 'com', 'x'.repeat(255)])(
    'can be %j',
    (name) => expect(isPlainName(name)).toBe(true),
  );

  it.each([
    '',
    '.',
    '..',
    '../victim',
    '..\\victim',
    'a/b',
    'a\\b',
    '/etc',
    'C:',
    'C:\\Windows',
    'model:stream',
    'a\0b',
    'a\nb',
    '.. ',
    '...',
    'model.',
    'model ',
    'NUL',
    'con.txt',
    'Lpt1',
    'x'.repeat(256),
    '가'.repeat(86),
  ])('can not be %j', (name) => expect(isPlainName(name)).toBe(false));

  it('names one thing in its folder, by the rules of every system', () => {
    const pieces = fc.constantFrom('..', '.', '/', '\\', 'victim', '\0', ' ', ':', 'C:', 'NUL');
    const names = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.array(pieces, { maxLength: 6 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        if (!isPlainName(name)) return;
        expect(posix.resolve('/models', name)).toBe(`/models/${name}`);
        expect(win32.resolve('C:\\models', name)).toBe(`C:\\models\\${name}`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a path inside its folder', () => {
  it('is that of what is there, and of what is not there yet', () => {
    const { folder } = neighbours();
    mkdirSync(join(folder, 'sense'));
    expect(pathInside(folder, 'sense')).toBe(join(folder, 'sense'));
    expect(pathInside(folder, 'new')).toBe(join(folder, 'new'));
    expect(pathInside(join(folder, 'missing'), 'new')).toBe(join(folder, 'missing', 'new'));
    expect(() => pathInside(folder, '../victim')).toThrow('bad-request');
  });

  it.skipIf(process.platform === 'win32')('is refused for a link that leads out, also one to nothing', () => {
    const { folder, victim } = neighbours();
    symlinkSync(victim, join(folder, 'out'));
    symlinkSync('../victim', join(folder, 'relative'));
    symlinkSync('../nobody', join(folder, 'dangling'));
    symlinkSync('.', join(folder, 'itself'));
    symlinkSync('loop', join(folder, 'loop'));
    for (const name of ['out', 'relative', 'dangling', 'itself', 'loop']) {
      expect(() => pathInside(folder, name), name).toThrow('bad-request');
    }
  });

  it.skipIf(process.platform === 'win32')('may be that of a folder which is itself reached by a link', () => {
    const { folder } = neighbours();
    const link = join(temporaryFolder(), 'models');
    symlinkSync(folder, link);
    mkdirSync(join(folder, 'sense'));
    symlinkSync('sense', join(folder, 'alias'));
    expect(pathInside(link, 'sense')).toBe(join(link, 'sense'));
    expect(realpathSync(pathInside(link, 'alias'))).toBe(realpathSync(join(folder, 'sense')));
  });
});
