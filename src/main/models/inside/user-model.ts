import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { realpath, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import { idSchema } from '../../../shared/ids';
import { insideCheckSchema, type InsideCheck } from '../../../shared/requests/inside';
import { writeAtomically } from '../../files/atomic-write';
import { readGguf } from './gguf';

const LONGEST_NAME = 80;
/** Beside its weights a model needs room to compute, and so does all else. */
const SHARE_OF_MEMORY = 0.8;

const userModelSchema = z.object({
  id: idSchema,
  name: z.string().min(1),
  /** Absolute; the file stays where it is. */
  path: z.string().min(1),
  bytes: z.number().int().positive(),
  /** When it was changed last, epoch ms: another time means another file. */
  changedAt: z.number(),
  licence: z.string(),
  check: insideCheckSchema,
});
/** A language model in a file of the user's. */
export type UserModel = z.infer<typeof userModelSchema>;

const keptSchema = z.object({ version: z.literal(1), model: userModelSchema });

/** The same file gets the same id, so that choosing it again keeps what is known of it. */
function idOf(path: string): string {
  const slug = basename(path, '.gguf').replace(/[^\w.-]+/g, '-');
  const plain = slug.replace(/^[^a-z\d]+/i, '').slice(0, 50);
  return `inside-${plain}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}

/**
 * The model in a file, by what its head says; nothing of it is loaded.
 * @param memory of this machine, bytes
 * @throws JamakError 'inside-model-unknown' when there is none, 'inside-memory' when it is too large
 */
export async function recogniseModel(path: string, memory: number): Promise<UserModel> {
  const file = basename(path);
  const unknown = (cause?: unknown): JamakError =>
    new JamakError('inside-model-unknown', { params: { name: file }, cause });
  let real: string;
  let changedAt: number;
  let facts;
  try {
    real = await realpath(path);
    ({ mtimeMs: changedAt } = await stat(real));
    facts = await readGguf(real);
  } catch (error) {
    throw unknown(error);
  }
  if (!facts) throw unknown();
  const name = (facts.name || basename(real, '.gguf')).slice(0, LONGEST_NAME);
  const { bytes, licence } = facts;
  if (bytes > memory * SHARE_OF_MEMORY) throw new JamakError('inside-memory', { params: { model: name } });
  return { id: idOf(real), name, path: real, bytes, changedAt, licence, check: { type: 'none' } };
}

/** Whether the file is there and the one that was checked. */
export async function isUnchanged({ path, bytes, changedAt }: UserModel): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.size === bytes && found.mtimeMs === changedAt;
}

/** The file in which the chosen model is remembered. */
export class UserModelFile {
  readonly #path: string;
  #model: UserModel | null;
  #writing: Promise<void> = Promise.resolve();

  /** @param path absolute */
  constructor(path: string) {
    this.#path = path;
    this.#model = read(path);
  }

  get model(): UserModel | null {
    return this.#model;
  }

  /** Holds at once, and is written after what was to be written before. @throws the file system's error */
  keep(model: UserModel | null): Promise<void> {
    this.#model = model;
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write(model));
    return this.#writing;
  }

  #write(model: UserModel | null): Promise<void> {
    if (!model) return rm(this.#path, { force: true });
    return writeAtomically(this.#path, JSON.stringify({ version: 1, model: withoutRun(model) }));
  }
}

/** A check that runs is over when it is read again. */
function withoutRun(model: UserModel): UserModel {
  const none: InsideCheck = { type: 'none' };
  return model.check.type === 'running' ? { ...model, check: none } : model;
}

function read(path: string): UserModel | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).model;
  } catch {
    // There is none, or it cannot be read: it can be chosen again.
    return null;
  }
}
