import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { comparableWords } from '../../../src/main/text/words';
import { BenchError } from '../bench-error';
import type { ReferenceClip, ReferenceWord } from '../log/schema';
import { voicedSteps } from '../sound/levels';
import { readSound, slice } from '../sound/sound';
import type { Recording } from './recording';
import { parseTsv, secondsToMs } from './tsv';
import { interpolateWords } from './word-times';

const CLIP_COLUMNS = ['start_s', 'end_s', 'speech_start_s', 'speech_end_s', 'clip', 'text'] as const;
const WORD_COLUMNS = ['start_s', 'end_s', 'word', 'clip'] as const;

/** A long file whose clips are listed in a TSV, and its words in a second one, if there is one. */
export async function loadLive(path: string, tsvPath: string, wordsPath?: string): Promise<Recording> {
  const clips = parseClips(await readFile(tsvPath, 'utf8'), tsvPath);
  const sound = await readSound(path);
  const words = wordsPath
    ? parseWords(await readFile(wordsPath, 'utf8'), wordsPath, clips)
    : clips.flatMap((clip, index) =>
        interpolateWords(clip, index, voicedSteps(slice(sound, clip.startMs, clip.endMs))),
      );
  return { name: basename(path), kind: 'speech', path, sound, clips, words };
}

export function parseClips(text: string, path: string): ReferenceClip[] {
  return parseTsv(text, CLIP_COLUMNS, path)
    .map((row) => ({
      name: row.clip,
      startMs: secondsToMs(row.start_s, path),
      endMs: secondsToMs(row.end_s, path),
      speechStartMs: secondsToMs(row.speech_start_s, path),
      speechEndMs: secondsToMs(row.speech_end_s, path),
      text: row.text,
    }))
    .sort((a, b) => a.startMs - b.startMs);
}

/** @throws BenchError when the words are not those of the clips' texts. */
export function parseWords(text: string, path: string, clips: readonly ReferenceClip[]): ReferenceWord[] {
  const words = parseTsv(text, WORD_COLUMNS, path)
    .flatMap((row) => {
      const startMs = secondsToMs(row.start_s, path);
      const endMs = secondsToMs(row.end_s, path);
      const middle = (startMs + endMs) / 2;
      const clip = clips.findIndex(
        (each) => each.name === row.clip && middle >= each.startMs && middle <= each.endMs,
      );
      if (clip < 0) throw new BenchError(`${path}: "${row.word}" lies outside of ${row.clip}.`);
      // "well-known" are two words when compared; each gets its part of the time.
      const parts = comparableWords(row.word);
      const share = (endMs - startMs) / parts.length;
      return parts.map((part, at) => ({
        text: part,
        startMs: startMs + at * share,
        endMs: startMs + (at + 1) * share,
        clip,
      }));
    })
    .sort((a, b) => a.startMs - b.startMs);
  for (const [index, clip] of clips.entries()) {
    const listed = words.filter((word) => word.clip === index).map((word) => word.text);
    if (listed.join(' ') !== comparableWords(clip.text).join(' ')) {
      throw new BenchError(`${path}: the words of ${clip.name} are not those of its text.`);
    }
  }
  return words;
}
