import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { flushFolder } from '../../files/atomic-write';
import { temporaryIn } from '../../files/temporary';
import { ByteCounter } from './byte-counter';
import { BUNDLE_VERSION, PARTS, RECORDINGS, type Manifest, type RecordingFile } from './manifest';

export interface BundleContents {
  readonly madeAt: number;
  readonly app: string;
  /** The settings as JSON. */
  readonly settings: string;
  /** A database that nobody writes to. */
  readonly database: string;
  readonly recordings?: readonly RecordingFile[];
}

/** How it is followed, and ended before its time. */
export interface Following {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of what there is. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Part {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly compress: boolean;
}

/**
 * Writes everything to one file, wholly or not at all; one that was there stays when this fails. What is large is never
 * in memory.
 *
 * @throws the file system's error, or the signal's reason once that aborts
 */
export async function writeBundle(
  path: string,
  { madeAt, app, settings, database, recordings = [] }: BundleContents,
  { signal, onProgress = () => undefined }: Following = {},
): Promise<void> {
  signal?.throwIfAborted();
  const manifest: Manifest = { format: 'jamak-data', version: BUNDLE_VERSION, madeAt, app };
  const parts = [
    await partOf(PARTS.sessions, database, true),
    // Sound is compressed already.
    ...(await Promise.all(
      recordings.map((file) => partOf(`${RECORDINGS}/${file.sessionId}/${file.name}`, file.path, false)),
    )),
  ];
  const counter = new ByteCounter(
    parts.reduce((sum, { size }) => sum + size, 0),
    onProgress,
  );
  const temporary = await temporaryIn(dirname(path));
  const zip = new ZipFile();
  const packed = new PassThrough();
  // What it can't read, it says here alone.
  zip.once('error', (error: Error) => packed.destroy(error));
  zip.outputStream.pipe(packed);
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), PARTS.manifest);
  zip.addBuffer(Buffer.from(settings), PARTS.settings);
  for (const part of parts) addPart(zip, part, counter, signal);
  zip.end();
  try {
    await pipeline(packed, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }), { signal });
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    signal?.throwIfAborted();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}

async function partOf(name: string, path: string, compress: boolean): Promise<Part> {
  return { name, path, size: (await stat(path)).size, compress };
}

/** One that is still being written is taken as long as it is now. */
function addPart(
  zip: ZipFile,
  { name, path, size, compress }: Part,
  counter: ByteCounter,
  signal?: AbortSignal,
): void {
  zip.addReadStreamLazy(name, { compress, size }, (give) => {
    const counted = counter.stream();
    if (size === 0) counted.end();
    // What fails is said to whoever reads it.
    else pipeline(createReadStream(path, { end: size - 1 }), counted, { signal }).catch(() => undefined);
    give(null, counted);
  });
}
