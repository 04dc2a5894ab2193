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

/** Longest texts that a model is asked for, characters: two long sentences, and so on. */
const CHARS = { statement: 300, why: 120, title: 80, chapter: 400, abstract: 1200, keyword: 60 };

/** A key in a schema that stands in for the labels, which differ from one prompt to the next. */
const LETTERS = 'x-letters';
/** OpenAI takes no more values in all; with more, a label is any text, and those that do not exist are passed over. */
const MOST_VALUES = 1000;

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

/** A longer text is for the server to refuse; of one that comes, as much is taken as a check says. */
function textOf(mostChars: number) {
  const string = z.string().meta({ maxLength: mostChars });
  return z.preprocess((value) => (typeof value === 'string' ? value.trim() : ''), string);
}

/** `letters`: with which the labels begin that may be cited here; all when empty. */
function labelOf(letters: string) {
  const string = z.string().meta({ [LETTERS]: letters });
  return z.preprocess((value) => (typeof value === 'number' ? `${value}` : value), string);
}

function statementOf(letters = '') {
  return z.object({ cites: list(labelOf(letters), MOST.cites), text: textOf(CHARS.statement) });
}

function highlightOf(letters = '') {
  return statementOf(letters).extend({ why: textOf(CHARS.why) });
}

function chapterOf(letters = '') {
  const cites = list(labelOf(letters), MOST.chapterCites);
  return z.object({ cites, title: textOf(CHARS.title), summary: textOf(CHARS.chapter) });
}

const statement = statementOf();
const highlight = highlightOf();
const chapter = chapterOf();
const keyword = textOf(CHARS.keyword);

export type StatementAnswer = z.infer<typeof statement>;
export type HighlightAnswer = z.infer<typeof highlight>;
export type ChapterAnswer = z.infer<typeof chapter>;

export const digestAnswerSchema = z.object({
  summary: list(statement, MOST.digest.summary),
  situation: statement.catch({ cites: [], text: '' }),
  keywords: list(keyword, MOST.digest.keywords),
  highlights: list(highlight, MOST.digest.highlights),
});

export const catchUpAnswerSchema = z.object({ points: list(statement, MOST.catchUp.points) });

export const notesAnswerSchema = z.object({
  points: list(statement, MOST.notes.points),
  chapters: list(chapter, MOST.notes.chapters),
  decisions: list(statement, MOST.notes.decisions),
  highlights: list(highlight, MOST.notes.highlights),
  quotes: list(statement, MOST.notes.quotes),
  keywords: list(keyword, MOST.notes.keywords),
});

export const reportAnswerSchema = z.object({
  title: textOf(CHARS.title),
  abstract: textOf(CHARS.abstract),
  chapters: list(chapterOf('h'), MOST.report.chapters),
  decisions: list(statementOf('ds'), MOST.report.decisions),
  highlights: list(highlightOf('m'), MOST.report.highlights),
  /** Labels of quotes, whose words stand already. */
  quotes: list(labelOf('q'), MOST.report.quotes),
  keywords: list(keyword, MOST.report.keywords),
});

/**
 * In the strict dialect that OpenAI asks for: every key required, no other keys, no defaults. What is cited is one of
 * `labels`, of those that may stand there: a model that is held to the schema can't invent one.
 */
export function toJsonSchema(schema: z.ZodType, labels: readonly string[]): Record<string, unknown> {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: 'output',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
    },
  });
  const places = labelsIn(json).map((of) => {
    const letters = String(of[LETTERS]);
    delete of[LETTERS];
    return { of, values: labels.filter((label) => letters === '' || letters.includes(label.charAt(0))) };
  });
  // Where the same may stand everywhere, it is named once.
  const [first] = places;
  const isShared = first !== undefined && places.every(({ values }) => values.length === first.values.length);
  const count = isShared ? first.values.length : places.reduce((sum, { values }) => sum + values.length, 0);
  if (count > MOST_VALUES) return json;
  for (const { of, values } of places) {
    // An enum of nothing is no schema; a list that can only be empty is found to be so when it is read.
    if (values.length === 0) continue;
    if (isShared) {
      delete of['type'];
      of['$ref'] = '#/$defs/label';
    } else of['enum'] = values;
  }
  if (!isShared || count === 0) return json;
  return { ...json, $defs: { label: { type: 'string', enum: first.values } } };
}

/** The schemas of labels in `json`. */
function labelsIn(json: unknown): Record<string, unknown>[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = LETTERS in json ? [json as Record<string, unknown>] : [];
  return [...own, ...Object.values(json).flatMap(labelsIn)];
}
