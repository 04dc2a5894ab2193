import { z } from 'zod';
import { shortcutsSchema } from './commands/shortcuts';
import { FIRST_GLOSSARY, glossarySchema } from './glossary';
import { checkIds, idSchema, newId } from './ids';
import { autoExportSchema, exportOptionsSchema } from './exporting/options';
import { captionLanguageSchema, spokenLanguageSchema } from './languages';
import { ownPresetsSchema } from './overlay/presets';
import { placesSchema } from './overlay/place';
import { overlayStyleSchema } from './overlay/style';
import { LANGUAGE_PRESETS, languageKeyId, SPEECH_PRESETS } from './presets';
import { UPDATE_CHANNELS } from './requests/updates';
import { lanesSchema } from './source';
import { epochMsSchema } from './time';

/** From calm, 1, to fast, 5: how soon words show against how often they change (see `pace.ts`). */
const paceSchema = z.number().int().min(1).max(5);

const languageSchema = z.enum(['system', 'en', 'ko']);
const themeSchema = z.enum(['system', 'light', 'dark']);

const firstRunSchema = z.enum(['todo', 'done']);

const overlaySchema = overlayStyleSchema.extend({
  visible: z.boolean().default(true),
  /** Whether screenshots, recordings and shared screens show it not. Linux does not know how. */
  hiddenFromCapture: z.boolean().default(false),
});

/** How the app starts, and what becomes of it when its window is closed. */
const desktopSchema = z.object({
  startWithSystem: z.boolean().default(false),
  /** Whether there is no window when the system starts it. */
  startMinimised: z.boolean().default(false),
  /** 'ask' asks while captions run and quits otherwise. */
  closing: z.enum(['ask', 'tray', 'stop']).default('ask'),
});

const segmentsSchema = z.object({
  /** Silence that ends an utterance, ms. */
  endSilenceMs: z.number().min(200).max(2000).default(700),
});

/** How what was said is written, from the next utterance on. */
const writingSchema = z.object({
  /** Marks of sounds, such as "(applause)": left out, or shown as [applause]. */
  sounds: z.enum(['hide', 'show']).default('hide'),
  /** Numbers of English and Korean; 'heard' leaves them to the recogniser. */
  numbers: z.enum(['heard', 'digits', 'words']).default('heard'),
  /** The script of Chinese; 'heard' leaves it to the recogniser. */
  chinese: z.enum(['heard', 'simplified', 'traditional']).default('heard'),
});

/** Where a server is reached, up to and with its version, such as `http://127.0.0.1:8000/v1`. */
const baseUrlSchema = z.url({ protocol: /^https?$/ }).max(2000);

/** Any server with `/v1/audio/transcriptions`. */
const speechServerSchema = z.object({
  preset: z.enum(SPEECH_PRESETS).default('openai'),
  model: z.string().trim().max(200).default('gpt-4o-mini-transcribe'),
  /** Servers that do the same work; the least busy healthy one gets the next utterance. Keys are kept by the endpoint's id. */
  endpoints: z
    .array(z.object({ id: idSchema.default(newId), baseUrl: baseUrlSchema }))
    .min(1)
    .max(8)
    .check(checkIds)
    .default([{ id: 'speech-1', baseUrl: 'https://api.openai.com/v1' }]),
});

/** US dollars. */
const costSchema = z.number().nonnegative().max(1_000_000);

/** Who writes digests, translations and reports. */
const languageEngineSchema = z.object({
  engine: z.enum(['embedded', 'inside', 'server']).default('embedded'),
  /** The model inside, by its id; empty until one is chosen. */
  insideModel: z.literal('').or(idSchema).default(''),
  preset: z.enum(LANGUAGE_PRESETS).default('openai'),
  baseUrl: baseUrlSchema.default('https://api.openai.com/v1'),
  model: z.string().trim().max(200).default(''),
  /** The stronger model for reports; empty for the same. */
  reportModel: z.string().trim().max(200).default(''),
  /** What the models can take in at once, tokens. */
  contextTokens: z.number().int().min(2048).max(2_000_000).default(16_000),
  /** US dollars for a million tokens, where the user knows better than the price list. */
  price: z.object({ input: costSchema, output: costSchema }).nullable().default(null),
  /** US dollars a calendar month, for speech and language together, after which no server that costs is called. */
  monthlyCeiling: costSchema.nullable().default(null),
});
export type LanguageEngineSettings = z.infer<typeof languageEngineSchema>;

const digestSettingsSchema = z.object({
  enabled: z.boolean().default(true),
  /** Whether the overlay shows the digest card. */
  onOverlay: z.boolean().default(false),
  /** 'spoken' follows the captions. */
  language: z.enum(['spoken', 'en', 'ko']).default('spoken'),
  /** How much the summary says. */
  length: z.enum(['short', 'normal']).default('normal'),
  /** Facts alone, or with what was lively about them. */
  temper: z.enum(['facts', 'lively']).default('facts'),
});

/** How digests and catch-ups are written. */
export type DigestStyle = Pick<z.infer<typeof digestSettingsSchema>, 'length' | 'temper'>;

/** Characters. */
export const LONGEST_SHOW_TITLE = 120;
export const LONGEST_GAME = 80;

/** What the show is, in the streamer's own words: for language engines, which take it for data. */
const showSchema = z.object({
  title: z.string().trim().max(LONGEST_SHOW_TITLE).default(''),
  game: z.string().trim().max(LONGEST_GAME).default(''),
});
export type ShowSettings = z.infer<typeof showSchema>;

/** How many languages viewers may choose from. */
export const MAX_VIEWERS_LANGUAGES = 4;

const translationSchema = z.object({
  /** Whether captions get a second language here, in the overlay and in exports. */
  enabled: z.boolean().default(false),
  language: captionLanguageSchema.default('ko'),
  /** Languages that viewers may choose; captions are translated into those that somebody views. */
  viewers: z.array(captionLanguageSchema).max(MAX_VIEWERS_LANGUAGES).default([]),
});

const speechSchema = z.object({
  /** Which models make interims and finals; 'auto' measures this machine. Holds from the next session on. */
  quality: z.enum(['auto', 'accurate', 'balanced', 'light']).default('auto'),
  /** Who turns speech into text. A server that fails is stood in for by the local engine. */
  engine: z.enum(['local', 'server']).default('local'),
  /** The local model's id; empty for the embedded ones, chosen by `quality`. */
  model: z.literal('').or(idSchema).default(''),
  /** The language that is spoken; 'auto' is detected, and followed when it changes. */
  language: spokenLanguageSchema.default('auto'),
  server: speechServerSchema.prefault({}),
});

/** The shortest and the most of the user's own words that are never public. */
export const SHORTEST_SECRET = 2;
export const MOST_SECRETS = 100;

/** What leaves the private windows: for browsers, OBS, viewers and files that other programs read. */
const broadcastSchema = z.object({
  /** 'stable' shows words before their caption is final, once they will not change. */
  shows: z.enum(['finals', 'stable']).default('stable'),
  /** How much later it is public, seconds: in that time it can be taken back before anybody saw it. */
  holdBackSeconds: z.number().min(0).max(30).default(0),
  /** How far the command that takes back reaches, seconds. */
  takeBackSeconds: z.number().min(5).max(600).default(30),
  profanity: z.enum(['off', 'mask', 'drop', 'beep']).default('off'),
  /** Whether phone numbers, addresses, card numbers and the like are masked. */
  personalData: z.boolean().default(true),
  /** The user's own words that are never public. */
  secrets: z.array(z.string().trim().min(SHORTEST_SECRET).max(200)).max(MOST_SECRETS).default([]),
});
export type BroadcastSettings = z.infer<typeof broadcastSchema>;

/** Files that other programs read: the lines of now, and a log. */
const textFileSchema = z.object({
  enabled: z.boolean().default(false),
  /** Where they lie; the folder of documents where it is not given. */
  folder: z.string().max(32_767).optional(),
});

/** Pages and events for browsers: OBS's browser source, the dashboard, viewers. */
const serverSchema = z.object({
  enabled: z.boolean().default(false),
  port: z.number().int().min(1024).max(65_535).default(4747),
  /** Whether other devices of the network reach it, and not this machine alone. */
  lan: z.boolean().default(false),
});

const obsSchema = z.object({
  enabled: z.boolean().default(false),
  /** Of its WebSocket server. */
  url: z
    .url({ protocol: /^wss?$/ })
    .max(300)
    .default('ws://127.0.0.1:4455'),
  /** Whether captions go into the stream as closed captions too. */
  closedCaptions: z.boolean().default(false),
  /** Subtitles beside each recording. */
  subtitles: z
    .array(z.enum(['srt', 'vtt']))
    .max(2)
    .default(['srt']),
  /** What saves the replay buffer. */
  replayOn: z
    .array(z.enum(['mark', 'highlight']))
    .max(2)
    .default([]),
  /** Which look of the overlay a scene has, by the scene's name. */
  scenePresets: z
    .array(z.object({ scene: z.string().min(1).max(200), presetId: idSchema }))
    .max(50)
    .default([]),
});

/** Sound kept beside the captions. */
const recordingSchema = z.object({
  enabled: z.boolean().default(false),
  /** Whether sessions are captioned again by a better model while nothing else is done and there is mains power. */
  repairWhenIdle: z.boolean().default(false),
});

/** What leaves this computer. */
const privacySchema = z.object({
  /** Whether nothing does, whatever else is set: servers, streams and downloads are out of reach. */
  offline: z.boolean().default(false),
});

/** Files that are captioned faster than they play. */
const importsSchema = z.object({
  /** Whether a report is made of each once it has its captions. */
  report: z.boolean().default(false),
});

/** How long sessions are kept. */
const historySchema = z.object({
  /** Days after which a session is deleted unless it is pinned; null keeps all. */
  keepForDays: z.number().int().min(1).max(3650).nullable().default(null),
  /** From when on they are deleted, epoch ms: the user was told a day before; null until then. */
  deletesFrom: epochMsSchema.nullable().default(null),
});

/** Which newer versions of Jamak are looked for; 'off' asks nobody. */
const updatesSchema = z.object({
  channel: z.enum(['off', ...UPDATE_CHANNELS]).default('stable'),
});

const glossariesSchema = z.array(glossarySchema).min(1).max(50).check(checkIds);

/**
 * What the user may set, as it lies on disk. Every key has a default, down to those of nested groups, so a file of an
 * older version of this schema still parses, and a value that is not allowed can go back to its default alone; a
 * change of meaning raises `version` and adds a migration.
 */
export const settingsSchema = z.object({
  version: z.literal(2).default(2),
  /** Language of the interface. */
  language: languageSchema.default('system'),
  /** Whether the first run is still to be shown: a new profile begins with 'todo'. */
  firstRun: firstRunSchema.default('done'),
  /** What is captioned. */
  lanes: lanesSchema.default([
    { id: 'lane-1', name: '', colour: 'sky', source: { kind: 'microphone' }, muted: false },
  ]),
  desktop: desktopSchema.prefault({}),
  shortcuts: shortcutsSchema.prefault({}),
  /** Whether windows and dialogs are light or dark; captions over a game are neither. */
  theme: themeSchema.default('system'),
  /** Whether screen readers are given each final caption to read. */
  announceCaptions: z.boolean().default(true),
  overlay: overlaySchema.prefault({}),
  /** Looks of the overlay that the user saved. */
  overlayPresets: ownPresetsSchema.default([]),
  /** Where the overlay lies, for each arrangement of displays; that of the last change first. */
  overlayPlaces: placesSchema.default([]),
  segments: segmentsSchema.prefault({}),
  pace: paceSchema.default(3),
  writing: writingSchema.prefault({}),
  speech: speechSchema.prefault({}),
  languageEngine: languageEngineSchema.prefault({}),
  digest: digestSettingsSchema.prefault({}),
  show: showSchema.prefault({}),
  translation: translationSchema.prefault({}),
  glossaries: glossariesSchema.default([FIRST_GLOSSARY]),
  /** The glossary that holds now. */
  glossaryId: z.string().max(64).default(FIRST_GLOSSARY.id),
  broadcast: broadcastSchema.prefault({}),
  textFile: textFileSchema.prefault({}),
  server: serverSchema.prefault({}),
  obs: obsSchema.prefault({}),
  export: exportOptionsSchema.prefault({}),
  autoExport: autoExportSchema.prefault({}),
  recording: recordingSchema.prefault({}),
  history: historySchema.prefault({}),
  privacy: privacySchema.prefault({}),
  imports: importsSchema.prefault({}),
  updates: updatesSchema.prefault({}),
  /** Where streams may be heard although they are not of the public network, such as `http://192.168.1.5:8000`. */
  streamOrigins: z.array(z.url().max(300)).max(100).default([]),
  /** Where an OBS on another machine may be connected to, such as `ws://192.168.1.5:4455`. */
  obsOrigins: z.array(z.url().max(300)).max(20).default([]),
  /** The folder of the last export. */
  exportFolder: z.string().optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Of OBS's password. */
export const OBS_KEY_ID = 'obs';

/** What a window may change; nested groups are given whole. */
export const settingsPatchSchema = z
  .object({
    language: languageSchema,
    firstRun: firstRunSchema,
    lanes: lanesSchema,
    desktop: desktopSchema,
    shortcuts: shortcutsSchema,
    theme: themeSchema,
    announceCaptions: z.boolean(),
    overlay: overlaySchema,
    overlayPresets: ownPresetsSchema,
    segments: segmentsSchema,
    pace: paceSchema,
    writing: writingSchema,
    speech: speechSchema,
    languageEngine: languageEngineSchema,
    digest: digestSettingsSchema,
    show: showSchema,
    translation: translationSchema,
    glossaries: glossariesSchema,
    glossaryId: z.string().max(64),
    broadcast: broadcastSchema,
    textFile: textFileSchema.omit({ folder: true }),
    server: serverSchema,
    obs: obsSchema,
    export: exportOptionsSchema,
    autoExport: autoExportSchema.omit({ folder: true }),
    recording: recordingSchema,
    history: historySchema,
    privacy: privacySchema,
    imports: importsSchema,
    updates: updatesSchema,
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** The glossary that holds now, or an empty one when it was deleted. */
export function currentGlossary({ glossaries, glossaryId }: Settings): readonly string[] {
  return glossaries.find((glossary) => glossary.id === glossaryId)?.terms ?? [];
}

/** The address of the server that a key is for, by the key's id; null when these settings name none. */
export function addressOfKey({ speech, languageEngine, obs }: Settings, keyId: string): string | null {
  if (keyId === OBS_KEY_ID) return obs.url;
  if (keyId === languageKeyId(languageEngine.preset)) return languageEngine.baseUrl;
  return speech.server.endpoints.find(({ id }) => id === keyId)?.baseUrl ?? null;
}
