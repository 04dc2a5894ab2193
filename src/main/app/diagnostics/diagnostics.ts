import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { JamakError } from '../../../shared/errors';
import type { Crash, DiagnosticsFile } from '../../../shared/requests/diagnostics';
import { replaceAtomically } from '../../files/atomic-write';
import type { Dump } from './dumps';
import type { Finding } from './findings';
import { redactLog } from './redact-log';

/** Of the log's end, bytes: some days of a healthy Jamak. */
const LOG_BYTES = 256 * 1024;

/** What Jamak knows of itself while it runs. */
export interface RunFacts {
  readonly uptimeMs: number;
  readonly captioning: boolean;
  /** Of each process: kind, megabytes, and its share of a core in per cent since it was last asked. */
  readonly processes: readonly { readonly kind: string; readonly memoryMb: number; readonly cpu: number }[];
}

export interface Known {
  readonly findings: readonly Finding[];
  /** Newest first. */
  readonly crashes: readonly Crash[];
  /** Of `jamak.log`, and of the one before it. */
  readonly logs: readonly string[];
  /** Null for who only looks. */
  readonly run: RunFacts | null;
}

/**
 * The files of the diagnostics, as they are shown and given away: what was found, what crashed, and what the log says
 * without words or names.
 */
export async function diagnosticsFiles({ findings, crashes, logs, run }: Known): Promise<DiagnosticsFile[]> {
  return [
    { name: 'doctor.json', text: json({ findings, ...(run ? { run } : {}) }) },
    { name: 'crashes.json', text: json({ crashes }) },
    { name: 'log.txt', text: redactLog(await logEnd(logs)) },
  ];
}

/**
 * Packs them into a ZIP file at `path`, wholly or not at all, and memory of crashed processes as well where the user
 * asked for that.
 *
 * @throws JamakError 'export-failed'
 */
export async function writeDiagnostics(
  path: string,
  files: readonly DiagnosticsFile[],
  dumps: readonly Dump[] = [],
): Promise<void> {
  const zip = new ZipFile();
  const packed = new PassThrough();
  // A dump that is gone meanwhile is told here alone.
  zip.once('error', (error: Error) => packed.destroy(error));
  zip.outputStream.pipe(packed);
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name);
  for (const [index, dump] of dumps.entries()) zip.addFile(dump.path, `dumps/${index + 1}.dmp`);
  zip.end();
  try {
    await replaceAtomically(path, async (file) => {
      for await (const chunk of packed) await file.appendFile(chunk as Buffer);
    });
  } catch (cause) {
    throw new JamakError('export-failed', { params: { path: dirname(path) }, retryable: true, cause });
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The last lines of the logs, oldest first. */
async function logEnd(paths: readonly string[]): Promise<string> {
  let text = '';
  for (const path of paths) {
    const room = LOG_BYTES - text.length;
    if (room <= 0) break;
    text = (await endOf(path, room)) + text;
  }
  return text;
}

async function endOf(path: string, most: number): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - most);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      const text = buffer.toString('utf8', 0, bytesRead);
      // The first line is cut off.
      return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
    } finally {
      await file.close();
    }
  } catch {
    // There is none.
    return '';
  }
}
