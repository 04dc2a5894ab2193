import { createWriteStream } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { open, type Entry, type ZipFile } from 'yauzl';
import { JamakError } from '../../../shared/errors';
import { isFullDisk, NoRoomError } from '../backups/copy-database';
import { BUNDLE_VERSION, manifestSchema, PARTS, type PartName } from './manifest';

/** The most that each part may hold, bytes. */
const MOST: Readonly<Record<PartName, number>> = {
  [PARTS.manifest]: 64 * 1024,
  [PARTS.settings]: 32 * 1024 * 1024,
  [PARTS.sessions]: 64 * 1024 ** 3,
};
/** How often smaller a part may be in the file than it is; text that is repeated a lot comes to a hundredth. */
const MOST_SMALLER = 200;
/** Room that stays on the disk, bytes. */
const ROOM_LEFT = 256 * 1024 * 1024;

export interface Bundle {
  /** What the settings' file held, of whatever shape; null where there is none. */
  readonly settings: unknown;
  /** Where the database lies now; null where there is none. */
  readonly database: string | null;
}

/**
 * Unpacks a file with everything into `folder`, which is made and the caller deletes. Only the parts that are known are
 * taken, each by its own name and once; what is none of ours, too large or damaged is refused as a whole.
 *
 * @throws JamakError 'data-unreadable' or 'data-newer', NoRoomError, or the file system's error
 */
export async function readBundle(path: string, folder: string): Promise<Bundle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const zip = await openZip(path);
  const found = new Set<PartName>();
  try {
    for (const [name, entry] of await entriesOf(zip)) {
      await unpack(zip, entry, name, join(folder, name));
      found.add(name);
    }
  } catch (error) {
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
function entriesOf(zip: ZipFile): Promise<Map<PartName, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<PartName, Entry>();
    zip.on('entry', (entry: Entry) => {
      const name = Object.values(PARTS).find((part) => part === entry.fileName);
      if (name === undefined || entries.has(name) || !isAcceptable(entry, MOST[name])) {
        reject(new JamakError('data-unreadable'));
        return;
      }
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error: Error) => reject(unreadable(error)));
    zip.readEntry();
  });
}

/** Its sizes are the file's own word; `unpack` counts. */
function isAcceptable(entry: Entry, most: number): boolean {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  return (
    !entry.isEncrypted() && size <= most && size <= Math.max(1, packed) * MOST_SMALLER + MOST[PARTS.manifest]
  );
}

async function unpack(zip: ZipFile, entry: Entry, name: PartName, target: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(target));
  if (bavail * bsize < entry.uncompressedSize + ROOM_LEFT) throw new NoRoomError();
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
      done(
        count > entry.uncompressedSize || count > MOST[name] ? new JamakError('data-unreadable') : null,
        chunk,
      );
    },
  });
  await pipeline(packed, bounded, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
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
