import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { JamakError } from '../../../shared/errors';
import type { SessionRecord } from '../../../shared/session/record';
import { parseJson } from '../json';
import { boundedRecord } from './bounded-record';
import { asUnreadable, readZip, unsafe, type Zip } from './entries';
import {
  BUNDLE_VERSION,
  bundleMarkSchema,
  MANIFEST,
  manifestSchema,
  SESSION,
  type Manifest,
} from './manifest';

/** Of a session of days; what is read whole must not fill the memory. */
const MOST_SESSION_BYTES = 32 * 1024 ** 2;
const MOST_MANIFEST_BYTES = 1024 ** 2;

type Line = Manifest['files'][number];

/** A bundle whose session was read and is sound. */
export interface OpenedBundle {
  readonly record: SessionRecord;
  /** All else that is in it. */
  readonly files: readonly BundledFile[];
  readonly close: () => void;
}

export interface BundledFile {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
  /** Its content, which fails at its end at the latest where it is not what the bundle's list promises. */
  readonly read: () => Promise<Readable>;
}

/**
 * Opens a bundle of whoever made it, checking everything that it says. Nothing is written anywhere.
 *
 * @throws JamakError 'bundle-unreadable' when it is damaged or none, 'bundle-newer' when a newer Jamak made it,
 *   'bundle-unsafe' when it was made to do harm
 */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const zip = await readZip(path);
  try {
    const manifest = await manifestOf(zip);
    const lines = new Map(manifest.files.map((line) => [line.name, line]));
    const missing = manifest.files.some(({ name }) => !zip.entries.has(name));
    const session = lines.get(SESSION);
    if (missing || !session) throw asUnreadable(new Error('not all of it is there'));
    const record = recordOf(await textOf(zip, SESSION, MOST_SESSION_BYTES, session));
    const files = [...lines.values()].flatMap((line): BundledFile[] => {
      const [folder = '', name] = line.name.split('/');
      const entry = zip.entries.get(line.name);
      if (name === undefined || !entry) return [];
      return [{ folder, name, bytes: line.bytes, read: () => contentOf(zip.file, entry, line) }];
    });
    return { record, files, close: () => zip.file.close() };
  } catch (error) {
    zip.file.close();
    throw error instanceof JamakError ? error : asUnreadable(error);
  }
}

async function manifestOf(zip: Zip): Promise<Manifest> {
  const value: unknown = JSON.parse(await textOf(zip, MANIFEST, MOST_MANIFEST_BYTES, null));
  const { version } = bundleMarkSchema.parse(value);
  if (version > BUNDLE_VERSION) throw new JamakError('bundle-newer');
  return manifestSchema.parse(value);
}

function recordOf(text: string): SessionRecord {
  return boundedRecord(parseJson(text));
}

async function textOf(zip: Zip, name: string, mostBytes: number, line: Line | null): Promise<string> {
  const entry = zip.entries.get(name);
  if (!entry) throw asUnreadable(new Error(`no ${name}`));
  if (entry.uncompressedSize > mostBytes) throw unsafe(`${name} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of await contentOf(zip.file, entry, line)) chunks.push(chunk as Buffer);
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

/** `line`: what it has to be; null for the list itself. */
async function contentOf(file: ZipFile, entry: Entry, line: Line | null): Promise<Readable> {
  // yauzl ends it with an error as soon as it is longer than the zip says.
  const source = await new Promise<Readable>((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error) reject(asUnreadable(error));
      else resolve(stream);
    });
  });
  const hash = createHash('sha256');
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const sound = line === null || hash.digest('hex') === line.sha256;
      done(sound ? null : asUnreadable(new Error('not what it was')));
    },
  });
  source.on('error', (error) => checked.destroy(asUnreadable(error)));
  checked.on('close', () => source.destroy());
  return source.pipe(checked);
}
