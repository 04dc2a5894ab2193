import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../../src/main/cli/exit-codes';
import { transcribe, type TranscribeParts } from '../../../src/main/cli/transcribe-command';
import { recordOf } from '../../../src/main/storage/record-of';
import { JamakError } from '../../../src/shared/errors';
import { CATALOGUES } from '../../../src/shared/locales';
import { temporaryFolder } from '../scripts/temporary-folder';
import { ended, final, numbered, started } from '../storage/sessions';
import { testTerminal } from './test-terminal';

/** Captions each file with its own name, silent ones with nothing; `bad` files fail, and `cut` ones break off. */
function run(files: readonly string[], options: { json?: boolean; signal?: AbortSignal; out?: string } = {}) {
  const { json = false, signal = new AbortController().signal, out = temporaryFolder() } = options;
  const { terminal, texts } = testTerminal();
  const captioned: string[] = [];
  const caption: TranscribeParts['caption'] = (path, { onProgress }) => {
    captioned.push(path);
    if (path.includes('bad')) return Promise.reject(new JamakError('media-unreadable'));
    onProgress({ doneMs: 500, durationMs: 1000 });
    return Promise.resolve({ sessionId: path, broken: path.includes('cut') });
  };
  const parts: TranscribeParts = {
    caption,
    load: (id) => {
      const said = id.includes('silent') ? [] : [final('a', 0, `words of ${id}`)];
      return Promise.resolve(recordOf(numbered([started(id), ...said, ended(1000)])));
    },
    terminal,
    words: CATALOGUES.en,
    choices: { language: 'en', translation: 'ko', byteOrderMark: false },
    signal,
  };
  const command = {
    name: 'transcribe',
    files,
    formats: ['srt', 'txt'],
    out,
    engine: undefined,
    json,
    quiet: false,
    userData: undefined,
  } as const;
  return transcribe(command, parts).then(async (code) => {
    await terminal.flush();
    return { code, folder: out, printed: texts.out, error: texts.error, captioned };
  });
}

it('writes each format of each file, and names what it wrote', async () => {
  const { code, folder, printed, error } = await run(['x/a.mp4', 'y/b.wav']);
  expect(code).toBe(EXIT.ok);
  expect(readdirSync(folder).toSorted()).toEqual(['a.srt', 'a.txt', 'b.srt', 'b.txt']);
  expect(readFileSync(join(folder, 'b.srt'), 'utf8')).toContain('words of y/b.wav');
  expect(printed.trim().split('\n')).toEqual(
    ['a.srt', 'a.txt', 'b.srt', 'b.txt'].map((name) => join(folder, name)),
  );
  expect(error).toContain('50 % a.mp4');
});

it('writes files of one name beside each other, also where capitals do not count', async () => {
  const { folder } = await run(['x/show.mp4', 'y/Show.mp4']);
  expect(readdirSync(folder).toSorted()).toEqual(['Show (2).srt', 'Show (2).txt', 'show.srt', 'show.txt']);
});

it('goes on after a file that can’t be read, and fails in the end', async () => {
  const { code, folder, error } = await run(['bad.mp4', 'good.mp4']);
  expect(code).toBe(EXIT.failed);
  expect(readdirSync(folder).toSorted()).toEqual(['good.srt', 'good.txt']);
  expect(error).toContain('Can’t play bad.mp4');
});

it('captions nothing where it can’t be written, and says why', async () => {
  const out = join(temporaryFolder(), 'file');
  writeFileSync(out, 'mine');
  const { code, error, captioned } = await run(['a.mp4'], { out });
  expect([code, captioned]).toEqual([EXIT.failed, []]);
  expect(error).toContain(`That folder no longer exists. Choose another folder and export again: ${out}`);
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

it('makes the folder that it is to write to', async () => {
  const out = join(temporaryFolder(), 'of', 'subtitles');
  await run(['a.mp4'], { out });
  expect(readdirSync(out).toSorted()).toEqual(['a.srt', 'a.txt']);
});

it('finds nothing where nobody speaks', async () => {
  const { code, folder, error } = await run(['silent.wav']);
  expect(code).toBe(EXIT.nothing);
  expect(readdirSync(folder)).toEqual([]);
  expect(error).toContain('No speech was heard in silent.wav');
});

it('keeps the captions of a file that breaks off, and says so', async () => {
  const { code, folder, error } = await run(['cut.mp4']);
  expect(code).toBe(EXIT.failed);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(error).toContain('cut.mp4 breaks off');
});

it('begins nothing once it is told to end', async () => {
  const { folder } = await run(['a.mp4'], { signal: AbortSignal.abort() });
  expect(readdirSync(folder)).toEqual([]);
});
