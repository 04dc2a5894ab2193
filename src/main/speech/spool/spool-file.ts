import { appendFile, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { spokenLanguageSchema } from '../../../shared/languages';
import { samplesToMs } from '../../../shared/sound';
import { fromPcm16, toPcm16 } from '../sound/pcm';

/**
 * First line of a spool file, as JSON; the sound follows as 16-bit little-endian PCM. In the file of an utterance that
 * is being spoken it tells of the first part only.
 */
const headerSchema = z.object({
  version: z.literal(1),
  sessionId: z.string().min(1),
  utteranceId: z.string().min(1),
  laneId: z.string().min(1),
  startMs: z.number(),
  endMs: z.number(),
  language: spokenLanguageSchema.optional(),
  heard: z.string().optional(),
  /** 0 where the sound had to be given up: only the place of a gap is left. */
  samples: z.number().int().nonnegative(),
});
export type SpoolHeader = z.infer<typeof headerSchema>;

const BYTES_PER_SAMPLE = 2;
/** More than any header needs: ids and four numbers. */
const MAX_HEADER_BYTES = 4096;

/** Bytes that the sound of an utterance takes on disk. */
export function soundBytes(samples: number): number {
  return samples * BYTES_PER_SAMPLE;
}

/**
 * Writes beside the target and renames, so that the file is whole. Not flushed to the disk itself: it survives
 * the death of the app, not a power cut.
 */
export async function writeSpoolFile(
  path: string,
  header: SpoolHeader,
  samples: Float32Array,
): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    await writeFile(temporary, bytesOf(samples, header));
    await rename(temporary, path);
  } catch (error) {
    // A temporary file that stays is deleted at the next start; the first error is the one that matters.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Adds sound to the end of the file of an utterance that is being spoken; the first time, `header` is written before
 * it. As cheap as it is short.
 */
export async function appendSpoolSound(
  path: string,
  samples: Float32Array,
  header?: SpoolHeader,
): Promise<void> {
  await appendFile(path, bytesOf(samples, header));
}

/** What `appendSpoolSound` has made, up to the moment when the app died; null when that is nothing. */
export async function readGrowing(
  path: string,
): Promise<{ readonly header: SpoolHeader; readonly samples: Float32Array } | null> {
  const bytes = await readFile(path);
  const parsed = parse(bytes);
  if (!parsed) return null;
  const { header, headBytes } = parsed;
  // The last sample may have been cut.
  const count = Math.floor((bytes.length - headBytes) / BYTES_PER_SAMPLE);
  if (count < header.samples) return null;
  const endMs = header.endMs + samplesToMs(count - header.samples);
  return { header: { ...header, endMs, samples: count }, samples: soundOf(bytes, headBytes, count) };
}

/** The header of a whole file; null when it is none, or cut. */
export async function readSpoolHeader(path: string): Promise<SpoolHeader | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_HEADER_BYTES), 0, MAX_HEADER_BYTES, 0);
    const parsed = parse(buffer.subarray(0, bytesRead));
    const { size } = await file.stat();
    return parsed && size === parsed.headBytes + soundBytes(parsed.header.samples) ? parsed.header : null;
  } finally {
    await file.close();
  }
}

/** The sound of a file; null when it is not whole. */
export async function readSpoolSound(path: string): Promise<Float32Array | null> {
  const bytes = await readFile(path);
  const parsed = parse(bytes);
  if (!parsed || bytes.length !== parsed.headBytes + soundBytes(parsed.header.samples)) return null;
  return soundOf(bytes, parsed.headBytes, parsed.header.samples);
}

function bytesOf(samples: Float32Array, header?: SpoolHeader): Buffer {
  const head = Buffer.from(header ? `${JSON.stringify(header)}\n` : '');
  const sound = Buffer.alloc(soundBytes(samples.length));
  for (const [index, sample] of toPcm16(samples).entries())
    sound.writeInt16LE(sample, index * BYTES_PER_SAMPLE);
  return Buffer.concat([head, sound]);
}

function soundOf(bytes: Buffer, headBytes: number, count: number): Float32Array {
  const pcm = new Int16Array(count);
  for (let index = 0; index < count; index++) {
    pcm[index] = bytes.readInt16LE(headBytes + index * BYTES_PER_SAMPLE);
  }
  return fromPcm16(pcm);
}

function parse(bytes: Buffer): { readonly header: SpoolHeader; readonly headBytes: number } | null {
  const end = bytes.indexOf('\n');
  if (end < 0) return null;
  try {
    const header = headerSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    return { header, headBytes: end + 1 };
  } catch {
    // No JSON, or not of this form: no file of the spool.
    return null;
  }
}
