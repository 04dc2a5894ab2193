import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from '../../remote/address';

/** What scripts/package.mjs writes into the package.json of a build that may look for updates. */
const buildSchema = z.object({
  updates: z.object({
    /** Where lists of versions lie. */
    url: z
      .url({ protocol: /^https?$/u })
      .max(500)
      .refine((url) => url.startsWith('https:') || isLoopback(url)),
    /** Ed25519, 32 bytes each, base64; the signature of one is enough, so that a new key can follow an old one. */
    publicKeys: z
      .string()
      .max(500)
      .transform((keys) => keys.split(','))
      .pipe(z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/u))),
    /** Where people get new versions by hand. */
    page: z
      .url({ protocol: /^https$/u })
      .max(500)
      .optional(),
  }),
});
export type UpdatesBuild = z.infer<typeof buildSchema>['updates'];

/** What the build says of updates, by its package.json; null for one that knows no server that it could trust. */
export function updatesOfBuild(packagePath: string): UpdatesBuild | null {
  try {
    return buildSchema.parse(JSON.parse(readFileSync(packagePath, 'utf8'))).updates;
  } catch {
    return null;
  }
}
