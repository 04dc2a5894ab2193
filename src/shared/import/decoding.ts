import { z } from 'zod';
import { messageCodeSchema } from '../errors';
import { idSchema } from '../ids';
import { FRAME_SAMPLES } from '../sound';
import { mediaTrackSchema } from '../source';

/** What main and the hidden page that decodes files say to each other over their MessagePort. */

/** Frames in a block, about two seconds of sound. */
export const BLOCK_FRAMES = 64;

const fileMs = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
const jobId = { jobId: idSchema };

export const decodeCommandSchema = z.discriminatedUnion('type', [
  /** Decodes a file from `fromMs` on; an earlier job ends. `fileId`: what `/import/ID` serves. */
  z.object({
    type: z.literal('open'),
    ...jobId,
    fileId: idSchema,
    track: mediaTrackSchema.shape.index.optional(),
    fromMs: fileMs,
  }),
  /** So many blocks more may be sent: none is without being asked for. */
  z.object({ type: z.literal('more'), ...jobId, blocks: z.number().int().min(1).max(64) }),
  z.object({ type: z.literal('close'), ...jobId }),
]);
export type DecodeCommand = z.infer<typeof decodeCommandSchema>;

const blockSchema = z
  .object({
    type: z.literal('block'),
    ...jobId,
    /** Sound of whole frames, 16 kHz mono; a block begins where the one before ends. */
    samples: z.custom<Float32Array>(
      (value) => value instanceof Float32Array && value.length <= BLOCK_FRAMES * FRAME_SAMPLES,
    ),
    /** Of each frame: that somebody speaks, 0..1. */
    probabilities: z.array(z.number().min(0).max(1)).min(1).max(BLOCK_FRAMES),
  })
  .refine(({ samples, probabilities }) => samples.length === probabilities.length * FRAME_SAMPLES);

export const decodeMessageSchema = z.union([
  z.object({
    type: z.literal('opened'),
    ...jobId,
    /** null where the file does not say. */
    durationMs: fileMs.nullable(),
    /** Where the first block begins. */
    fromMs: fileMs,
  }),
  blockSchema,
  /** `broken`: the file could not be read any further, and may be longer. */
  z.object({ type: z.literal('ended'), ...jobId, broken: z.boolean() }),
  /** Nothing of it could be decoded. `kind`: what of it can't be. */
  z.object({
    type: z.literal('failed'),
    ...jobId,
    code: messageCodeSchema,
    kind: z.string().max(100).optional(),
  }),
]);
export type DecodeMessage = z.infer<typeof decodeMessageSchema>;
export type DecodedBlock = z.infer<typeof blockSchema>;
