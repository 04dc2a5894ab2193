import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReferenceClip, ReferenceWord } from '../log/schema';
import { STEP_MS, voicedSteps } from '../sound/levels';
import { durationMs, join, readSound, silence, type Sound } from '../sound/sound';
import type { Recording } from './recording';
import { interpolateWords } from './word-times';

/** Silence before, between and after the clips, ms. */
export const PAUSE_MS = 1_200;

export interface ClipFile {
  readonly path: string;
  readonly textPath: string;
}

export async function loadClips(name: string, files: readonly ClipFile[]): Promise<Recording> {
  const clips = await Promise.all(
    files.map(async ({ path, textPath }) => ({
      name: basename(path),
      sound: await readSound(path),
      text: (await readFile(textPath, 'utf8')).trim(),
    })),
  );
  return joinClips(name, clips);
}

/** One sound of all clips; where the speech of each starts and ends is found by its energy. */
export function joinClips(
  name: string,
  files: readonly { readonly name: string; readonly sound: Sound; readonly text: string }[],
): Recording {
  const sampleRate = files[0]?.sound.sampleRate ?? 16_000;
  const pause = silence(PAUSE_MS, sampleRate);
  const clips: ReferenceClip[] = [];
  const words: ReferenceWord[] = [];
  let startMs = PAUSE_MS;
  for (const [index, file] of files.entries()) {
    const voiced = voicedSteps(file.sound);
    const first = Math.max(0, voiced.indexOf(true));
    const last = voiced.lastIndexOf(true);
    const endMs = startMs + durationMs(file.sound);
    const clip = {
      name: file.name,
      startMs,
      endMs,
      speechStartMs: startMs + first * STEP_MS,
      speechEndMs: last < 0 ? endMs : startMs + (last + 1) * STEP_MS,
      text: file.text,
    };
    clips.push(clip);
    words.push(...interpolateWords(clip, index, voiced));
    startMs = endMs + PAUSE_MS;
  }
  const sound = join([pause, ...files.flatMap((file) => [file.sound, pause])]);
  return { name, kind: 'speech', path: undefined, sound, clips, words };
}
