import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MediaLibrary } from '../../../src/main/app/media-library';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from '../storage/expect-jamak-error';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const WAV = join(FIXTURES, 'jfk.wav');
const TWO_TRACKS = join(FIXTURES, 'media/two-tracks.mp4');

const isWindows = process.platform === 'win32';

function file(name: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, 'sound');
  return path;
}

describe('a file that was chosen', () => {
  it('is known by an id from then on, and by its name', async () => {
    const media = new MediaLibrary();
    const path = file('방송 #1.whatever');
    const { mediaId, name } = await media.choose(path);
    expect(name).toBe('방송 #1.whatever');
    expect(media.find(mediaId)?.path).toBe(path);
    expect(media.find('nobody')).toBeUndefined();
    expect(media.find('__proto__')).toBeUndefined();
    expect(() => media.check({ kind: 'file', mediaId, name })).not.toThrow();
    expect(() => media.check({ kind: 'sample' })).not.toThrow();
    expect(() => media.check({ kind: 'file', mediaId: 'nobody', name })).toThrow('media-missing');
  });

  it('is refused when there is no such file', async () => {
    const media = new MediaLibrary();
    const error = await expectJamakError(() => media.choose('/nowhere/show.mp4'), 'media-missing');
    expect(error.params).toEqual({ name: 'show.mp4' });
  });

  it('is forgotten when a thousand came after it', async () => {
    const media = new MediaLibrary();
    const path = file('show.mp4');
    const first = await media.choose(path);
    const second = await media.choose(path);
    for (let count = 0; count < 999; count++) await media.choose(path);
    expect(media.find(first.mediaId)).toBeUndefined();
    expect(media.find(second.mediaId)?.path).toBe(path);
  });
});

describe('a file that was dropped', () => {
  it.each(
    ['show.mp4', 'SHOW.MP4', 'radio 20:15.mp3', 'a.b.opus'].filter(
      (name) => !isWindows || !name.includes(':'),
    ),
  )('is taken when it is a recording of this computer: %s', async (name) => {
    const media = new MediaLibrary();
    const path = file(name);
    const added = await media.drop(path);
    expect(added.name).toBe(name);
    expect(media.find(added.mediaId)?.path).toBe(path);
  });

  it.each(['id_rsa', 'notes.txt', 'mp4', '.mp4', 'keys.json', 'show.mp4.exe', 'show.mp4~'])(
    'is refused when its name is not that of a recording: %s',
    async (name) => {
      const error = await expectJamakError(() => new MediaLibrary().drop(file(name)), 'media-not-taken');
      expect(error.params).toEqual({ name });
    },
  );

  it.each([
    '\\\\host\\share\\show.mp4',
    '\\\\?\\UNC\\host\\share\\show.mp4',
    '\\\\.\\pipe\\show.mp4',
    '//host/share/show.mp4',
    '\\/host/share/show.mp4',
    'file:///tmp/show.mp4',
    'file://host/share/show.mp4',
    'smb://host/share/show.mp4',
    'http://127.0.0.1/show.mp4',
    'show.mp4',
    '../show.mp4',
    '',
  ])(
    'is refused, without a look at the disk, when it is not in a folder of this computer: %j',
    async (path) => {
      await expectJamakError(() => new MediaLibrary().drop(path), 'media-not-taken');
    },
  );

  it.each([
    'C:\\show\\NUL.mp4',
    'C:\\show\\con.wav',
    'C:\\show\\notes.txt:show.mp4',
    'C:\\show\\..\\\\host\\x.mp4 ',
  ])('is refused when Windows would take it for something else: %j', async (path) => {
    await expectJamakError(() => new MediaLibrary('win32').drop(path), 'media-not-taken');
  });

  it('is looked for where Windows keeps files', async () => {
    // There is no such file here: that it was looked for is what counts.
    await expectJamakError(() => new MediaLibrary('win32').drop('C:\\show\\evening.mp4'), 'media-missing');
  });

  it('is refused when it is no file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.mp4'));
    await expectJamakError(() => new MediaLibrary().drop(join(folder, 'folder.mp4')), 'media-missing');
  });

  it.skipIf(isWindows)('is refused when it is a device or a pipe, also behind a link', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.mp4')]);
    symlinkSync('/dev/zero', join(folder, 'zero.mp4'));
    for (const name of ['pipe.mp4', 'zero.mp4', 'nothing\0.mp4']) {
      await expectJamakError(() => new MediaLibrary().drop(join(folder, name)), 'media-missing');
    }
  });
});

it('a file is served whole, whatever track is asked for', async () => {
  const library = new MediaLibrary();
  const { mediaId, name, tracks } = await library.choose(WAV);
  expect({ name, tracks }).toEqual({ name: 'jfk.wav', tracks: [] });
  expect(library.find(mediaId)).toEqual({ path: WAV, track: null });
  expect(library.find(mediaId, 1)).toEqual({ path: WAV, track: null });
});

it('of a file with several sound tracks one is served: the first unless another is asked for', async () => {
  const library = new MediaLibrary();
  const { mediaId, tracks } = await library.choose(TWO_TRACKS);
  expect(tracks).toHaveLength(2);
  expect(library.tracksOf(mediaId)).toEqual(tracks);
  expect(library.find(mediaId)).toEqual({ path: TWO_TRACKS, track: 0 });
  expect(library.find(mediaId, 1)).toEqual({ path: TWO_TRACKS, track: 1 });
});

it('the first is the first that can be decoded', async () => {
  const library = new MediaLibrary();
  const { mediaId } = await library.choose(join(FIXTURES, 'media/mixed.mkv'));
  expect(library.find(mediaId)).toMatchObject({ track: 1 });
});

it('a file that nobody chose is not known', () => {
  const library = new MediaLibrary();
  expect(library.find('m1')).toBeUndefined();
  expect(library.tracksOf('m1')).toEqual([]);
});
