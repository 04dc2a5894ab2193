import { z } from 'zod';
import { sessionEventSchema } from './session/events';
import { sessionViewSchema } from './session/session-view';
import { settingsSchema } from './settings';

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
