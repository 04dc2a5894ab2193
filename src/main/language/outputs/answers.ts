import { z } from 'zod';

/**
 * What models are asked to answer. One schema serves twice: as JSON schema for servers that hold their model
 * to it, and to read what comes, in which it passes over what does not fit instead of refusing the whole.
 * `cites` come before `text`, so that a statement that is still being written already has them.
 */

/** Everything an answer holds is bounded, whatever a model writes. */
export const MOST = {
  cites: 8,
  /** Chapters of a report join many of its notes. */
  chapterCites: 40,
  digest: { summary: 3, keywords: 12, highlights: 5 },
  catchUp: { points: 8 },
  notes: { points: 20, chapters: 6, decisions: 10, highlights: 6, quotes: 6, keywords: 20 },
  report: { chapters: 20, decisions: 30, highlights: 15, quotes: 10, keywords: 60 },
};

/**
 * Drops items that do not fit; takes a single item for a list of one. `most` is for the server, whose model
 * might go on for ever; of what comes, the first `most` that can be used are taken, not the first `most`.
 */
function list<T extends z.ZodType>(item: T, most: number) {
  const items = z.preprocess(
    (value) => {
      const all: unknown[] = Array.isArray(value)
        ? value
        : value === undefined || value === null
          ? []
          : [value];
      return all.filter((each) => item.safeParse(each).success);
    },
    z.array(item).meta({ maxItems: most }),
  );
  return items.catch([]);
}

const text = z.preprocess((value) => (typeof value === 'string' ? value.trim() : ''), z.string());
const label = z.preprocess((value) => (typeof value === 'number' ? `${value}` : value), z.string());
const cites = list(label, MOST.cites);

const statement = z.object({ cites, text });
const highlight = z.object({ cites, text, why: text });
const chapter = z.object({ cites: list(label, MOST.chapterCites), title: text, summary: text });

export type StatementAnswer = z.infer<typeof statement>;
export type HighlightAnswer = z.infer<typeof highlight>;
export type ChapterAnswer = z.infer<typeof chapter>;

export const digestAnswerSchema = z.object({
  summary: list(statement, MOST.digest.summary),
  situation: statement.catch({ cites: [], text: '' }),
  keywords: list(text, MOST.digest.keywords),
  highlights: list(highlight, MOST.digest.highlights),
});

export const catchUpAnswerSchema = z.object({ points: list(statement, MOST.catchUp.points) });

export const notesAnswerSchema = z.object({
  points: list(statement, MOST.notes.points),
  chapters: list(chapter, MOST.notes.chapters),
  decisions: list(statement, MOST.notes.decisions),
  highlights: list(highlight, MOST.notes.highlights),
  quotes: list(statement, MOST.notes.quotes),
  keywords: list(text, MOST.notes.keywords),
});

export const reportAnswerSchema = z.object({
  title: text,
  abstract: text,
  chapters: list(chapter, MOST.report.chapters),
  decisions: list(statement, MOST.report.decisions),
  highlights: list(highlight, MOST.report.highlights),
  /** Labels of quotes, whose words stand already. */
  quotes: list(label, MOST.report.quotes),
  keywords: list(text, MOST.report.keywords),
});

/** In the strict dialect that OpenAI asks for: every key required, no other keys, no defaults. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: 'output',
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
    },
  });
  return json;
}
