import { z } from 'zod';
import { archiveTextSchema, archiveWishSchema } from './broadcast/archive';
import { shortcutStateSchema } from './commands/shortcuts';
import { catchUpSchema, digestLanguageSchema } from './session/digest';
import { errorValueSchema, type ErrorValue } from './errors';
import { termSchema } from './glossary';
import { MAX_NOTE, sessionEventSchema } from './session/events';
import { idSchema } from './ids';
import { localModelSchema } from './local-models';
import { accessSchema, serverPageSchema, serverStateSchema, tokensSchema } from './broadcast/local-server';
import { noticeSchema } from './notices';
import { obsStatusSchema, sourceOutcomeSchema } from './broadcast/obs';
import { sessionRecordSchema, sessionSummarySchema } from './session/record';
import { HANDLES } from './overlay/place';
import { PRIVACY_REQUESTS } from './requests/privacy';
import { EDITING_REQUESTS } from './requests/editing';
import { INSIDE_REQUESTS, insideStateSchema } from './requests/inside';
import { RECAPTION_REQUESTS } from './requests/recaption';
import { RECORDING_REQUESTS } from './requests/recording';
import { importQueueSchema } from './import/queue';
import { IMPORT_REQUESTS } from './requests/import';
import { EXPORTING_REQUESTS } from './requests/exporting';
import { HISTORY_REQUESTS } from './requests/history';
import { DATA_REQUESTS } from './requests/data';
import type { RequestTable, WindowName } from './requests/request';
import { STEERING_REQUESTS } from './requests/steering';
import { UPDATES_REQUESTS, updatesStateSchema } from './requests/updates';
import { recaptionProgressSchema } from './session/recaptioning';
import { reportProgressSchema } from './session/report';
import { sessionViewSchema } from './session/session-view';
import { editedSchema, editSchema } from './broadcast/public-api';
import { settingsPatchSchema, settingsSchema } from './settings';
import {
  applicationNameSchema,
  deviceSchema,
  laneSchema,
  lanesSchema,
  mediaTrackSchema,
  streamUrlSchema,
} from './source';
import { epochMsSchema } from './time';
import { usageSchema } from './session/usage';
import { soundHealthSchema } from './sound-health';
import { translationCostsSchema } from './broadcast/translation-costs';

/**
 * The one list of what windows may ask main and what main tells them. Both ends take their types
 * from here, and main parses every request with the schema beside it (see `main/ipc/parse-request.ts`).
 */

export type { WindowName } from './requests/request';

const nothing = z.undefined();
const noAnswer = z.void();

/** What a command has the control window show. */
const wishSchema = z.enum(['catch-up']);
export type Wish = z.infer<typeof wishSchema>;

/** What every captioning window starts from. */
export const appStateSchema = z.object({
  settings: settingsSchema,
  /** The language the interface speaks, with 'system' resolved. */
  language: z.enum(['en', 'ko']),
  session: sessionViewSchema,
});
export type AppState = z.infer<typeof appStateSchema>;

/** How a trial of an engine went. */
const trialSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** What it made of the sample: a transcript, or a sentence. */
    text: z.string(),
    /** From the request to its end, ms. */
    tookMs: z.number(),
    /** US dollars; null when no price is known. */
    cost: z.number().nullable(),
  }),
  z.object({ ok: z.literal(false), error: errorValueSchema }),
]);
export type Trial = z.infer<typeof trialSchema>;

const keysSchema = z.object({
  /** Which keys there are. Keys themselves never leave main. */
  ids: z.array(z.string()),
  /** Those of `ids` that outlast this run. */
  kept: z.array(z.string()),
  /** Where alone each of them is sent, such as `https://api.example.com`; null where nobody knows whom it is for. */
  origins: z.record(z.string(), z.string().nullable()),
  /** Whether the system keeps them safe; if not, they last for this run unless the user agrees. */
  keychain: z.boolean(),
});
export type Keys = z.infer<typeof keysSchema>;

const sessionIdInput = z.object({ sessionId: idSchema });
const captionInput = sessionIdInput.extend({ captionId: idSchema });
const laneIdInput = z.object({ laneId: idSchema });
const modelIdInput = z.object({ id: idSchema });
/** As many characters as the longest path that any system takes. */
const pathSchema = z.string().min(1).max(32_767);

const mediaSchema = z.object({
  mediaId: z.string(),
  name: z.string(),
  /** Those to choose from; empty when it is not known which there are. */
  tracks: z.array(mediaTrackSchema),
});
export type Media = z.infer<typeof mediaSchema>;

/** Whether the overlay is being moved, and whether its style is being looked at. */
const overlayStateSchema = z.object({ editing: z.boolean(), previewing: z.boolean() });
export type OverlayState = z.infer<typeof overlayStateSchema>;
/** Of the screen, device-independent pixels. */
const coordinate = z.number().int().min(-100_000).max(100_000);
const boxSchema = z.object({ x: coordinate, y: coordinate, width: coordinate, height: coordinate });
const stepSchema = z.number().int().min(-1000).max(1000);

/** Requests: window → main → `{ ok }`. `from` names the windows that may send it. */
export const REQUESTS = {
  ...PRIVACY_REQUESTS,
  ...EDITING_REQUESTS,
  ...INSIDE_REQUESTS,
  ...RECORDING_REQUESTS,
  ...IMPORT_REQUESTS,
  ...EXPORTING_REQUESTS,
  ...HISTORY_REQUESTS,
  ...DATA_REQUESTS,
  ...RECAPTION_REQUESTS,
  'app.state': { from: ['control', 'overlay'], input: nothing, output: appStateSchema },
  /** What this desktop offers. */
  'desktop.abilities': {
    from: ['control'],
    input: nothing,
    output: z.object({ tray: z.boolean(), startWithSystem: z.boolean() }),
  },
  /** What the window is to show once it is there; each wish is given once. */
  'window.wish': { from: ['control'], input: nothing, output: wishSchema.nullable() },
  'shortcuts.state': { from: ['control'], input: nothing, output: shortcutStateSchema },
  /** While keys are chosen, the ones chosen before do nothing. */
  'shortcuts.record': {
    from: ['control'],
    input: z.object({ recording: z.boolean() }),
    output: noAnswer,
  },
  'settings.change': { from: ['control'], input: settingsPatchSchema, output: settingsSchema },
  /** Whether the overlay can be moved, and shows sample words so that its look can be judged. */
  'overlay.state': { from: ['control', 'overlay'], input: nothing, output: overlayStateSchema },
  /** Begins or ends the moving and resizing of the overlay. Its own page may only end it, lest it catches the mouse by itself. */
  'overlay.edit': { from: ['control'], input: z.object({ on: z.boolean() }), output: noAnswer },
  'overlay.done': { from: ['overlay'], input: nothing, output: noAnswer },
  /** While somebody looks for a style, the overlay shows sample words where nobody speaks. */
  'overlay.preview': { from: ['control'], input: z.object({ on: z.boolean() }), output: noAnswer },
  /** The mouse pulls the overlay to `box`; answers where it is let to be. */
  'overlay.pull': {
    from: ['overlay'],
    input: z.object({ handle: z.enum(HANDLES), box: boxSchema, done: z.boolean() }),
    output: boxSchema,
  },
  /** A step of the arrow keys, CSS pixels; of the size with `size`. */
  'overlay.nudge': {
    from: ['control', 'overlay'],
    input: z.object({ dx: stepSchema, dy: stepSchema, size: z.boolean() }),
    output: noAnswer,
  },
  /** Back to where the overlay lies by itself. */
  'overlay.reset-place': { from: ['control'], input: nothing, output: noAnswer },
  /** Opens the save dialog. `null` when the user closed it. */
  'presets.export': {
    from: ['control'],
    input: z.object({ id: idSchema }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Opens the file dialog, and adds the preset to the user's. `null` when the user closed it. */
  'presets.import': { from: ['control'], input: nothing, output: z.object({ id: z.string() }).nullable() },
  'session.start': {
    from: ['control'],
    input: z.object({ lanes: lanesSchema }),
    output: z.object({ sessionId: z.string() }),
  },
  'session.end': { from: ['control'], input: nothing, output: noAnswer },
  /** Marks this moment of the running session. */
  'session.mark': { from: ['control'], input: nothing, output: z.object({ markId: z.string() }) },
  /** Writes a note to a mark, in place of an earlier one; also after the session's end. */
  'session.note': {
    from: ['control'],
    input: z.object({ sessionId: idSchema, markId: idSchema, note: z.string().trim().max(MAX_NOTE) }),
    output: noAnswer,
  },
  /** Takes back what was said in the last seconds that the settings say, also what is being said. */
  'session.take-back': { from: ['control'], input: nothing, output: z.object({ count: z.number().int() }) },
  /** The same of one caption, final or being said, while the session runs and after it. */
  'caption.take-back': { from: ['control'], input: captionInput, output: noAnswer },
  /** Corrects a final caption, while the session runs and after it. */
  'caption.edit': { from: ['control'], input: captionInput.extend(editSchema.shape), output: editedSchema },
  /** The running session hears nothing until it is resumed. */
  'session.pause': { from: ['control'], input: nothing, output: noAnswer },
  'session.resume': { from: ['control'], input: nothing, output: noAnswer },
  /** One lane more in the running session. */
  'lane.add': { from: ['control'], input: z.object({ lane: laneSchema }), output: noAnswer },
  /** One of several; what it said so far is still captioned. */
  'lane.remove': { from: ['control'], input: laneIdInput, output: noAnswer },
  /** The settings follow, so that it is so in the next session as well. */
  'lane.mute': {
    from: ['control'],
    input: laneIdInput.extend({ muted: z.boolean() }),
    output: noAnswer,
  },
  /** How long the session has been running, ms; null while none runs. */
  'session.elapsed': { from: ['control'], input: nothing, output: z.number().nonnegative().nullable() },
  'sessions.list': { from: ['control'], input: nothing, output: z.array(sessionSummarySchema) },
  /** What to write under a video of the session. */
  'archive.text': { from: ['control'], input: archiveWishSchema, output: archiveTextSchema },
  /** Opens the save dialog for it. */
  'archive.save': { from: ['control'], input: archiveWishSchema, output: noAnswer },
  /** Opens the file dialog. `null` when the user closed it. */
  'media.choose': { from: ['control'], input: nothing, output: mediaSchema.nullable() },
  /** For a file dropped on the window. */
  'media.add': { from: ['control'], input: z.object({ path: pathSchema }), output: mediaSchema },
  /** The sound tracks of a file that was chosen in this run, to choose from; none of any other. */
  'media.tracks': {
    from: ['control'],
    input: z.object({ mediaId: idSchema }),
    output: z.array(mediaTrackSchema),
  },
  /** Listens for a trial of which nothing is kept; 'sound-check.event' tells the rest. An earlier one ends. */
  'sound-check.start': {
    from: ['control'],
    input: z.object({ lanes: lanesSchema }),
    output: z.object({ sessionId: z.string() }),
  },
  'sound-check.stop': { from: ['control'], input: nothing, output: noAnswer },
  /** Opens the system's sound settings. */
  'sound-settings.open': { from: ['control'], input: nothing, output: noAnswer },
  /** Names of applications that play something. */
  'applications.list': { from: ['control'], input: nothing, output: z.array(applicationNameSchema) },
  /** Whether a stream can be heard; asks the user about one that is not of the public network. Fails with why not. */
  'stream.check': { from: ['control'], input: z.object({ url: streamUrlSchema }), output: noAnswer },
  'devices.list': { from: ['control'], input: nothing, output: z.array(deviceSchema) },
  'notices.list': { from: ['control'], input: nothing, output: z.array(noticeSchema) },
  'notices.dismiss': { from: ['control'], input: z.object({ id: idSchema }), output: noAnswer },
  'session.load': { from: ['control'], input: sessionIdInput, output: sessionRecordSchema },
  /** For good. The running session can't be deleted. */
  'session.delete': { from: ['control'], input: sessionIdInput, output: noAnswer },
  /** Every session but the running one, for good. */
  'sessions.delete-all': { from: ['control'], input: nothing, output: noAnswer },
  /** A digest now, without waiting for more speech. It arrives as events. */
  'digest.make': { from: ['control'], input: nothing, output: noAnswer },
  /** "What did I miss?" */
  'digest.catch-up': {
    from: ['control'],
    input: z.object({ language: digestLanguageSchema }),
    output: catchUpSchema,
  },
  /** Begins or resumes, by the engine of the settings or by the embedded one; 'report.progress' tells the rest. */
  'report.make': {
    from: ['control'],
    input: sessionIdInput.extend({ by: z.enum(['chosen', 'embedded']) }),
    output: noAnswer,
  },
  'report.cancel': { from: ['control'], input: sessionIdInput, output: noAnswer },
  /** Puts a term into the glossary that holds. */
  'glossary.add': { from: ['control'], input: z.object({ term: termSchema }), output: noAnswer },
  /** Names said in the running or last session that the glossary may want. */
  'glossary.proposals': { from: ['control'], input: nothing, output: z.array(z.string()) },
  /** Tries the language server of the settings. */
  'language.test': { from: ['control'], input: nothing, output: trialSchema },
  /** The models that the language server of the settings offers. */
  'language.models': { from: ['control'], input: nothing, output: z.array(z.string()) },
  /** What servers used this month, for speech and language together. */
  'usage.month': { from: ['control'], input: nothing, output: usageSchema },
  /** What it would cost to translate captions, by language. */
  'translation.costs': { from: ['control'], input: nothing, output: translationCostsSchema },
  /** Tries the speech engine of the settings on the sample speech. */
  'speech.test': { from: ['control'], input: nothing, output: trialSchema },
  'models.list': { from: ['control'], input: nothing, output: z.array(localModelSchema) },
  /** Begins or resumes; 'models.changed' tells the rest. */
  'models.download': { from: ['control'], input: modelIdInput, output: noAnswer },
  'models.pause': { from: ['control'], input: modelIdInput, output: noAnswer },
  'models.delete': { from: ['control'], input: modelIdInput, output: noAnswer },
  /** Opens the folder dialog. `null` when the user closed it. */
  'models.add-folder': { from: ['control'], input: nothing, output: localModelSchema.nullable() },
  /** Five seconds of speech through the model, to see how fast this machine is. */
  'models.measure': { from: ['control'], input: modelIdInput, output: noAnswer },
  /** What waits until it is public: final captions, and until the next of them is, ms. */
  'broadcast.held': {
    from: ['control'],
    input: nothing,
    output: z.object({ captions: z.number().int(), nextInMs: z.number().nullable() }),
  },
  /** Opens the folder dialog for the text files; the settings follow. */
  'text-files.choose-folder': { from: ['control'], input: nothing, output: noAnswer },
  /** Shows the folder of the text files in the system's file manager. */
  'text-files.open-folder': { from: ['control'], input: nothing, output: noAnswer },
  'keys.list': { from: ['control'], input: nothing, output: keysSchema },
  /**
   * For the server that the settings name now; the user is asked about a new one. `id`: `languageKeyId` (see
   * `presets.ts`), or that of a speech endpoint; `key` null forgets it; `keep` agrees to keep it where there is no
   * keychain.
   */
  'keys.set': {
    from: ['control'],
    input: z.object({ id: idSchema, key: z.string().min(1).max(1000).nullable(), keep: z.boolean() }),
    output: keysSchema,
  },
  'obs.status': { from: ['control'], input: nothing, output: obsStatusSchema },
  /** Has OBS show the captions by a browser source, or puts the one right that is there. */
  'obs.add-source': { from: ['control'], input: nothing, output: sourceOutcomeSchema },
  /** Asks the user about an OBS on another machine, at the address of the settings. Answers whether it is allowed. */
  'obs.allow': { from: ['control'], input: nothing, output: z.boolean() },
  /** How the server of pages for browsers is. */
  'server.state': { from: ['control'], input: nothing, output: serverStateSchema },
  /** Of addresses to copy. Who has one may come in. */
  'server.tokens': { from: ['control'], input: nothing, output: tokensSchema },
  /** Another token in place of this one, which holds no more: its addresses lead nowhere. */
  'server.renew': { from: ['control'], input: z.object({ access: accessSchema }), output: tokensSchema },
  /** Shows a page in the system's browser. */
  'server.open': { from: ['control'], input: z.object({ page: serverPageSchema }), output: noAnswer },
  /** The overlay has painted the event; times are `performance.timeOrigin + performance.now()`. */
  'surface.painted': {
    from: ['overlay'],
    input: z.object({ seq: z.number().int().nonnegative(), paintedAt: epochMsSchema }),
    output: noAnswer,
  },
  ...STEERING_REQUESTS,
  ...UPDATES_REQUESTS,
} as const satisfies RequestTable;

export type RequestName = keyof typeof REQUESTS;
export type RequestInput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['output']>;

/** How every request is answered: errors cross as values, because Electron keeps only their message. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ErrorValue };

/** Messages: main → window, without an answer. `to` names the windows that get it. */
export const PUSHES = {
  'recaption.changed': {
    to: ['control'],
    payload: z.object({ sessionId: z.string(), progress: recaptionProgressSchema }),
  },
  'session.event': { to: ['control', 'overlay'], payload: sessionEventSchema },
  /** The session that ran last is not there any more. */
  'session.deleted': { to: ['control', 'overlay'], payload: sessionIdInput },
  'settings.changed': {
    to: ['control', 'overlay'],
    payload: z.object({ settings: settingsSchema, language: z.enum(['en', 'ko']) }),
  },
  'overlay.state': { to: ['control', 'overlay'], payload: overlayStateSchema },
  /** 'session-file.opened' has something. */
  'session-file.opened': { to: ['control'], payload: nothing },
  /** 'window.wish' has something. */
  'window.wished': { to: ['control'], payload: nothing },
  'shortcuts.changed': { to: ['control'], payload: shortcutStateSchema },
  'notices.changed': { to: ['control'], payload: z.array(noticeSchema) },
  'devices.changed': { to: ['control'], payload: z.array(deviceSchema) },
  'obs.status': { to: ['control'], payload: obsStatusSchema },
  'report.progress': { to: ['control'], payload: reportProgressSchema },
  'inside.changed': { to: ['control'], payload: insideStateSchema },
  'updates.changed': { to: ['control'], payload: updatesStateSchema },
  'import.changed': { to: ['control'], payload: importQueueSchema },
  'models.changed': { to: ['control'], payload: z.array(localModelSchema) },
  'server.changed': { to: ['control'], payload: serverStateSchema },
  /** What happens in a sound check, numbered as a session's events are. */
  'sound-check.event': { to: ['control'], payload: sessionEventSchema },
  /** How a lane of the session or of a sound check sounds, once a second. */
  'lane.health': { to: ['control'], payload: soundHealthSchema },
  /** Loudness of a lane, 0..1 (RMS) and whether somebody speaks; about ten times a second. */
  'lane.level': {
    to: ['control'],
    payload: z.object({ laneId: z.string(), level: z.number(), speech: z.boolean() }),
  },
} as const satisfies Record<string, { to: readonly WindowName[]; payload: z.ZodType }>;

export type PushName = keyof typeof PUSHES;
export type PushPayload<N extends PushName> = z.infer<(typeof PUSHES)[N]['payload']>;
