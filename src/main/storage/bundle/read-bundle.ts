import { createWriteStream } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { open, type Entry, type ZipFile } from 'yauzl';
import { JamakError } from '../../../shared/errors';
import { isFullDisk, NoRoomError } from '../backups/copy-database';
import { isPlainName } from '../../files/path-inside';
import { ByteCounter } from './byte-counter';
import { BUNDLE_VERSION, manifestSchema, PARTS, RECORDINGS, type PartName } from './manifest';
import type { Following } from './write-bundle';

/** The most that each part may hold, bytes. */
const MOST: Readonly<Record<PartName, number>> = {
  [PARTS.manifest]: 64 * 1024,
  [PARTS.settings]: 32 * 1024 * 1024,
  [PARTS.sessions]: 64 * 1024 ** 3,
};
/** The same of a file of a recording, which is days of sound, and how many of them there may be. */
const MOST_RECORDING = 4 * 1024 ** 3;
const MOST_RECORDINGS = 100_000;
/** How often smaller a part may be in the file than it is; text that is repeated a lot comes to a hundredth. */
const MOST_SMALLER = 200;
/** Room that stays on the disk, bytes. */
const ROOM_LEFT = 256 * 1024 * 1024;

export interface Bundle {
  /** What the settings' file held, of whatever shape; null where there is none. */
  readonly settings: unknown;
  /** Where the database lies now; null where there is none. */
  readonly database: string | null;
  /** Where the recordings lie now: a folder for each of these sessions. */
  readonly recordings: readonly { readonly sessionId: string; readonly folder: string }[];
}

/** A part that is one of ours. */
interface Part {
  readonly entry: Entry;
  /** Bytes. */
  readonly most: number;
  /** The session that it is a recording of. */
  readonly sessionId: string | null;
}

/**
 * Unpacks a file with everything into `folder`, which is made and the caller deletes. Only the parts that are known are
 * taken, each by its own name and once; what is none of ours, too large or damaged is refused as a whole.
 *
 * @throws JamakError 'data-unreadable' or 'data-newer', NoRoomError, the file system's error, or the signal's reason
 */
export async function readBundle(
  path: string,
  folder: string,
  { signal, onProgress = () => undefined }: Following = {},
): Promise<Bundle> {
  signal?.throwIfAborted();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const zip = await openZip(path);
  const found = new Set<string>();
  const sessions = new Set<string>();
  try {
    const parts = await partsOf(zip);
    const total = [...parts.values()].reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    const counter = new ByteCounter(total, onProgress);
    await mustHaveRoomFor(folder, total);
    for (const [name, part] of parts) {
      if (part.sessionId !== null) sessions.add(part.sessionId);
      await unpack(zip, part, join(folder, name), counter, signal);
      found.add(name);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw isOurs(error) ? error : new JamakError('data-unreadable', { cause: error });
  } finally {
    zip.close();
  }
  if (!found.has(PARTS.manifest)) throw new JamakError('data-unreadable');
  const manifest = manifestSchema.safeParse(await readJson(join(folder, PARTS.manifest)));
  if (!manifest.success) throw new JamakError('data-unreadable', { cause: manifest.error });
  if (manifest.data.version > BUNDLE_VERSION) throw new JamakError('data-newer');
  return {
    settings: found.has(PARTS.settings) ? await readJson(join(folder, PARTS.settings)) : null,
    database: found.has(PARTS.sessions) ? join(folder, PARTS.sessions) : null,
    recordings: [...sessions].map((sessionId) => ({
      sessionId,
      folder: join(folder, RECORDINGS, sessionId),
    })),
  };
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // It reads the list of parts at the end, and refuses names that lead to other folders.
    open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (zip) resolve(zip);
      else reject(unreadable(error));
    });
  });
}

/** The parts, in their order. @throws JamakError 'data-unreadable' for any that is not one of ours, or there twice */
function partsOf(zip: ZipFile): Promise<Map<string, Part>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Part>();
    /** Some systems take two names for one. */
    const folded = new Set<string>();
    zip.on('entry', (entry: Entry) => {
      const part = partOf(entry);
      const key = entry.fileName.normalize('NFC').toLowerCase();
      if (!part || folded.has(key) || folded.size > MOST_RECORDINGS || !isAcceptable(part)) {
        reject(new JamakError('data-unreadable'));
        return;
      }
      folded.add(key);
      parts.set(entry.fileName, part);
      zip.readEntry();
    });
    zip.once('end', () => resolve(parts));
    zip.once('error', (error: Error) => reject(unreadable(error)));
    zip.readEntry();
  });
}

/** Null for what is none of ours. */
function partOf(entry: Entry): Part | null {
  const name = Object.values(PARTS).find((part) => part === entry.fileName);
  if (name !== undefined) return { entry, most: MOST[name], sessionId: null };
  const [folder, sessionId = '', file = '', ...more] = entry.fileName.split('/');
  const isRecording =
    folder === RECORDINGS && more.length === 0 && isPlainName(sessionId) && isPlainName(file);
  return isRecording ? { entry, most: MOST_RECORDING, sessionId } : null;
}

/** Its sizes are the file's own word; `unpack` counts. */
function isAcceptable({ entry, most }: Part): boolean {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  return (
    !entry.isEncrypted() && size <= most && size <= Math.max(1, packed) * MOST_SMALLER + MOST[PARTS.manifest]
  );
}

async function mustHaveRoomFor(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes + ROOM_LEFT) throw new NoRoomError();
}

async function unpack(
  zip: ZipFile,
  { entry, most }: Part,
  target: string,
  counter: ByteCounter,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const packed = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (stream) resolve(stream);
      else reject(unreadable(error));
    });
  });
  let count = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      done(count > entry.uncompressedSize || count > most ? new JamakError('data-unreadable') : null, chunk);
    },
  });
  const file = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  await pipeline([packed, bounded, counter.stream(), file], { signal });
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new JamakError('data-unreadable', { cause });
  }
}

function unreadable(cause: unknown): JamakError {
  return new JamakError('data-unreadable', { cause });
}

/** What the file system says of a full disk is said as it is. */
function isOurs(error: unknown): boolean {
  return error instanceof JamakError || isFullDisk(error);
}
