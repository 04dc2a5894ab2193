import { z } from 'zod';
import { sourceSchema } from './source';

const languageSchema = z.enum(['system', 'en', 'ko']);

const overlaySchema = z.object({
  visible: z.boolean(),
  /** Height of the captions' letters, CSS pixels. */
  fontSizePx: z.number().min(16).max(120),
});

const segmentsSchema = z.object({
  /** Silence that ends an utterance, ms. */
  endSilenceMs: z.number().min(200).max(2000),
});

const speechSchema = z.object({
  /** Which models make interims and finals; 'auto' measures this machine. Holds from the next session on. */
  quality: z.enum(['auto', 'accurate', 'balanced', 'light']),
});

/**
 * What the user may set, as it lies on disk. Every key has a default, so a file of an older
 * version of this schema still parses; a change of meaning raises `version` and adds a migration.
 */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  /** Language of the interface. */
  language: languageSchema.default('system'),
  /** The source chosen last. */
  source: sourceSchema.default({ kind: 'microphone' }),
  overlay: overlaySchema.default({ visible: true, fontSizePx: 40 }),
  segments: segmentsSchema.default({ endSilenceMs: 800 }),
  speech: speechSchema.default({ quality: 'auto' }),
  /** The folder of the last export. */
  exportFolder: z.string().optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What a window may change; nested groups are given whole. */
export const settingsPatchSchema = z
  .object({
    language: languageSchema,
    source: sourceSchema,
    overlay: overlaySchema,
    segments: segmentsSchema,
    speech: speechSchema,
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
