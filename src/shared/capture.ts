import { z } from 'zod';
import { messageCodeSchema } from './errors';
import { idSchema } from './ids';
import { FRAME_SAMPLES } from './sound';
import { deviceSchema, laneSchema, microphoneSchema } from './source';

/** What main and the hidden capture window say to each other over their MessagePort. */

/**
 * Whether a lane's frames are sent. 'muted': its source stays open, and goes on. 'resting': its device is let go, its
 * file waits.
 */
const hearingSchema = z.enum(['on', 'muted', 'resting']);
export type Hearing = z.infer<typeof hearingSchema>;

/** Counts the changes of a lane's hearing. */
const turnSchema = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const captureCommandSchema = z.discriminatedUnion('type', [
  /** `again`: it was heard already, so a device that is away is waited for. */
  z.object({
    type: z.literal('lane-open'),
    lane: laneSchema,
    again: z.boolean(),
    hearing: hearingSchema,
    turn: turnSchema,
  }),
  z.object({ type: z.literal('lane-close'), laneId: idSchema }),
  /** A device whose sound can't be trusted is opened again, and waited for. `lane-listening` says when it is. */
  z.object({ type: z.literal('lane-reopen'), laneId: idSchema }),
  /** `lane-listening` with the same `turn` answers 'on': what is sent after it was heard after this command. */
  z.object({ type: z.literal('lane-hear'), laneId: idSchema, hearing: hearingSchema, turn: turnSchema }),
  /** The microphone is the same one, but to be heard in another way from now on. */
  z.object({ type: z.literal('lane-shape'), laneId: idSchema, microphone: microphoneSchema }),
]);
export type CaptureCommand = z.infer<typeof captureCommandSchema>;

/**
 * What main found at a stream's address. `link` names its playlist; `live` sound has no end, so what is not heard of it
 * is gone.
 */
export const openedStreamSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hls'), link: z.string().max(20) }),
  z.object({ kind: z.literal('sound'), live: z.boolean() }),
]);
export type OpenedStream = z.infer<typeof openedStreamSchema>;

const frameSchema = z.object({
  type: z.literal('frame'),
  laneId: idSchema,
  /** Counts from 0 since the lane opened or came back. */
  index: z.number().int().nonnegative(),
  samples: z.custom<Float32Array>((value) => value instanceof Float32Array && value.length === FRAME_SAMPLES),
  probability: z.number().min(0).max(1),
  /** When the frame left the audio graph, ms: by the page's clock, whose start says nothing, until main has its own. */
  capturedAt: z.number().nonnegative().max(Number.MAX_SAFE_INTEGER),
});
export type FrameMessage = z.infer<typeof frameSchema>;

export const captureMessageSchema = z.discriminatedUnion('type', [
  /** Frames in order; several at a time while nobody speaks. */
  z.object({ type: z.literal('frames'), frames: z.array(frameSchema).min(1).max(64) }),
  /** The source delivers: the lane's next frame has index 0. */
  z.object({
    type: z.literal('lane-listening'),
    laneId: idSchema,
    /** The turn that the page knows; 0 when missing. */
    turn: turnSchema.optional(),
  }),
  /** The device vanished. When it is back, another `lane-listening` follows by itself. */
  z.object({
    type: z.literal('lane-lost'),
    laneId: idSchema,
    code: messageCodeSchema,
    /** The device's name as the system gives it. */
    device: z.string().max(1000),
  }),
  /** The file or sample has come to its end. */
  z.object({ type: z.literal('lane-ended'), laneId: idSchema }),
  z.object({ type: z.literal('lane-failed'), laneId: idSchema, code: messageCodeSchema }),
  z.object({ type: z.literal('devices'), devices: z.array(deviceSchema).max(1000) }),
]);
export type CaptureMessage = z.infer<typeof captureMessageSchema>;

/** Header in which main says by a message code why it serves a live source's sound to the capture page no more. */
export const REFUSAL_HEADER = 'x-jamak-code';
