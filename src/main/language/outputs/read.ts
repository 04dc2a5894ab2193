import type { z } from 'zod';
import type { LanguageOutput, LanguageTask, LanguageTaskKind } from '../contract';
import {
  catchUpAnswerSchema,
  digestAnswerSchema,
  MOST,
  notesAnswerSchema,
  reportAnswerSchema,
  toJsonSchema,
} from './answers';
import {
  checkChapter,
  checkEach,
  checkHighlight,
  checkKeywords,
  checkQuote,
  checkStatement,
  tidy,
} from './checks';
import { parseAnswer } from './json';
import { fault, type ReadOptions, type Reading } from './reading';
import { readTranslation, translationTokens } from './translation';

const MAX_ABSTRACT_CHARS = 3000;
/** How the answer to one kind of task looks and is read. */
export interface OutputFormat<K extends LanguageTaskKind> {
  /** For a prompt with these labels; null for plain text. */
  readonly jsonSchema: ((labels: readonly string[]) => Readonly<Record<string, unknown>>) | null;
  /** How long an answer may be, tokens: what a bounded one takes in a language that takes many. */
  readonly maxTokens: (task: LanguageTask<K>) => number;
  readonly read: (answer: string, options: ReadOptions<K>) => Reading<LanguageOutput<K>>;
}

type Statements = readonly ({ readonly text: string } | null)[];

interface JsonFormat<K extends LanguageTaskKind, S extends z.ZodType> {
  readonly schema: S;
  readonly maxTokens: number;
  /** null when something is missing without which the rest is worth nothing. */
  readonly check: (answer: z.infer<S>, options: ReadOptions<K>) => LanguageOutput<K> | null;
  /** What must not be lost altogether, of the answer and of what was let through. */
  readonly essence: (part: z.infer<S> | LanguageOutput<K>) => Statements;
}

/**
 * An answer in JSON. It may be empty when nothing worth telling was said, but not because keys are missing
 * or because all its statements name captions that do not exist.
 */
function json<K extends LanguageTaskKind, S extends z.ZodObject>({
  schema,
  maxTokens,
  check,
  essence,
}: JsonFormat<K, S>): OutputFormat<K> {
  const count = (part: z.infer<S> | LanguageOutput<K>): number =>
    essence(part).filter((each) => each !== null && each.text !== '').length;
  return {
    jsonSchema: (labels) => toJsonSchema(schema, labels),
    maxTokens: () => maxTokens,
    read: (text, options) => {
      const value = parseAnswer(text, options);
      if (typeof value !== 'object' || value === null) return fault('it is not a JSON object');
      const answer = schema.parse(value);
      const output = check(answer, options);
      if (output !== null && count(output) > 0) return { output, fault: null };
      if (count(answer) > 0)
        return fault('its statements say nothing or their "cites" name no label of the data');
      if (options.growing) return fault('nothing of it has come yet');
      const missing = Object.keys(schema.shape).filter((key) => !(key in value));
      if (missing.length > 0) return fault(`it has no ${missing.map((key) => `"${key}"`).join(', ')}`);
      return output === null ? fault('it says nothing') : { output, fault: null };
    },
  };
}

export const OUTPUTS: { readonly [K in LanguageTaskKind]: OutputFormat<K> } = {
  digest: json({
    schema: digestAnswerSchema,
    maxTokens: 1400,
    check: (answer, { references }) => ({
      summary: checkEach(answer.summary, checkStatement, references, MOST.digest.summary),
      situation: checkStatement(answer.situation, references),
      keywords: checkKeywords(answer.keywords, MOST.digest.keywords),
      highlights: checkEach(answer.highlights, checkHighlight, references, MOST.digest.highlights),
    }),
    essence: ({ summary, situation }) => [...summary, situation],
  }),
  translation: { jsonSchema: null, maxTokens: translationTokens, read: readTranslation },
  'catch-up': json({
    schema: catchUpAnswerSchema,
    maxTokens: 1400,
    check: ({ points }, { references }) => checkEach(points, checkStatement, references, MOST.catchUp.points),
    essence: (part) => ('points' in part ? part.points : part),
  }),
  'report-notes': json({
    schema: notesAnswerSchema,
    maxTokens: 4000,
    check: (answer, { references, task: { captions } }) => ({
      startMs: captions[0]?.startMs ?? 0,
      endMs: captions.at(-1)?.endMs ?? 0,
      points: checkEach(answer.points, checkStatement, references, MOST.notes.points),
      chapters: checkEach(answer.chapters, checkChapter, references, MOST.notes.chapters).sort(byStart),
      decisions: checkEach(answer.decisions, checkStatement, references, MOST.notes.decisions),
      highlights: checkEach(answer.highlights, checkHighlight, references, MOST.notes.highlights),
      quotes: checkEach(answer.quotes, checkQuote, references, MOST.notes.quotes),
      keywords: checkKeywords(answer.keywords, MOST.notes.keywords),
    }),
    essence: ({ points }) => points,
  }),
  report: json({
    schema: reportAnswerSchema,
    maxTokens: 6000,
    check: (answer, { references }) => {
      const title = tidy(answer.title);
      if (title === '') return null;
      return {
        title,
        abstract: tidy(answer.abstract, MAX_ABSTRACT_CHARS),
        chapters: checkEach(answer.chapters, checkChapter, references, MOST.report.chapters).sort(byStart),
        decisions: checkEach(answer.decisions, checkStatement, references, MOST.report.decisions),
        highlights: checkEach(answer.highlights, checkHighlight, references, MOST.report.highlights),
        quotes: references
          .cited(answer.quotes, 'q')
          .flatMap(({ captionIds: [captionId], span, text }) =>
            captionId !== undefined && span ? [{ captionId, atMs: span.startMs, text }] : [],
          )
          .slice(0, MOST.report.quotes),
        keywords: checkKeywords(answer.keywords, MOST.report.keywords),
      };
    },
    essence: ({ title, chapters }) => (title === '' ? [] : chapters.map((each) => ({ text: each.title }))),
  }),
};

function byStart(left: { readonly startMs: number }, right: { readonly startMs: number }): number {
  return left.startMs - right.startMs;
}
