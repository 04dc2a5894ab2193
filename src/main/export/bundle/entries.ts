import { open as openFile } from 'node:fs/promises';
import { open, type Entry, type ZipFile } from 'yauzl';
import { JamakError } from '../../../shared/errors';
import { isPlainName } from '../../files/path-inside';
import { MOST_FILES } from './manifest';

/** Of all files together, before they were compressed: more than a day of recordings. */
const MOST_BYTES = 16 * 1024 ** 3;
/** What is larger may be at most so many times as large as it is compressed. */
const FREE_BYTES = 1024 ** 2;
const MOST_TIMES = 200;
/** Of a file's header in the zip, before its name. */
const HEADER_BYTES = 30;

/** Kinds of files, as Unix has them in their mode. */
const KIND_MASK = 0o170_000;
const PLAIN_FILE = 0o100_000;

export interface Zip {
  readonly file: ZipFile;
  /** Its files by name; no folders. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * Opens a zip and reads what it says is in it; of its content nothing is read. Whoever opens it closes it.
 *
 * @throws JamakError 'bundle-unreadable', or 'bundle-unsafe' where it says what no bundle says
 */
export async function readZip(path: string): Promise<Zip> {
  const file = await opened(path);
  try {
    if (file.entryCount > MOST_FILES) throw unsafe('too many files');
    const all = await entriesOf(file);
    const { size } = await sizeOf(path);
    checkPlaces(all, size);
    return { file, entries: checked(all) };
  } catch (error) {
    file.close();
    throw error instanceof JamakError ? error : asUnreadable(error);
  }
}

/** What yauzl says of names that lead elsewhere. */
const LEADS_OUT = /absolute path|invalid relative path|invalid characters in fileName/u;

export function asUnreadable(cause: unknown): JamakError {
  if (cause instanceof Error && LEADS_OUT.test(cause.message)) return unsafe(cause.message);
  return new JamakError('bundle-unreadable', { cause });
}

export function unsafe(reason: string): JamakError {
  return new JamakError('bundle-unsafe', { cause: new Error(reason) });
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(
      path,
      { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true },
      (error, file) => {
        if (error) reject(asUnreadable(error));
        else resolve(file);
      },
    );
  });
}

function entriesOf(file: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      entries.push(entry);
      file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', reject);
    file.readEntry();
  });
}

async function sizeOf(path: string): Promise<{ size: number }> {
  const handle = await openFile(path);
  try {
    return await handle.stat();
  } finally {
    await handle.close();
  }
}

/** That no two files share bytes of the zip, which is how a small one holds endless ones, and none lies beyond its end. */
function checkPlaces(entries: readonly Entry[], size: number): void {
  const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [at, entry] of sorted.entries()) {
    const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } = entry;
    const end = start + HEADER_BYTES + fileNameLength + compressedSize;
    if (end > (sorted[at + 1]?.relativeOffsetOfLocalHeader ?? size)) throw unsafe('files overlap');
  }
}

function checked(all: readonly Entry[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let bytes = 0;
  for (const entry of all) {
    const name = entry.fileName;
    // Other programs write lines for folders too.
    if (name.endsWith('/') && entry.uncompressedSize === 0) continue;
    checkEntry(entry);
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES) throw unsafe('too large');
    // Some systems take two names for one.
    const key = name.normalize('NFC').toLowerCase();
    if (folded.has(key)) throw unsafe('two files of one name');
    folded.add(key);
    entries.set(name, entry);
  }
  return entries;
}

function checkEntry(entry: Entry): void {
  const { fileName, uncompressedSize, compressedSize, compressionMethod, externalFileAttributes } = entry;
  const parts = fileName.split('/');
  if (parts.length > 2 || !parts.every(isPlainName)) throw unsafe('a name that leads elsewhere');
  const kind = (externalFileAttributes >>> 16) & KIND_MASK;
  if (kind !== 0 && kind !== PLAIN_FILE) throw unsafe('not a plain file');
  if (entry.isEncrypted() || (compressionMethod !== 0 && compressionMethod !== 8)) {
    throw new JamakError('bundle-unreadable', { cause: new Error('a way of packing that is not known') });
  }
  if (uncompressedSize > Math.max(FREE_BYTES, compressedSize * MOST_TIMES)) throw unsafe('packed too well');
}
