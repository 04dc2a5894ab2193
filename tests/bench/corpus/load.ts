import { existsSync, readdirSync } from 'node:fs';
import { basename, join, parse, resolve } from 'node:path';
import { BenchError } from '../bench-error';
import { isSoundFile } from '../sound/sound';
import { loadClips } from './joined-recording';
import { loadLive } from './live-recording';
import { loadNonspeech, makeNonspeech } from './nonspeech';
import type { Recording } from './recording';

/** The files of a corpus by what they are. */
export interface CorpusFiles {
  /** Long files with a TSV of clips. */
  readonly live: readonly { path: string; tsvPath: string; wordsPath?: string }[];
  readonly clips: readonly { path: string; textPath: string }[];
  readonly nonspeech: readonly string[];
}

/** Sorts a folder's WAV and FLAC files: beside a `.tsv` a long file, beside a `.txt` a clip, else non-speech. */
export function sortFiles(folder: string): CorpusFiles {
  const live: { path: string; tsvPath: string; wordsPath?: string }[] = [];
  const clips: { path: string; textPath: string }[] = [];
  const nonspeech: string[] = [];
  for (const name of listFolder(folder)) {
    const path = join(folder, name);
    if (!isSoundFile(path)) continue;
    const beside = (extension: string): string => join(folder, `${parse(name).name}${extension}`);
    const [tsvPath, wordsPath, textPath] = [beside('.tsv'), beside('.words.tsv'), beside('.txt')];
    if (existsSync(tsvPath)) live.push({ path, tsvPath, ...(existsSync(wordsPath) ? { wordsPath } : {}) });
    else if (existsSync(textPath)) clips.push({ path, textPath });
    else nonspeech.push(path);
  }
  return { live, clips, nonspeech };
}

/** Speech first, then non-speech. @throws BenchError when there is nothing to play. */
export async function loadCorpus(folder: string, nonspeechFiles: readonly string[]): Promise<Recording[]> {
  const files = sortFiles(folder);
  const speech = await Promise.all(
    files.live.map(({ path, tsvPath, wordsPath }) => loadLive(path, tsvPath, wordsPath)),
  );
  if (files.clips.length > 0) speech.push(await loadClips(basename(resolve(folder)), files.clips));
  const nonspeech = await Promise.all([...files.nonspeech, ...nonspeechFiles].map(loadNonspeech));
  if (speech.length === 0 && nonspeech.length === 0) {
    throw new BenchError(`${folder} holds no WAV or FLAC file with a TXT or TSV beside it.`);
  }
  return [...speech, ...(nonspeech.length > 0 ? nonspeech : [makeNonspeech()])];
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw new BenchError(`There is no folder ${folder}.`);
  }
}
