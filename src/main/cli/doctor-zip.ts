import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { JamakError } from '../../shared/errors';
import type { Finding } from './doctor-command';

/** Writes what was found to a ZIP file, to send to somebody. @throws JamakError 'export-failed' */
export async function writeFindings(path: string, findings: readonly Finding[]): Promise<void> {
  const zip = new ZipFile();
  const packed = new PassThrough();
  zip.outputStream.pipe(packed);
  zip.addBuffer(Buffer.from(`${JSON.stringify({ findings }, null, 2)}\n`), 'doctor.json');
  zip.end();
  try {
    await pipeline(packed, createWriteStream(path));
  } catch (cause) {
    throw new JamakError('export-failed', { params: { path: dirname(path) }, retryable: true, cause });
  }
}
