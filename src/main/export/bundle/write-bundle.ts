import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, type FileHandle } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { SessionRecord } from '../../../shared/session/record';
import { renderJson } from '../json';
import { writeLargeExport } from '../write';
import type { BundleRoom } from './contract';
import { BUNDLE_VERSION, MANIFEST, SESSION, type Manifest } from './manifest';

type Line = Manifest['files'][number];

/**
 * Writes a session with all that belongs to it into one file, wholly or not at all. It is a zip; what is large is never
 * in memory.
 *
 * @throws JamakError as `writeExport`; the signal's reason once that aborts
 */
export async function writeBundle(
  path: string,
  record: SessionRecord,
  rooms: readonly BundleRoom[],
  signal?: AbortSignal,
): Promise<void> {
  const files = await Promise.all(
    rooms.map(async ({ folder, filesOf }) =>
      (await filesOf(record.id)).map((file) => ({ name: `${folder}/${file.name}`, path: file.path })),
    ),
  );
  await writeLargeExport(path, async (file) => {
    signal?.throwIfAborted();
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    const over = new AbortController();
    const fail = (reason: unknown): void => void output.destroy(asError(reason));
    const abort = (): void => fail(signal?.reason);
    zip.on('error', fail);
    // Who reads it is told as well.
    output.on('error', () => over.abort());
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const filled = fill(zip, record, files.flat(), over.signal).catch((error: unknown) => {
        fail(error);
        throw error;
      });
      await Promise.all([copy(output, file), filled]);
    } finally {
      signal?.removeEventListener('abort', abort);
      over.abort();
    }
  });
}

/** `writeFile` goes on where it left off, and writes all that it is given, which `write` doesn't promise. */
async function copy(output: Readable, file: FileHandle): Promise<void> {
  for await (const chunk of output) await file.writeFile(chunk as Uint8Array);
}

/** Puts everything in, one after the other, and the list of it last. */
async function fill(
  zip: ZipFile,
  record: SessionRecord,
  files: readonly { readonly name: string; readonly path: string }[],
  over: AbortSignal,
): Promise<void> {
  const session = Buffer.from(renderJson(record));
  zip.addBuffer(session, SESSION);
  const lines = [lineOf(SESSION, session)];
  for (const { name, path } of files) lines.push(await addFile(zip, name, path, over));
  const manifest: Manifest = { format: 'jamak-bundle', version: BUNDLE_VERSION, files: lines };
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST);
  zip.end();
}

function lineOf(name: string, content: Buffer): Line {
  return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Sound and pictures are compressed already. Resolves once the file has been read. */
async function addFile(zip: ZipFile, name: string, path: string, signal: AbortSignal): Promise<Line> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // One that is still being written is taken as long as it is now.
  const { size } = await stat(path);
  zip.addReadStream(counted, name, { compress: false, size });
  if (size > 0) await pipeline(createReadStream(path, { end: size - 1 }), counted, { signal });
  else counted.end();
  return { name, bytes, sha256: hash.digest('hex') };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
