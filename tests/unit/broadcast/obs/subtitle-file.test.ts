import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { SubtitleFile } from '../../../../src/main/broadcast/obs/recording/subtitle-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamak-subtitle-'));
});

const files = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

it('has the recording’s name, and is written over by us alone', async () => {
  const file = new SubtitleFile(join(folder, 'show 1.5.mkv'), 'srt');
  await file.write('one');
  await file.write('two');
  expect(files()).toEqual({ 'show 1.5.srt': 'two' });
  expect(file.path).toBe(join(folder, 'show 1.5.srt'));
});

it('goes beside a file of somebody else', async () => {
  writeFileSync(join(folder, 'show.srt'), 'theirs');
  const file = new SubtitleFile(join(folder, 'show.mkv'), 'srt');
  await file.write('one');
  await file.write('two');
  const next = new SubtitleFile(join(folder, 'show.mkv'), 'srt');
  await next.write('three');
  expect(files()).toEqual({ 'show.srt': 'theirs', 'show.jamak.srt': 'two', 'show.jamak-2.srt': 'three' });
});

it('leaves what somebody has changed meanwhile, and writes beside it', async () => {
  const file = new SubtitleFile(join(folder, 'show.mkv'), 'vtt');
  await file.write('one');
  writeFileSync(join(folder, 'show.vtt'), 'corrected by hand');
  await file.write('two');
  expect(files()).toEqual({ 'show.vtt': 'corrected by hand', 'show.jamak.vtt': 'two' });
});

it('does not come back where somebody deleted it', async () => {
  const file = new SubtitleFile(join(folder, 'show.mkv'), 'srt');
  await file.write('one');
  rmSync(join(folder, 'show.srt'));
  await file.write('two');
  expect(files()).toEqual({});
});
