import { z } from 'zod';
import { idSchema } from './ids';

/** What makes captions of a lane bad right now, as far as its sound tells. */
export const ailmentSchema = z.discriminatedUnion('type', [
  /** A microphone that gives nothing at all. */
  z.object({ type: z.literal('no-sound') }),
  /** Voices would have to be louder by so much, dB. */
  z.object({ type: z.literal('too-quiet'), missingDb: z.number() }),
  /** Voices are louder than the device can take. */
  z.object({ type: z.literal('clipping') }),
  /** Voices stand out of the noise by no more than that, dB. */
  z.object({ type: z.literal('noisy'), snrDb: z.number() }),
  /** It hears what another lane hears, as a microphone does loudspeakers. */
  z.object({ type: z.literal('echo') }),
  /** What is said is written in the letters of another language than the one that is set. */
  z.object({ type: z.literal('other-language'), language: z.string().max(35).nullable() }),
]);
export type Ailment = z.infer<typeof ailmentSchema>;

/** How a lane sounds, as the doctor heard it over the last seconds. */
export const soundHealthSchema = z.object({
  laneId: idSchema,
  /** Whether voices were heard long enough to judge them. */
  judged: z.boolean(),
  /** How long no voice was heard, ms. */
  voicelessMs: z.number().nonnegative(),
  /** How loud voices are, dB of full scale (RMS); null while none were heard. */
  speechDb: z.number().nullable(),
  /** By how much they stand out of what is heard between them, dB; null while that is not known. */
  snrDb: z.number().nullable(),
  /** The worst first; empty when nothing is wrong. */
  ailments: z.array(ailmentSchema).max(8),
});
export type SoundHealth = z.infer<typeof soundHealthSchema>;
