import { z } from 'zod';
import type { ErrorValue } from './errors';
import { sessionEventSchema } from './events';
import { noticeSchema } from './notices';
import { exportFormatSchema, sessionSummarySchema } from './record';
import { sessionViewSchema } from './session-view';
import { settingsPatchSchema, settingsSchema } from './settings';
import { deviceSchema, laneSchema } from './source';

/**
 * The one list of what windows may ask main and what main tells them. Both ends take their types
 * from here, and main parses every request with the schema beside it (see `main/ipc/doorway.ts`).
 */

export const WINDOW_NAMES = ['control', 'overlay', 'capture'] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

const nothing = z.undefined();
const noAnswer = z.void();

/** What every captioning window starts from. */
export const appStateSchema = z.object({
  settings: settingsSchema,
  /** The language the interface speaks, with 'system' resolved. */
  language: z.enum(['en', 'ko']),
  session: sessionViewSchema,
});
export type AppState = z.infer<typeof appStateSchema>;

const mediaSchema = z.object({ mediaId: z.string(), name: z.string() });

/** Requests: window → main → `{ ok }`. `from` names the windows that may send it. */
export const REQUESTS = {
  'app.state': { from: ['control', 'overlay'], input: nothing, output: appStateSchema },
  'settings.change': { from: ['control'], input: settingsPatchSchema, output: settingsSchema },
  'session.start': {
    from: ['control'],
    input: z.object({ lanes: z.array(laneSchema).length(1) }),
    output: z.object({ sessionId: z.string() }),
  },
  'session.stop': { from: ['control'], input: nothing, output: noAnswer },
  'sessions.list': { from: ['control'], input: nothing, output: z.array(sessionSummarySchema) },
  /** Opens the save dialog. `null` when the user closed it. */
  'session.export': {
    from: ['control'],
    input: z.object({ sessionId: z.string(), format: exportFormatSchema }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Opens the file dialog. `null` when the user closed it. */
  'media.choose': { from: ['control'], input: nothing, output: mediaSchema.nullable() },
  /** For a file dropped on the window. */
  'media.add': { from: ['control'], input: z.object({ path: z.string().min(1) }), output: mediaSchema },
  'devices.list': { from: ['control'], input: nothing, output: z.array(deviceSchema) },
  'notices.list': { from: ['control'], input: nothing, output: z.array(noticeSchema) },
  'notices.dismiss': { from: ['control'], input: z.object({ id: z.string() }), output: noAnswer },
  /** The overlay has painted the event; times are `performance.timeOrigin + performance.now()`. */
  'surface.painted': {
    from: ['overlay'],
    input: z.object({ seq: z.number().int(), paintedAt: z.number() }),
    output: noAnswer,
  },
} as const satisfies Record<string, { from: readonly WindowName[]; input: z.ZodType; output: z.ZodType }>;

export type RequestName = keyof typeof REQUESTS;
export type RequestInput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['output']>;

/** How every request is answered: errors cross as values, because Electron keeps only their message. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ErrorValue };

/** Messages: main → window, without an answer. `to` names the windows that get it. */
export const PUSHES = {
  'session.event': { to: ['control', 'overlay'], payload: sessionEventSchema },
  'settings.changed': {
    to: ['control', 'overlay'],
    payload: z.object({ settings: settingsSchema, language: z.enum(['en', 'ko']) }),
  },
  'notices.changed': { to: ['control'], payload: z.array(noticeSchema) },
  'devices.changed': { to: ['control'], payload: z.array(deviceSchema) },
  /** Loudness of a lane, 0..1 (RMS) and whether somebody speaks; about ten times a second. */
  'lane.level': {
    to: ['control'],
    payload: z.object({ laneId: z.string(), level: z.number(), speech: z.boolean() }),
  },
} as const satisfies Record<string, { to: readonly WindowName[]; payload: z.ZodType }>;

export type PushName = keyof typeof PUSHES;
export type PushPayload<N extends PushName> = z.infer<(typeof PUSHES)[N]['payload']>;
