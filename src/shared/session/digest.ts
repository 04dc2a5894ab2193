import { z } from 'zod';

/** A language that digests and reports are written in; there are prompts for each. */
export const digestLanguageSchema = z.enum(['en', 'ko']);
export type DigestLanguage = z.infer<typeof digestLanguageSchema>;

/** Who wrote it: the embedded engine only picks sentences that were said, and that is shown. */
export const authorSchema = z.object({
  engine: z.enum(['embedded', 'inside', 'server']),
  /** The server's model; empty for the embedded engine. */
  model: z.string(),
});
export type Author = z.infer<typeof authorSchema>;

/** Something said of the session, with the captions that it comes from: never none, never one that does not exist. */
export const statementSchema = z.object({
  text: z.string().min(1),
  captionIds: z.array(z.string()).min(1),
});
export type Statement = z.infer<typeof statementSchema>;

/** A moment worth finding again. */
export const highlightSchema = z.object({
  captionId: z.string(),
  /** Session ms at which its caption begins. */
  atMs: z.number().nonnegative(),
  /** What happened there. */
  text: z.string().min(1),
  /** Why it was picked; empty when the engine does not say. */
  why: z.string(),
  /** What the user wrote to the mark there, where there is one. It is private, as all notes are. */
  note: z.string().optional(),
});
export type Highlight = z.infer<typeof highlightSchema>;

/** Whether there was to be more of it, but time or room ran out; not given when it is whole. */
export const incompleteSchema = z.boolean().optional();

/** What is in a digest; while one streams in, parts of it are still empty. */
export const digestContentSchema = z.object({
  /** At most three. */
  summary: z.array(statementSchema),
  /** What is going on now, in one or two sentences; null when nothing can be said yet. */
  situation: statementSchema.nullable(),
  /** Most important first, at most twelve. */
  keywords: z.array(z.string().min(1)),
  highlights: z.array(highlightSchema),
});
export type DigestContent = z.infer<typeof digestContentSchema>;

/** What the language engine says of the session so far. */
export const digestSchema = digestContentSchema.extend({
  incomplete: incompleteSchema,
  id: z.string(),
  /** The session time that it covers, ms: from the start of its first new caption to the end of its last. */
  fromMs: z.number().nonnegative(),
  untilMs: z.number().nonnegative(),
  language: digestLanguageSchema,
  author: authorSchema,
  /** Epoch milliseconds; those of earlier versions don't tell. */
  madeAt: z.number().optional(),
});
export type Digest = z.infer<typeof digestSchema>;

/** "What did I miss?" for somebody who comes late, made from the digests so far. */
export const catchUpSchema = z.object({
  language: digestLanguageSchema,
  author: authorSchema,
  /** Session ms up to which it tells. */
  untilMs: z.number().nonnegative(),
  points: z.array(statementSchema),
  incomplete: incompleteSchema,
});
export type CatchUp = z.infer<typeof catchUpSchema>;
