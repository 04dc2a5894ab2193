import { copyFileSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesSince, isRecording, lengthOf } from '../../../../src/main/broadcast/obs/recording/media-files';

const MEDIA = resolve(__dirname, '../../../fixtures/media');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamak-media-'));
});

describe('the length of a recording', () => {
  it('is that of its pictures, or of its sound where it has none', async () => {
    expect(await lengthOf(join(MEDIA, 'speech.m2ts'))).toBeCloseTo(12_000, -3);
  });

  it('is not known of what can’t be read', async () => {
    const path = join(folder, 'broken.mkv');
    writeFileSync(path, 'not a recording');
    expect(await lengthOf(path)).toBeNull();
    expect(await lengthOf(join(folder, 'missing.mkv'))).toBeNull();
  });
});

describe('a recording', () => {
  it('is a file of a kind that OBS writes, by its whole path', async () => {
    for (const name of ['a.mkv', 'b.MP4', 'c.txt', 'd']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'e.mkv'));
    const found = await Promise.all(
      ['a.mkv', 'b.MP4', 'c.txt', 'd', 'e.mkv', 'f.mkv'].map((name) => isRecording(join(folder, name))),
    );
    expect(found).toEqual([true, true, false, false, false, false]);
    expect(await isRecording('a.mkv')).toBe(false);
  });

  it('has the files that were made since it began, in the order in which they ended', async () => {
    const now = Date.now();
    const [first = '', second = '', old = ''] = ['z.mkv', 'a.mkv', 'old.mkv'].map((name) =>
      join(folder, name),
    );
    for (const path of [first, second, old, join(folder, 'other.mp4')])
      copyFileSync(join(MEDIA, 'speech.m2ts'), path);
    utimesSync(first, new Date(now + 1_000), new Date(now + 1_000));
    utimesSync(second, new Date(now + 9_000), new Date(now + 9_000));
    utimesSync(old, new Date(now - 60_000), new Date(now - 60_000));
    expect(await filesSince(first, now)).toEqual([first, second]);
  });
});
