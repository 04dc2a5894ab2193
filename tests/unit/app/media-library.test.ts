import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MediaLibrary } from '../../../src/main/app/media-library';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const WAV = join(FIXTURES, 'jfk.wav');
const TWO_TRACKS = join(FIXTURES, 'media/two-tracks.mp4');

it('a file is served whole, whatever track is asked for', async () => {
  const library = new MediaLibrary();
  const { mediaId, name, tracks } = await library.add(WAV);
  expect({ name, tracks }).toEqual({ name: 'jfk.wav', tracks: [] });
  expect(library.find(mediaId)).toEqual({ path: WAV, track: null });
  expect(library.find(mediaId, 1)).toEqual({ path: WAV, track: null });
});

it('of a file with several sound tracks one is served: the first unless another is asked for', async () => {
  const library = new MediaLibrary();
  const { mediaId, tracks } = await library.add(TWO_TRACKS);
  expect(tracks).toHaveLength(2);
  expect(library.tracksOf(mediaId)).toEqual(tracks);
  expect(library.find(mediaId)).toEqual({ path: TWO_TRACKS, track: 0 });
  expect(library.find(mediaId, 1)).toEqual({ path: TWO_TRACKS, track: 1 });
});

it('the first is the first that can be decoded', async () => {
  const library = new MediaLibrary();
  const { mediaId } = await library.add(join(FIXTURES, 'media/mixed.mkv'));
  expect(library.find(mediaId)).toMatchObject({ track: 1 });
});

it('a file that nobody chose is not known', () => {
  const library = new MediaLibrary();
  expect(library.find('m1')).toBeUndefined();
  expect(library.tracksOf('m1')).toEqual([]);
});

it('what is no file is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-media-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of [folder, join(folder, 'gone.wav')]) {
    await expect(new MediaLibrary().add(path)).rejects.toMatchObject({
      code: 'media-missing',
      params: { name: basename(path) },
    });
  }
});
