import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { filesOf, modelSchema, type Model } from '../speech/models';

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

/** What is known of a model that somebody has in a folder, by the digest of its largest part. */
const knownModelSchema = z.object({
  name: z.string().min(1),
  languages: z.array(z.string()).min(1),
  licence: z.string(),
  licenceUnclear: z.boolean().optional(),
  /** SHA-256 of the encoder, or of the whole where there is one file. */
  main: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KnownModel = z.infer<typeof knownModelSchema>;

const catalogueSchema = z.object({
  version: z.literal(1),
  // What is downloaded gathers in one folder, without folders inside.
  models: z.array(
    catalogueModelSchema.refine((model) => filesOf(model).every(({ path }) => !path.includes('/'))),
  ),
  /** Models that cannot be downloaded file by file; a folder with them is recognised. */
  folders: z.array(knownModelSchema).default([]),
});

export interface Catalogue {
  /** What can be downloaded. */
  readonly models: readonly CatalogueModel[];
  /** What is recognised in a folder: all of these, and some that cannot be downloaded. */
  readonly known: readonly KnownModel[];
}

/** The part of a model by which it is known. */
export function mainDigest({ files }: Pick<Model, 'files'>): string {
  return ('model' in files ? files.model : files.encoder).sha256;
}

/**
 * @param path of `resources/model-catalogue.json`
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no readable catalogue
 */
export function readCatalogue(path: string): Catalogue {
  const params = { model: 'Jamak', file: 'model-catalogue.json' };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new JamakError('model-missing', { params, cause });
  }
  try {
    const { models, folders } = catalogueSchema.parse(JSON.parse(text));
    return { models, known: [...models.map((model) => ({ ...model, main: mainDigest(model) })), ...folders] };
  } catch (cause) {
    throw new JamakError('model-damaged', { params, cause });
  }
}

/** @param file its path at the source */
export function urlOf({ source }: CatalogueModel, file: string): string {
  return `${source}/${file.split('/').map(encodeURIComponent).join('/')}`;
}
