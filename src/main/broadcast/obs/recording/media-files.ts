import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join } from 'node:path';

/** What OBS records into. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.mkv', '.mp4', '.mov', '.flv', '.ts', '.webm', '.m4v']);
/** A file that the system says was made so much before its recording is of it all the same, ms. */
const SLACK_MS = 3_000;
/** How long reading a file's length may take, ms. */
const LOOK_MS = 20_000;
/** A folder of recordings may hold thousands. */
const MOST_FILES = 200;

/** Whether there is a recording at this path on this machine. */
export async function isRecording(path: string): Promise<boolean> {
  if (!isAbsolute(path) || !EXTENSIONS.has(extname(path).toLowerCase())) return false;
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/**
 * The files that OBS made beside `path` since a time, in their order: older versions split recordings without telling.
 *
 * @param sinceEpochMs when the recording began
 */
export async function filesSince(path: string, sinceEpochMs: number): Promise<string[]> {
  const folder = dirname(path);
  const names = (await readdir(folder).catch(() => [])).filter((name) => extname(name) === extname(path));
  const found = await Promise.all(
    names.slice(-MOST_FILES).map(async (name) => {
      const file = join(folder, name);
      const times = await stat(file).catch(() => null);
      return times?.isFile() ? { file, madeAt: times.birthtimeMs, writtenAt: times.mtimeMs } : null;
    }),
  );
  return found
    .filter((file) => file !== null)
    .filter(({ madeAt, writtenAt }) => Math.min(madeAt || writtenAt, writtenAt) >= sinceEpochMs - SLACK_MS)
    .sort((a, b) => a.writtenAt - b.writtenAt)
    .map(({ file }) => file);
}

/** How long a recording's pictures last, ms; null where the file can't be read. */
export async function lengthOf(path: string): Promise<number | null> {
  const { FilePathSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } = await import('mediabunny');
  const input = new Input({
    source: new FilePathSource(path),
    formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS],
  });
  // What is waited for then fails.
  const tooLong = setTimeout(() => input.dispose(), LOOK_MS);
  try {
    const track = await input.getPrimaryVideoTrack();
    return (await (track ?? input).computeDuration()) * 1000;
  } catch {
    return null;
  } finally {
    clearTimeout(tooLong);
    input.dispose();
  }
}
