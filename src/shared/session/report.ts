import { z } from 'zod';
import {
  authorSchema,
  digestLanguageSchema,
  highlightSchema,
  incompleteSchema,
  statementSchema,
} from './digest';

export const chapterSchema = z.object({
  title: z.string().min(1),
  /** Session ms. */
  startMs: z.number().nonnegative(),
  endMs: z.number().nonnegative(),
  summary: z.string(),
});
export type Chapter = z.infer<typeof chapterSchema>;

/** Words that were said, as their caption has them. */
export const quoteSchema = z.object({
  captionId: z.string(),
  atMs: z.number().nonnegative(),
  text: z.string().min(1),
});
export type Quote = z.infer<typeof quoteSchema>;

/** What one window of a long session holds: the first step of a report, kept so that it can be resumed. */
export const reportNotesSchema = z.object({
  /** Session ms. */
  startMs: z.number().nonnegative(),
  endMs: z.number().nonnegative(),
  /** What was said, point by point. */
  points: z.array(statementSchema),
  chapters: z.array(chapterSchema),
  decisions: z.array(statementSchema),
  highlights: z.array(highlightSchema),
  quotes: z.array(quoteSchema),
  keywords: z.array(z.string().min(1)),
  incomplete: incompleteSchema,
  /** Those of earlier versions don't tell, nor in which language they were asked for. */
  author: authorSchema.optional(),
  /** Of the report that they are for. Who only picks what was said takes them in the language that was spoken. */
  language: digestLanguageSchema.optional(),
});
export type ReportNotes = z.infer<typeof reportNotesSchema>;

/** What a report was made from. */
const reportBasisSchema = z.object({
  captions: z.number().int().nonnegative(),
  /** How many of them somebody had corrected. */
  corrected: z.number().int().nonnegative(),
  takenBack: z.number().int().nonnegative(),
  gaps: z.number().int().nonnegative(),
  marks: z.number().int().nonnegative(),
  /** The parts in which it was read, one after the other. */
  windows: z.number().int().nonnegative(),
  /** Terms of the glossary that held. */
  terms: z.number().int().nonnegative(),
});
export type ReportBasis = z.infer<typeof reportBasisSchema>;

/** How many reports of one session are kept; past it the oldest goes. */
export const MOST_REPORTS = 5;

/** The long analysis of a session that has ended. */
export const reportSchema = z.object({
  title: z.string().min(1),
  abstract: z.string(),
  chapters: z.array(chapterSchema),
  decisions: z.array(statementSchema),
  highlights: z.array(highlightSchema),
  quotes: z.array(quoteSchema),
  keywords: z.array(z.string().min(1)),
  language: digestLanguageSchema,
  author: authorSchema,
  /** Epoch milliseconds. */
  madeAt: z.number(),
  /** Those of earlier versions don't tell. */
  basis: reportBasisSchema.optional(),
  incomplete: incompleteSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** How far the report of a session is. */
export const reportProgressSchema = z.object({
  sessionId: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Steps done and in all; the last one joins the windows. */
  done: z.number().int().nonnegative(),
  total: z.number().int().positive(),
  /** The part of the session that is being read, session ms; not given while parts are joined, and at the end. */
  window: z.object({ startMs: z.number(), endMs: z.number() }).optional(),
});
export type ReportProgress = z.infer<typeof reportProgressSchema>;
