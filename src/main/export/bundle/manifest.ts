import { z } from 'zod';

/** What lies in a bundle, by name. All else in it is a room's: `folder/name`. */
export const MANIFEST = 'manifest.json';
export const SESSION = 'session.json';

/** A change that an older Jamak would misread raises it. */
export const BUNDLE_VERSION = 1;

export const MOST_FILES = 2000;

/** What every version says, so that a newer one can be told from no bundle at all. */
export const bundleMarkSchema = z.object({
  format: z.literal('jamak-bundle'),
  version: z.number().int().positive(),
});

export const manifestSchema = bundleMarkSchema.extend({
  version: z.literal(BUNDLE_VERSION),
  /** Every other file of the bundle. */
  files: z
    .array(
      z.object({
        name: z.string().max(600),
        /** Before it was compressed. */
        bytes: z.number().int().nonnegative(),
        sha256: z.string().regex(/^[\da-f]{64}$/),
      }),
    )
    .max(MOST_FILES),
});
export type Manifest = z.infer<typeof manifestSchema>;
