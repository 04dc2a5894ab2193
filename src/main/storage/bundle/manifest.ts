import { z } from 'zod';

/** What a file with everything holds, by the names of its parts; besides these there are only recordings in it. */
export const PARTS = {
  manifest: 'manifest.json',
  settings: 'settings.json',
  sessions: 'sessions.db',
} as const;
export type PartName = (typeof PARTS)[keyof typeof PARTS];

/** Where recordings are in it: `recordings/session/file`. */
export const RECORDINGS = 'recordings';

/** A file of a session's recording. */
export interface RecordingFile {
  readonly sessionId: string;
  /** Its plain name. */
  readonly name: string;
  /** Where it lies on this computer. */
  readonly path: string;
}

export const BUNDLE_VERSION = 1;

/** What every version says, so that a newer one can be told from no file of ours at all. */
export const bundleMarkSchema = z.object({
  format: z.literal('jamak-data'),
  version: z.number().int().positive(),
});

export const manifestSchema = bundleMarkSchema.extend({
  /** Epoch ms. */
  madeAt: z.number(),
  /** Of the Jamak that wrote it. */
  app: z.string().max(100),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Ending of its file name, without the dot. */
export const BUNDLE_ENDING = 'jamak-data.zip';
