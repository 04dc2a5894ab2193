import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelFiles } from './messages';

const fileSchema = z.object({ path: z.string() });

/** The part of resources/models/catalogue.json that matters here. */
const catalogueSchema = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      family: z.string(),
      files: z.object({ encoder: fileSchema, mergedDecoder: fileSchema, tokens: fileSchema }),
    }),
  ),
});

export interface Model {
  readonly id: string;
  readonly files: ModelFiles;
}

/** The local speech models that set-up has installed. */
export async function readModels(root: string): Promise<Model[]> {
  const folder = join(root, 'resources', 'models');
  const catalogue = catalogueSchema.parse(JSON.parse(await readFile(join(folder, 'catalogue.json'), 'utf8')));
  return catalogue.models
    .filter(({ family }) => family === 'moonshine')
    .map(({ id, files }) => ({
      id,
      files: {
        encoder: join(folder, id, files.encoder.path),
        mergedDecoder: join(folder, id, files.mergedDecoder.path),
        tokens: join(folder, id, files.tokens.path),
      },
    }));
}
