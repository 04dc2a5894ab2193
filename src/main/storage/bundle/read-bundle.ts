import { createWriteStream } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { open, type Entry, type ZipFile } from 'yauzl';
import { JamakError } from '../../../shared/errors';
import { isFullDisk, NoRoomError } from '../backups/copy-database';
import { isPlainName } from '../../files/path-inside';
import { ByteCounter } from './byte-counter';
import {
  BUNDLE_VERSION,
  bundleMarkSchema,
  manifestSchema,
  PARTS,
  RECORDINGS,
  type PartName,
} from './manifest';
import type { Following } from './write-bundle';

/** The most that each part may hold, bytes. */
const MOST: Readonly<Record<PartName, number>> = {
  [PARTS.manifest]: 64 * 1024,
  [PARTS.settings]: 32 * 1024 * 1024,
  [PARTS.sessions]: 64 * 1024 ** 3,
};
/** The same of a file of a recording, which is days of sound. */
const MOST_RECORDING = 4 * 1024 ** 3;
/** Files that there may be in it. */
const MOST_ENTRIES = 100_000;
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
  try {
    const entries = await entriesOf(zip);
    await mustBeReadable(zip, entries, folder, signal);
    const parts = partsOf(entries);
    const total = [...parts.values()].reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    const counter = new ByteCounter(total, onProgress);
    await mustHaveRoomFor(folder, total);
    for (const [name, part] of parts) {
      await unpack(zip, part, join(folder, name), signal, counter);
    }
    const sessions = new Set([...parts.values()].flatMap(({ sessionId }) => sessionId ?? []));
    return {
      settings: parts.has(PARTS.settings) ? await readJson(join(folder, PARTS.settings)) : null,
      database: parts.has(PARTS.sessions) ? join(folder, PARTS.sessions) : null,
      recordings: [...sessions].map((sessionId) => ({
        sessionId,
        folder: join(folder, RECORDINGS, sessionId),
      })),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw isOurs(error) ? error : new JamakError('data-unreadable', { cause: error });
  } finally {
    zip.close();
  }
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

/** All that is in it, in its order. @throws JamakError 'data-unreadable' */
function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      if (entries.push(entry) > MOST_ENTRIES) reject(new JamakError('data-unreadable'));
      else zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error: Error) => reject(unreadable(error)));
    zip.readEntry();
  });
}

/** Asked before anything else of it: who has a newer one is to be told just that. @throws also ZodError */
async function mustBeReadable(
  zip: ZipFile,
  entries: readonly Entry[],
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const part = entries.map(partOf).find((one) => one?.entry.fileName === PARTS.manifest);
  if (!part || !isAcceptable(part)) throw new JamakError('data-unreadable');
  const path = join(folder, PARTS.manifest);
  await unpack(zip, part, path, signal);
  const manifest = await readJson(path);
  const { version } = bundleMarkSchema.parse(manifest);
  if (version > BUNDLE_VERSION) throw new JamakError('data-newer');
  manifestSchema.parse(manifest);
}

/** The other parts, by name. @throws JamakError 'data-unreadable' for any that is not one of ours, or there twice */
function partsOf(entries: readonly Entry[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  /** Some systems take two names for one. */
  const folded = new Set<string>();
  for (const entry of entries) {
    const part = partOf(entry);
    const key = entry.fileName.normalize('NFC').toLowerCase();
    if (!part || folded.has(key) || !isAcceptable(part)) throw new JamakError('data-unreadable');
    folded.add(key);
    parts.set(entry.fileName, part);
  }
  parts.delete(PARTS.manifest);
  return parts;
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
  { entry, most, sessionId }: Part,
  target: string,
  signal?: AbortSignal,
  counter?: ByteCounter,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const packed = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (stream) resolve(stream);
      else reject(unreadable(error));
    });
  });
  let count = 0;
  let sum = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      sum = crc32(chunk, sum);
      done(count > entry.uncompressedSize || count > most ? new JamakError('data-unreadable') : null, chunk);
    },
    flush(done) {
      // yauzl checks no sums. A recording with a fault in it is worth having.
      done(sum === entry.crc32 || sessionId !== null ? null : new JamakError('data-unreadable'));
    },
  });
  const file = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  await pipeline([packed, bounded, ...(counter ? [counter.stream()] : []), file], { signal });
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
