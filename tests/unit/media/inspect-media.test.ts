import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectMedia } from '../../../src/main/media/inspect-media';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const folder = mkdtempSync(join(tmpdir(), 'jamak-media-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inspect = (file: string) => inspectMedia(join(FIXTURES, file), 'a file');

/** A file that begins with `start`. */
function made(start: string): string {
  const path = join(folder, 'made.bin');
  writeFileSync(path, Buffer.from(start.padEnd(64, '\0'), 'latin1'));
  return path;
}

describe('a file with several sound tracks', () => {
  it('has them with what it says of them', async () => {
    expect(await inspect('media/two-tracks.mp4')).toEqual({
      tracks: [
        { index: 0, language: 'kor', title: null },
        { index: 1, language: 'eng', title: 'Guests' },
      ],
      wrapped: true,
    });
  });

  it('offers those that can be decoded', async () => {
    expect(await inspect('media/mixed.mkv')).toEqual({
      tracks: [{ index: 1, language: null, title: 'Commentary' }],
      wrapped: true,
    });
  });
});

it('a transport stream has to be unwrapped', async () => {
  expect(await inspect('media/speech.m2ts')).toEqual({
    tracks: [{ index: 0, language: null, title: null }],
    wrapped: true,
  });
});

it('pictures without sound are silent', async () => {
  await expect(inspect('media/pictures.mp4')).rejects.toMatchObject({
    code: 'media-silent',
    params: { name: 'a file' },
  });
});

describe('sound that cannot be read is said to be of its kind', () => {
  it.each([
    ['media/alac.m4a', 'ALAC'],
    ['media/ac3.mka', 'AC-3'],
  ])('%s', async (file, kind) => {
    await expect(inspect(file)).rejects.toMatchObject({
      code: 'media-kind',
      params: { name: 'a file', kind },
    });
  });

  it.each([
    ['FLV\x01\x05', 'FLV'],
    ['\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9', 'WMA / WMV'],
    ['RIFF\xff\n\r\0AVI LIST', 'AVI'],
    ['FORM\0\x05\n\0AIFFCOMM', 'AIFF'],
    ['FORM\0\x05\n\0AIFCFVER', 'AIFF'],
    ['RIFF\x12\0\0\0WAVEfmt \x14\0\0\0\x11\0\x01\0', 'ADPCM'],
    ['RIFF\x12\0\0\0WAVEfmt \x32\0\0\0\x02\0\x01\0', 'ADPCM'],
  ])('%j', async (start, kind) => {
    await expect(inspectMedia(made(start), 'a file')).rejects.toMatchObject({
      code: 'media-kind',
      params: { kind },
    });
  });
});

describe('what only playing will tell is not judged', () => {
  it.each([
    ['plain WAV', 'RIFF\x12\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0'],
    ['float WAV', 'RIFF\x12\0\0\0WAVEfmt \x10\0\0\0\x03\0\x01\0'],
    ['u-law WAV', 'RIFF\x12\0\0\0WAVEfmt \x10\0\0\0\x07\0\x01\0'],
    ['MP3', 'ID3\x03\0\0\0\0\0\0\xff\xfb\x90'],
    ['FLAC', 'fLaC\0\0\0\x22'],
    ['a torn MP4', '\0\0\0\x20ftypisom\0\0\x02\0'],
    ['words', 'words, words'],
    ['an empty file', ''],
  ])('%s', async (_what, start) => {
    expect(await inspectMedia(made(start), 'a file')).toEqual({ tracks: [], wrapped: false });
  });
});
