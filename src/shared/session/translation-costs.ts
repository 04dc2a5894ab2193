import { z } from 'zod';
import { captionLanguageSchema } from '../languages';

const languageCostSchema = z.object({
  language: captionLanguageSchema,
  /** Tokens for an hour of captions, in and out. */
  tokens: z.number().nonnegative(),
  /** US dollars for an hour of captions; 0 where the server costs nothing, null without a known price. */
  cost: z.number().nonnegative().nullable(),
  /** Whether it is told by translations that were made, rather than by what a request holds. */
  measured: z.boolean(),
});

/** What an hour of captions costs in each language that they can be translated into, as far as can be told. */
export const translationCostsSchema = z.object({
  /** Why there are no translations at all; null where there are. */
  unavailable: z.enum(['embedded', 'ceiling']).nullable(),
  /** Captions in an hour. */
  captions: z.number().nonnegative(),
  languages: z.array(languageCostSchema),
});
export type TranslationCosts = z.infer<typeof translationCostsSchema>;
