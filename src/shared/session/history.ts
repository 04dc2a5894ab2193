import { z } from 'zod';
import { idSchema } from '../ids';
import { epochMsSchema } from '../time';
import { sessionSummarySchema } from './record';

/** The longest name of a session and the longest tag, characters, and the most tags that a session has. */
export const MAX_NAME = 120;
export const MAX_TAG = 40;
export const MAX_TAGS = 12;
/** The longest search, characters. */
export const MAX_SEARCH = 200;
/** The most entries, or places found, in one answer. */
export const MAX_PAGE = 100;

export const nameSchema = z.string().trim().max(MAX_NAME);
export const tagSchema = z.string().trim().min(1).max(MAX_TAG);

/** Who turned the speech of a session into text when it began; an empty model is the one inside. */
export const sessionEngineSchema = z.object({
  engine: z.enum(['local', 'server']),
  model: z.string().max(200),
});

/** What somebody puts on a session to find it again; what is left out stays as it is. */
export const sessionDetailsSchema = z
  .object({
    /** Empty for none of its own. */
    name: nameSchema,
    /** A pinned session outlasts `settings.history.keepForDays`. */
    pinned: z.boolean(),
    tags: z.array(tagSchema).max(MAX_TAGS),
    engine: sessionEngineSchema,
  })
  .partial();
export type SessionDetails = z.infer<typeof sessionDetailsSchema>;

/** One session in History. */
export const historyEntrySchema = sessionSummarySchema.extend({
  /**
   * Its own name, else its report's title, else what its last digest said, else the name of the file that it was made
   * of; empty where there is none of them.
   */
  title: z.string(),
  /** Its own name; empty until somebody gave it one. */
  name: z.string(),
  /** The names of its lanes. */
  speakers: z.array(z.string()),
  /** Languages of its captions, as far as their letters tell; the most spoken first. */
  languages: z.array(z.string()),
  /** Null where it was not written down: in sessions of earlier versions. */
  engine: sessionEngineSchema.nullable(),
  pinned: z.boolean(),
  /** Whether a moment of it was marked. */
  marked: z.boolean(),
  tags: z.array(z.string()),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Which sessions are wanted; null and false want any. */
export const historyFilterSchema = z.object({
  /** Started at or after, and before, epoch ms. */
  from: epochMsSchema.nullable(),
  until: epochMsSchema.nullable(),
  /** The name of a lane. */
  speaker: z.string().max(200).nullable(),
  language: z.string().max(20).nullable(),
  tag: tagSchema.nullable(),
  marked: z.boolean(),
  pinned: z.boolean(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

export const ANY_SESSION: HistoryFilter = {
  from: null,
  until: null,
  speaker: null,
  language: null,
  tag: null,
  marked: false,
  pinned: false,
};

/** Sessions that come after this one in the list, which is newest first. */
export const historyCursorSchema = z.object({ startedAt: epochMsSchema, id: idSchema });

export const historyQuerySchema = z.object({
  filter: historyFilterSchema,
  /** Null from the newest on. */
  after: historyCursorSchema.nullable(),
  limit: z.number().int().min(1).max(MAX_PAGE),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** Newest first. Fewer than were asked for are the last. */
export const historyPageSchema = z.array(historyEntrySchema);

/** What there is to filter by, and how far the search knows the store. */
export const historyFacetsSchema = z.object({
  speakers: z.array(z.string()),
  languages: z.array(z.string()),
  tags: z.array(z.string()),
  sessions: z.number().int(),
  /** Sessions whose words can't be found yet. */
  unindexed: z.number().int(),
});
export type HistoryFacets = z.infer<typeof historyFacetsSchema>;

export const searchQuerySchema = z.object({
  /** Several words must all be there; what stands in quotes must be there as it is. */
  words: z.string().max(MAX_SEARCH),
  filter: historyFilterSchema,
  /** The `next` of the answer before; null for the first. */
  before: z.number().int().nonnegative().nullable(),
  limit: z.number().int().min(1).max(MAX_PAGE),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** A piece of text with what was looked for in it. Ranges are offsets into `text`, from and until, UTF-16. */
export const snippetSchema = z.object({
  text: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Snippet = z.infer<typeof snippetSchema>;

/** A place in which the words were found. */
export const hitSchema = z.object({
  sessionId: z.string(),
  kind: z.enum(['caption', 'translation', 'digest', 'report']),
  /** The caption to jump to; null where no single one is meant. */
  captionId: z.string().nullable(),
  /** Session ms; null of what tells of the session as a whole. */
  atMs: z.number().nullable(),
  /** Empty where nobody is named. */
  speaker: z.string(),
  snippet: snippetSchema,
});
export type Hit = z.infer<typeof hitSchema>;

export const searchPageSchema = z.object({
  /** Of the newest session first. */
  hits: z.array(hitSchema),
  /** The sessions of the hits. */
  sessions: z.array(historyEntrySchema),
  /** Where to go on; null when all was looked through. There may be more although this answer holds nothing. */
  next: z.number().int().nullable(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;

/** What History takes of the disk, bytes. */
export const storageUsedSchema = z.object({ database: z.number(), recordings: z.number() });
export type StorageUsed = z.infer<typeof storageUsedSchema>;
