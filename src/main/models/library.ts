import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { flushFolder, writeAtomically } from '../files/atomic-write';
import { deriveFile } from '../files/derive-file';
import { pathInside } from '../files/path-inside';
import {
  BYTE_TOKENS,
  filesOf,
  modelSchema,
  modelSpecSchema,
  needsByteTokens,
  type Model,
  type ModelSpec,
} from '../speech/models';
import { escapeTokens } from '../text/byte-tokens';

/** What lies in the user's folder of models. */

export interface InstalledModel {
  readonly origin: 'download' | 'folder';
  readonly spec: ModelSpec;
}

const MANIFEST = 'model.json';
const SPEEDS = 'speeds.json';
const PART = '.part';
const TRASH = '.trash';

const manifestSchema = z.discriminatedUnion('origin', [
  /** Its files lie beside the manifest. */
  z.object({ version: z.literal(1), origin: z.literal('download'), model: modelSchema }),
  /** Its files lie in a folder of the user's. */
  z.object({ version: z.literal(1), origin: z.literal('folder'), model: modelSpecSchema }),
]);
type Manifest = z.infer<typeof manifestSchema>;

const speedsSchema = z.record(z.string(), z.number().positive());

export class ModelLibrary {
  readonly #folder: string;

  /** @param folder absolute; made when first needed. What an earlier removal left behind is cleared away. */
  constructor(folder: string) {
    this.#folder = folder;
    for (const name of this.#folders()) {
      if (name.endsWith(TRASH)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }

  /** Where a download gathers its files. @throws JamakError 'bad-request' when that is not inside the folder of models */
  partFolder(id: string): string {
    return this.#inside(id + PART);
  }

  /** Models whose manifest can be read and whose files are there; a worker checks their digests before it loads them. */
  installed(): InstalledModel[] {
    return this.#folders()
      .filter((name) => !name.endsWith(PART))
      .flatMap((name) => this.#read(name) ?? []);
  }

  /** Makes a model of the files in its part folder: wholly or not at all. */
  async install(model: Model): Promise<InstalledModel> {
    const part = this.partFolder(model.id);
    const plain = modelSchema.parse(model);
    const kept = new Set(filesOf(plain).map(({ path }) => path));
    for (const name of await readdir(part))
      if (!kept.has(name)) await rm(join(part, name), { recursive: true });
    await makeByteTokens(plain, part, part);
    await this.#write(part, { version: 1, origin: 'download', model: plain });
    await this.remove(model.id);
    const dir = this.#inside(model.id);
    await rename(part, dir);
    await flushFolder(this.#folder);
    return { origin: 'download', spec: { ...plain, dir, madeDir: dir } };
  }

  /** Remembers a model that stays where it is. */
  async addFolder(spec: ModelSpec): Promise<InstalledModel> {
    const folder = this.#inside(spec.id);
    await mkdir(folder, { recursive: true });
    await makeByteTokens(spec, spec.dir, folder);
    await this.#write(folder, { version: 1, origin: 'folder', model: spec });
    return { origin: 'folder', spec: { ...spec, madeDir: folder } };
  }

  /**
   * Deletes what was downloaded; of a folder of the user's only what we know of it.
   * @throws JamakError 'bad-request' when that is not inside the folder of models
   */
  async remove(id: string): Promise<void> {
    const folder = this.#inside(id);
    const trash = this.#inside(id + TRASH);
    await rm(trash, { recursive: true, force: true });
    try {
      // A rename takes it away at once, so that half a model is never found.
      await rename(folder, trash);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await rm(trash, { recursive: true, force: true });
  }

  async removePart(id: string): Promise<void> {
    await rm(this.partFolder(id), { recursive: true, force: true });
  }

  /** Measured real-time factors by the model's id. */
  speeds(): Map<string, number> {
    try {
      const text = readFileSync(join(this.#folder, SPEEDS), 'utf8');
      return new Map(Object.entries(speedsSchema.parse(JSON.parse(text))));
    } catch {
      // There are none, or they cannot be read: they can be measured again.
      return new Map();
    }
  }

  async keepSpeeds(speeds: ReadonlyMap<string, number>): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeAtomically(join(this.#folder, SPEEDS), JSON.stringify(Object.fromEntries(speeds)));
  }

  #folders(): string[] {
    try {
      const entries = readdirSync(this.#folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    } catch {
      // There is no folder until the first model comes.
      return [];
    }
  }

  #read(name: string): InstalledModel | null {
    const folder = join(this.#folder, name);
    try {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
      const { origin, model } = manifest;
      if (model.id !== name) return null;
      const dir = origin === 'folder' ? model.dir : folder;
      const spec: ModelSpec = { ...model, dir, madeDir: folder };
      const whole = filesOf(spec).every(({ path, bytes }) => statSync(join(spec.dir, path)).size === bytes);
      return whole ? { origin, spec } : null;
    } catch {
      // A manifest that cannot be read, or names a file that is missing, is of no model.
      return null;
    }
  }

  #inside(name: string): string {
    return pathInside(this.#folder, name);
  }

  #write(folder: string, manifest: Manifest): Promise<void> {
    return writeAtomically(join(folder, MANIFEST), JSON.stringify(manifest, null, 2));
  }
}

/** What was installed before there was such a file gets it when it is loaded. */
async function makeByteTokens(model: Model, from: string, folder: string): Promise<void> {
  if (!needsByteTokens(model)) return;
  await deriveFile(join(from, model.files.tokens.path), join(folder, BYTE_TOKENS), escapeTokens);
}
