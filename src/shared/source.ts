import { z } from 'zod';
import type { MessageCode } from './errors';
import { checkIds, idSchema, newId } from './ids';
import { spokenLanguageSchema } from './languages';

/** A sound track of a file that has several, as the file names it. */
export const mediaTrackSchema = z.object({
  /** Its place among the sound tracks of the file, from 0 on. */
  index: z.number().int().min(0).max(999),
  /** ISO 639 or BCP 47; null when the file does not say. */
  language: z.string().nullable(),
  title: z.string().nullable(),
});
export type MediaTrack = z.infer<typeof mediaTrackSchema>;

/** As Chromium names a device: mostly hexadecimal digits, but it promises no shape. */
const deviceIdSchema = z
  .string()
  .min(1)
  .max(512)
  .regex(/^\P{Cc}+$/u);

/** The loudest and quietest that a microphone is made, dB. */
export const MOST_GAIN_DB = 30;
export const LEAST_GAIN_DB = -20;

/** Which microphone, and how it is heard. All but the device may change while it is heard. */
export const microphoneSchema = z.object({
  kind: z.literal('microphone'),
  deviceId: deviceIdSchema.optional(),
  /** The one channel that is heard of a device with two; both when undefined. */
  channel: z.enum(['left', 'right']).optional(),
  /** So much louder than it comes, dB; 0 when undefined. */
  gainDb: z.number().min(LEAST_GAIN_DB).max(MOST_GAIN_DB).optional(),
  /** Whether Chromium's noise suppression is on; off when undefined. It is made for calls and costs accuracy in quiet rooms. */
  noiseSuppression: z.boolean().optional(),
});
export type MicrophoneSource = z.infer<typeof microphoneSchema>;

/** An application as the sound server names it. */
export const applicationNameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u);

/** Where a stream is heard. Without a name and password, which would be kept with the session. */
export const streamUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '');

/** Where a lane's sound comes from. A file is named by the id that main gave it when the user chose it, never by its path. */
export const sourceSchema = z.discriminatedUnion('kind', [
  microphoneSchema,
  z.object({ kind: z.literal('system') }),
  /** What one application plays, whichever of its streams and however often it is started anew. */
  z.object({ kind: z.literal('application'), name: applicationNameSchema }),
  /** Sound over HTTP: endless as of a radio, live or not over HLS, or a file. */
  z.object({ kind: z.literal('stream'), url: streamUrlSchema }),
  z.object({
    kind: z.literal('file'),
    mediaId: idSchema,
    name: z.string().max(512),
    /** Which of its sound tracks, from 0 on; the first when undefined. */
    track: mediaTrackSchema.shape.index.optional(),
  }),
  z.object({ kind: z.literal('sample') }),
]);

export type Source = z.infer<typeof sourceSchema>;
export type SourceKind = Source['kind'];

/** Whether it goes on by itself: what is not heard of it is gone. A file waits. */
export function isLive({ kind }: Source): boolean {
  return kind !== 'file' && kind !== 'sample';
}

/** What messages call a source: an application, a server, a file; empty where the system's own name says more. */
export function nameOfSource(source: Source): string {
  switch (source.kind) {
    case 'application':
    case 'file':
      return source.name;
    case 'stream':
      return new URL(source.url).host;
    default:
      return '';
  }
}

/** The colours that speakers can have; `renderer/ui/lane-colours` says how each looks. */
export const LANE_COLOURS = ['sky', 'amber', 'green', 'rose', 'violet', 'teal', 'orange', 'grey'] as const;
export const laneColourSchema = z.enum(LANE_COLOURS);
export type LaneColour = z.infer<typeof laneColourSchema>;

/** A lane as the user set it up. */
export const laneSchema = z.object({
  /** Its own within the settings and within a session. */
  id: idSchema,
  /** Who is heard, such as "Me" or "Guests"; empty to name nobody, as when there is only one lane. */
  name: z.string().max(64),
  colour: laneColourSchema.default('sky'),
  source: sourceSchema,
  /** What is spoken in it, where that differs from the settings. */
  language: spokenLanguageSchema.optional(),
  /** Nothing of a muted lane is captioned. */
  muted: z.boolean().default(false),
});

export type Lane = z.infer<typeof laneSchema>;

/** `lanes`, with the one of this id changed. */
export function withLane<T extends Lane>(lanes: readonly T[], id: string, change: Partial<T>): T[] {
  return lanes.map((lane) => (lane.id === id ? { ...lane, ...change } : lane));
}

/** Lanes that a session may have. The words of 'session-lanes' name this number. */
export const MAX_LANES = 4;

const REFUSED: MessageCode = 'session-lanes';

/**
 * The lanes of the settings, or of a session that is to start: one to four, each with an id of its own. All but the
 * source has a default, so that a bad name or id takes no lane along.
 */
export const lanesSchema = z
  .array(laneSchema.extend({ id: idSchema.default(newId), name: laneSchema.shape.name.default('') }))
  .min(1, REFUSED)
  .max(MAX_LANES, REFUSED)
  .check((payload) => checkIds(payload, REFUSED));

/** A microphone as the system lists it. The label is empty until access was granted once. */
export const deviceSchema = z.object({ id: deviceIdSchema, label: z.string().max(1000) });
export type Device = z.infer<typeof deviceSchema>;
