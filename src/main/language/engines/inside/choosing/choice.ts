import { z } from 'zod';

/** One thing that a model decides. It sees the names of `fields` in its answer, so they say what is meant. */
export type Field =
  /** So many lines; the same may be named twice, which counts once. */
  | { readonly type: 'lines'; readonly from: readonly string[]; readonly count: number }
  /** One line; with `orNone` maybe none of them. */
  | { readonly type: 'line'; readonly from: readonly string[]; readonly orNone?: boolean }
  /** One of these words, as it stands. */
  | { readonly type: 'word'; readonly from: readonly string[] };

export type Fields = Readonly<Record<string, Field>>;

/** What stands for no line. */
const NONE = '-';
/** Tokens of punctuation and a name around each answer, and of a word that is chosen. */
const TOKENS_OF_FIELD = 10;
const TOKENS_OF_LINE = 4;
const TOKENS_OF_WORD = 16;

/**
 * Labels of lines. In this order they are no alphabet and no numbers: small models go on counting where they should choose.
 * I and O are left out, which look like numbers.
 */
const LABELS = 'QFMXBTKZGWCRHNDYLJVSPEUA'.split('');

/** The most lines that one choice can be made from. */
export const MOST_LINES = LABELS.length;

/** Labels for so many lines, at most `MOST_LINES`. */
export function labelsFor(count: number): readonly string[] {
  return LABELS.slice(0, count);
}

/** A GBNF string that stands for `text` itself. */
function literal(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function anyOf(values: readonly string[]): string {
  return values.map((value) => literal(JSON.stringify(value))).join(' | ');
}

/** The grammar of all answers to a choice: compact JSON, whose values can only be what there is to choose from. */
export function grammarOf(fields: Fields): string {
  const root: string[] = [];
  const rules: string[] = [];
  for (const [index, [name, field]] of Object.entries(fields).entries()) {
    const rule = `v${index}`;
    root.push(literal(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`));
    if (field.type === 'lines') {
      const each = Array.from({ length: field.count }, () => rule).join(' "," ');
      root.push(`"[" ${each} "]"`);
    } else {
      root.push(rule);
    }
    const none = field.type === 'line' && field.orNone ? [NONE] : [];
    rules.push(`${rule} ::= ${anyOf([...field.from, ...none])}`);
  }
  root.push('"}"');
  return [`root ::= ${root.join(' ')}`, ...rules, ''].join('\n');
}

/** Tokens that an answer may have: more than any that obeys the grammar takes. */
export function tokensOf(fields: Fields): number {
  return Object.values(fields).reduce((sum, field) => {
    const lines = field.type === 'lines' ? field.count * TOKENS_OF_LINE : TOKENS_OF_LINE;
    return sum + TOKENS_OF_FIELD + (field.type === 'word' ? TOKENS_OF_WORD : lines);
  }, TOKENS_OF_FIELD);
}

/** What was chosen, by the names of the fields; of a line that may be none, an empty list. */
export type Chosen<F extends Fields> = { readonly [N in keyof F]: readonly string[] };

const valueSchema = z.union([z.string(), z.array(z.string()).max(MOST_LINES)]);
const answerSchema = z.record(z.string(), valueSchema);

/** What an answer says; null when it is none, which a model whose grammar was not obeyed could give. */
export function readChosen<F extends Fields>(text: string, fields: F): Chosen<F> | null {
  const { data: answer } = answerSchema.safeParse(parse(text));
  if (!answer) return null;
  const chosen: Record<string, readonly string[]> = {};
  for (const [name, { from }] of Object.entries(fields)) {
    const value = answer[name];
    if (value === undefined) return null;
    const known = new Set(from);
    chosen[name] = [...new Set([value].flat())].filter((label) => known.has(label));
  }
  return chosen as Chosen<F>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
