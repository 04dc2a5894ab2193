import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { modelCheckSchema, type ModelCheck } from '../../shared/local-models';
import { writeAtomically } from '../files/atomic-write';
import { filesOf, type Model } from '../speech/models';

/** How a check ended. */
export type CheckOutcome = Extract<ModelCheck, { type: 'passed' | 'failed' }>;

const keptSchema = z.object({
  /** The versions that it was checked with. */
  with: z.string(),
  /** Of its files' digests. */
  files: z.string(),
  check: modelCheckSchema,
});
const checksSchema = z.record(z.string(), keptSchema);

/** What came of running each model on the sample speech; one file, so that it is done once for each version. */
export class ModelChecks {
  readonly #path: string;
  readonly #versions: string;
  readonly #kept: Map<string, z.infer<typeof keptSchema>>;
  /** Ids of models that are being checked. */
  readonly #running = new Set<string>();

  /**
   * @param path of the file, whose folder is made when first needed
   * @param versions of what runs the models: another one makes earlier results worthless
   */
  constructor(path: string, versions: string) {
    this.#path = path;
    this.#versions = versions;
    this.#kept = new Map(Object.entries(read(path)));
  }

  of(model: Model): ModelCheck {
    if (this.#running.has(model.id)) return { type: 'running' };
    const kept = this.#kept.get(model.id);
    const holds = kept?.with === this.#versions && kept.files === digestOf(model);
    return holds ? kept.check : { type: 'none' };
  }

  begin(id: string): void {
    this.#running.add(id);
  }

  /** @param outcome null when it could not be found out: what was known before is forgotten */
  async end(model: Model, outcome: CheckOutcome | null): Promise<void> {
    this.#running.delete(model.id);
    if (outcome) {
      this.#kept.set(model.id, { with: this.#versions, files: digestOf(model), check: outcome });
    } else {
      this.#kept.delete(model.id);
    }
    await this.#write();
  }

  async forget(id: string): Promise<void> {
    this.#running.delete(id);
    if (this.#kept.delete(id)) await this.#write();
  }

  async #write(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeAtomically(this.#path, JSON.stringify(Object.fromEntries(this.#kept)));
  }
}

function read(path: string): z.infer<typeof checksSchema> {
  try {
    return checksSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // There are none, or they cannot be read: models can be checked again.
    return {};
  }
}

function digestOf(model: Model): string {
  const digests = filesOf(model).map(({ sha256 }) => sha256);
  return createHash('sha256').update(digests.join()).digest('hex');
}
