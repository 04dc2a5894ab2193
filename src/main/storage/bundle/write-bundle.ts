import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { flushFolder } from '../../files/atomic-write';
import { BUNDLE_VERSION, PARTS, type Manifest } from './manifest';

export interface BundleContents {
  readonly madeAt: number;
  readonly app: string;
  /** The settings as JSON. */
  readonly settings: string;
  /** A database that nobody writes to. */
  readonly database: string;
}

/**
 * Writes everything to one file, wholly or not at all; one that was there stays when this fails.
 *
 * @throws the file system's error
 */
export async function writeBundle(path: string, contents: BundleContents): Promise<void> {
  const { madeAt, app, settings, database } = contents;
  const manifest: Manifest = { format: 'jamak-data', version: BUNDLE_VERSION, madeAt, app };
  const temporary = join(dirname(path), `.jamak-${randomBytes(4).toString('hex')}.tmp`);
  const zip = new ZipFile();
  const packed = new PassThrough();
  // What it can't read, it says here alone.
  zip.once('error', (error: Error) => packed.destroy(error));
  zip.outputStream.pipe(packed);
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), PARTS.manifest);
  zip.addBuffer(Buffer.from(settings), PARTS.settings);
  zip.addFile(database, PARTS.sessions);
  zip.end();
  try {
    await pipeline(packed, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}
