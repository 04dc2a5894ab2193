import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';

/** One file of a model; it is loaded only when its length and digest are these. */
const modelFileSchema = z.object({
  /** A plain name: a model's files lie side by side in its own folder. */
  path: z.string().regex(/^\w[\w.-]*$/),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

/** A model of the catalogue, and where its files should lie. */
export const modelSpecSchema = z.object({
  id: z.string().min(1),
  /** As the user knows it. */
  name: z.string().min(1),
  family: z.literal('moonshine'),
  languages: z.array(z.string()).min(1),
  licence: z.string(),
  /** Time to decode ÷ length of the sound, on one thread of the machine in docs/architecture.md. */
  realTimeFactor: z.number().positive(),
  files: z.object({ encoder: modelFileSchema, mergedDecoder: modelFileSchema, tokens: modelFileSchema }),
  /** Absolute path of the folder with its files. */
  dir: z.string().min(1),
});
export type ModelSpec = z.infer<typeof modelSpecSchema>;

const catalogueSchema = z.object({
  version: z.literal(1),
  models: z.array(modelSpecSchema.omit({ dir: true })).min(1),
});

const CATALOGUE = 'catalogue.json';

/**
 * The models that may be used, in the catalogue's order. Whether their files are there and sound is found
 * out by the worker that loads them.
 *
 * @param modelsDir absolute path of `resources/models`
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no readable catalogue
 */
export function readModels(modelsDir: string): ModelSpec[] {
  const params = { model: 'Jamak', file: CATALOGUE };
  let text: string;
  try {
    text = readFileSync(join(modelsDir, CATALOGUE), 'utf8');
  } catch (cause) {
    throw new JamakError('model-missing', { params, cause });
  }
  try {
    const { models } = catalogueSchema.parse(JSON.parse(text));
    return models.map((model) => ({ ...model, dir: join(modelsDir, model.id) }));
  } catch (cause) {
    throw new JamakError('model-damaged', { params, cause });
  }
}
