import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAddRecordings } from '../../../../src/main/app/import/add-recordings';
import { findRecordings } from '../../../../src/main/app/import/find-recordings';
import { MediaLibrary } from '../../../../src/main/app/media-library';
import type { JamakError } from '../../../../src/shared/errors';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'sound');
  }
  return folder;
}

const media = new MediaLibrary();
const options = { isRecording: (path: string) => media.isRecording(path), most: 100 };

describe('recordings of a folder', () => {
  it('are those in it and in the folders within, in the order of their names', async () => {
    const folder = folderWith(
      'part 10.mp3',
      'part 2.mp3',
      'cover.jpg',
      'old/방송.webm',
      '.hidden/a.mp3',
      '.b.mp3',
    );
    expect(await findRecordings(folder, options)).toEqual(
      ['old/방송.webm', 'part 2.mp3', 'part 10.mp3'].map((name) => join(folder, name)),
    );
  });

  it('are no more than are wanted', async () => {
    const folder = folderWith('a.mp3', 'b.mp3', 'c.mp3');
    expect(await findRecordings(folder, { ...options, most: 2 })).toHaveLength(2);
  });

  it.skipIf(process.platform === 'win32')('do not lead out of it by a link', async () => {
    const outside = folderWith('secret.mp3');
    const folder = folderWith('a.mp3');
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(join(outside, 'secret.mp3'), join(folder, 'link.mp3'));
    expect(await findRecordings(folder, options)).toEqual([join(folder, 'a.mp3')]);
  });

  it('of a file are the file, whatever it is called', async () => {
    const path = join(folderWith('notes.txt'), 'notes.txt');
    expect(await findRecordings(path, options)).toEqual([path]);
  });
});

describe('what is added', () => {
  function setUp() {
    const added: string[] = [];
    const refused: [string, string][] = [];
    const imports = {
      add: (paths: readonly string[]) => void added.push(...paths),
      refuse: (path: string, error: JamakError) => void refused.push([path, error.code]),
    };
    return { added, refused, add: createAddRecordings({ imports, media }) };
  }

  it('is what the user chose, of folders the recordings', async () => {
    const { added, add } = setUp();
    const folder = folderWith('a.mp3', 'notes.txt');
    await add.chosen([folder, join(folder, 'notes.txt')]);
    expect(added).toEqual([join(folder, 'a.mp3'), join(folder, 'notes.txt')]);
  });

  it('is told to be nothing where there is no recording', async () => {
    const { add } = setUp();
    const folder = folderWith('notes.txt');
    const error = await expectJamakError(() => add.chosen([folder]), 'import-nothing');
    expect(error.params['name']).toMatch(/^jamak-/);
  });

  it.skipIf(process.platform === 'win32')(
    'of a drop are recordings and folders of this computer alone',
    async () => {
      const { added, refused, add } = setUp();
      const folder = folderWith('a.mp3', 'notes.txt');
      const notes = join(folder, 'notes.txt');
      await add.dropped([folder, notes, '//server/share/b.mp3', 'c.mp3']);
      expect(added).toEqual([join(folder, 'a.mp3')]);
      expect(refused).toEqual([
        [notes, 'media-not-taken'],
        ['//server/share/b.mp3', 'media-not-taken'],
        ['c.mp3', 'media-not-taken'],
      ]);
    },
  );
});
