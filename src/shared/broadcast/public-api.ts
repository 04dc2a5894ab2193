import { z } from 'zod';
import { errorValueSchema } from '../errors';
import { termSchema } from '../glossary';
import { idSchema } from '../ids';
import { catchUpSchema, digestLanguageSchema } from '../session/digest';
import { MAX_NOTE, sessionEventSchema } from '../session/events';
import { sessionSummarySchema, textFormatSchema } from '../session/record';
import { sessionViewSchema } from '../session/session-view';
import { settingsSchema } from '../settings';

/**
 * What pages in browsers ask the local server and what it tells them. A page lies at `/TOKEN/overlay/` or
 * `/TOKEN/dashboard/`; all else is reached relative to that (`../events`, `../socket`, `../api/state`), so that every
 * address carries its token. What changes something takes the token for control.
 */

/** What of the settings is everybody's business. */
export const publicSettingsSchema = settingsSchema.pick({
  overlay: true,
  overlayPresets: true,
  digest: true,
  translation: true,
  theme: true,
});
export type PublicSettings = z.infer<typeof publicSettingsSchema>;

const spokenSchema = z.object({ settings: publicSettingsSchema, language: z.enum(['en', 'ko']) });

/** What a page starts from; the answer to `api/state`. */
export const publicStateSchema = spokenSchema.extend({
  session: sessionViewSchema,
  /** Whether the token is the one for control. */
  control: z.boolean(),
});
export type PublicState = z.infer<typeof publicStateSchema>;

/**
 * What `events` (Server-Sent Events, whose event is the type and whose data is all of it) and `socket` (WebSocket, one
 * message each) tell. The id of a 'session' event is `SESSION:SEQ`; after a break the events since then come, or
 * 'state' where they are not kept any more. A new connection begins with 'state'.
 */
export const publicMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: publicStateSchema }),
  z.object({ type: z.literal('session'), event: sessionEventSchema }),
  spokenSchema.extend({ type: z.literal('settings') }),
  z.object({ type: z.literal('deleted'), sessionId: z.string() }),
]);
export type PublicMessage = z.infer<typeof publicMessageSchema>;

/** A correction: `base` is the text that its editor saw, so that two who correct at once lose nothing. */
export const editSchema = z.object({
  base: z.string().max(10_000),
  text: z.string().trim().min(1).max(10_000),
  editor: z.string().min(1).max(64),
});
export type Edit = z.infer<typeof editSchema>;

/**
 * What came of it: the caption's text now, words of another's correction that gave way to it, and a name or term that
 * was heard wrong and that the glossary may want; each is offered once.
 */
export const editedSchema = z.object({
  text: z.string(),
  replaced: z.array(z.string()),
  term: z.string().nullable(),
});
export type Edited = z.infer<typeof editedSchema>;

/** What a tool gets that asks `socket?format=plain` for lines alone, one JSON text each. */
export const plainLineSchema = z.object({
  text: z.string(),
  /** Whether the words will not change any more. */
  final: z.boolean(),
  /** The name of who speaks; empty where the user gave none. */
  speaker: z.string(),
  /** That of a translation, such as `ko`; empty for what was said itself. */
  language: z.string(),
});
export type PlainLine = z.infer<typeof plainLineSchema>;

/** How every request of the API fails: the code has its words in `locales`. */
export const apiErrorSchema = z.object({ error: errorValueSchema });

const nothing = z.strictObject({});
const done = z.strictObject({});

/**
 * The JSON API, by the path below `api/`. `get` takes its input from the query, `post` from a JSON body, which is `{}`
 * where there is nothing to say. With `needs: 'control'` the address must have the token for control. 'export' answers
 * with a file; all else is JSON.
 */
export const API_ROUTES = {
  state: {
    method: 'get',
    needs: 'view',
    about: 'All that is public of the running or the last session, and how captions look.',
    input: nothing,
    output: publicStateSchema,
  },
  start: {
    method: 'post',
    needs: 'control',
    about: 'Starts captions of the sources that are set.',
    input: nothing,
    output: z.object({ sessionId: z.string() }),
  },
  stop: {
    method: 'post',
    needs: 'control',
    about: 'Stops captions; what was said last still gets its caption.',
    input: nothing,
    output: done,
  },
  pause: {
    method: 'post',
    needs: 'control',
    about: 'Nothing is heard until captions are resumed.',
    input: nothing,
    output: done,
  },
  resume: {
    method: 'post',
    needs: 'control',
    about: 'Captions are heard again after a pause.',
    input: nothing,
    output: done,
  },
  mark: {
    method: 'post',
    needs: 'control',
    about: 'Marks this moment, to find it again.',
    input: nothing,
    output: z.object({ markId: z.string() }),
  },
  note: {
    method: 'post',
    needs: 'control',
    about: 'Writes a note to a mark, in place of an earlier one.',
    input: z.strictObject({ markId: idSchema, note: z.string().trim().max(MAX_NOTE) }),
    output: done,
  },
  'take-back': {
    method: 'post',
    needs: 'control',
    about: 'Takes the words of one caption back, everywhere and for good.',
    input: z.strictObject({ captionId: idSchema }),
    output: done,
  },
  'take-back-recent': {
    method: 'post',
    needs: 'control',
    about: 'Takes back all that was said in the last seconds, as many as the settings say.',
    input: nothing,
    output: done,
  },
  edit: {
    method: 'post',
    needs: 'control',
    about: 'Corrects a final caption.',
    input: editSchema.extend({ captionId: idSchema }).strict(),
    output: editedSchema,
  },
  learn: {
    method: 'post',
    needs: 'control',
    about: 'Puts a name or term into the glossary, so that it is spelled like this from now on.',
    input: z.strictObject({ term: termSchema }),
    output: done,
  },
  'catch-up': {
    method: 'post',
    needs: 'control',
    about: 'What somebody missed who comes late.',
    input: z.strictObject({ language: digestLanguageSchema }),
    output: catchUpSchema,
  },
  sessions: {
    method: 'get',
    needs: 'control',
    about: 'The sessions that are kept, the newest first.',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.array(sessionSummarySchema),
  },
  export: {
    method: 'get',
    needs: 'control',
    about: 'A session as a file: what of it may be public.',
    input: z.strictObject({ sessionId: idSchema, format: textFormatSchema }),
    output: z.string(),
  },
} as const satisfies Record<
  string,
  { method: 'get' | 'post'; needs: 'view' | 'control'; about: string; input: z.ZodType; output: z.ZodType }
>;

export type ApiRoute = keyof typeof API_ROUTES;
export type ApiInput<R extends ApiRoute> = z.infer<(typeof API_ROUTES)[R]['input']>;
export type ApiOutput<R extends ApiRoute> = z.infer<(typeof API_ROUTES)[R]['output']>;
