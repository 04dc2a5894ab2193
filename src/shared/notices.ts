import { z } from 'zod';
import { messageCodeSchema, messageParamsSchema, type MessageCode } from './errors';

/** Something the user should know, shown in the control window in their language. */
export const noticeSchema = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  level: z.enum(['info', 'warning', 'error']),
  code: messageCodeSchema,
  params: messageParamsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
export type NoticeLevel = Notice['level'];

/** What is said of a recorder that does not record; withdrawn once it does. */
export const RECORDING_TROUBLES: readonly MessageCode[] = ['recording-disk-full', 'recording-failed'];

/** Why a source could not be captioned, or only in part. Untrue as soon as a session starts anew. */
export const SOURCE_PROBLEMS: readonly MessageCode[] = [
  'microphone-missing',
  'microphone-refused',
  'microphone-busy',
  'system-sound-unavailable',
  'system-sound-missing',
  'system-sound-silent-windows',
  'system-sound-silent-mac',
  'source-missing',
  'application-away',
  'applications-unavailable',
  'application-unsupported',
  'stream-unreachable',
  'stream-insecure',
  'stream-missing',
  'stream-refused',
  'stream-page',
  'stream-protected',
  'stream-silent',
  'stream-unplayable',
  'stream-private',
  'stream-lost',
  'media-unreadable',
  'media-missing',
  'media-not-taken',
  'media-kind',
  'media-silent',
  'media-tracks',
  'capture-failed',
];
