import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { JamakError } from '../../shared/errors';
import { modelSpecSchema, type ModelFile, type ModelSpec } from '../speech/models';
import { mainDigest, type KnownModel } from './catalogue';
import { folderLanguages } from './folder-languages';
import { mainFile, modelPartsOf, shapeOf, TOKENIZER_FOLDER } from './model-shape';
import { readOnnxMetadata } from './onnx-metadata';

/** The longest lists of tokens have a few MB, bytes. */
const MOST_TOKENS_BYTES = 64 * 1024 * 1024;

/**
 * The model of sherpa-onnx that lies in a folder, told by its files and what is written in them. It stays
 * where it is; its files' digests are taken now, so that a later change is noticed.
 *
 * @param known models whose name, languages and licence need not be guessed
 * @throws JamakError 'model-folder-unknown' when there is no model that we know
 */
export async function recogniseFolder(path: string, known: readonly KnownModel[] = []): Promise<ModelSpec> {
  try {
    const spec = await recognise(await realpath(path));
    const facts = known.find(({ main }) => main === mainDigest(spec));
    if (!facts) return spec;
    const { name, languages, licence, licenceUnclear } = facts;
    return { ...spec, name, languages, licence, licenceUnclear };
  } catch (cause) {
    throw cause instanceof JamakError ? cause : unknown(cause);
  }
}

async function recognise(dir: string): Promise<ModelSpec> {
  const parts = modelPartsOf(await namesIn(dir));
  const main = mainFile(parts);
  const metadata = main ? await readOnnxMetadata(join(dir, main)) : new Map<string, string>();
  const folderName = basename(dir);
  const shape = shapeOf(parts, metadata, `${folderName}/${main ?? ''}`);
  if (!shape) throw unknown();
  const tokens = parts.tokens ? await linesOf(join(dir, parts.tokens)) : [];
  const files: Record<string, ModelFile> = {};
  for (const [role, name] of Object.entries(shape.files)) files[role] = await describe(dir, name);
  return modelSpecSchema.parse({
    id: idOf(dir),
    name: folderName,
    family: shape.family,
    languages: folderLanguages({ family: shape.family, metadata, folderName, tokens }),
    licence: '',
    realTimeFactor: null,
    files,
    dir,
  });
}

/** @throws JamakError 'model-folder-unknown' for what is larger than any list of tokens */
async function linesOf(path: string): Promise<string[]> {
  if ((await stat(path)).size > MOST_TOKENS_BYTES) throw unknown();
  return (await readFile(path, 'utf8')).split('\n');
}

/** The files that lie in the folder, and in a tokenizer's folder inside; a pipe would be read for ever. */
async function namesIn(dir: string): Promise<string[]> {
  const all = await allNamesIn(dir);
  const areFiles = await Promise.all(all.map((name) => isFile(join(dir, name))));
  return all.filter((_name, at) => areFiles[at]);
}

async function allNamesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir);
  if (!names.includes(TOKENIZER_FOLDER)) return names;
  const inner = await readdir(join(dir, TOKENIZER_FOLDER)).catch(() => []);
  return [...names, ...inner.map((name) => `${TOKENIZER_FOLDER}/${name}`)];
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

/** The same folder gets the same id, so adding it again replaces it. */
function idOf(dir: string): string {
  const slug = basename(dir).replace(/[^\w.-]+/g, '-');
  return `folder-${slug.slice(0, 60)}-${createHash('sha256').update(dir).digest('hex').slice(0, 8)}`;
}

async function describe(dir: string, path: string): Promise<ModelFile> {
  const file = join(dir, path);
  const { size: bytes } = await stat(file);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return { path, bytes, sha256: hash.digest('hex') };
}

function unknown(cause?: unknown): JamakError {
  return new JamakError('model-folder-unknown', { cause });
}
