import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { modelSchema } from '../speech/models';

/** A model that can be downloaded. */
const catalogueModelSchema = modelSchema.and(
  z.object({
    /**
     * Where its files are: `source/path`. It names a revision that never changes, so lengths and digests
     * can be pinned.
     */
    source: z.url({ protocol: /^https?$/ }),
    /** Against the other models that know a language: 5 is the best. */
    accuracy: z.number().int().min(1).max(5),
  }),
);
export type CatalogueModel = z.infer<typeof catalogueModelSchema>;

const catalogueSchema = z.object({ version: z.literal(1), models: z.array(catalogueModelSchema) });

/**
 * @param path of `resources/model-catalogue.json`
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no readable catalogue
 */
export function readCatalogue(path: string): CatalogueModel[] {
  const params = { model: 'Jamak', file: 'model-catalogue.json' };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new JamakError('model-missing', { params, cause });
  }
  try {
    return catalogueSchema.parse(JSON.parse(text)).models;
  } catch (cause) {
    throw new JamakError('model-damaged', { params, cause });
  }
}

export function urlOf({ source }: CatalogueModel, file: string): string {
  return `${source}/${encodeURIComponent(file)}`;
}
