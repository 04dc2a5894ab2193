import { z } from 'zod';

export const findingSchema = z.object({
  words: z.string().min(1).max(200),
  /** Whether "Jam" is another word than "jam". */
  matchCase: z.boolean(),
  /** Whether it is found only where no letter or digit stands right beside it. */
  wholeWords: z.boolean(),
});
/** What is looked for in captions. */
export type Finding = z.infer<typeof findingSchema>;

const PART_OF_WORD = String.raw`[\p{L}\p{M}\p{N}_]`;

/** Finds it in a text, all of it literally; null where nothing is looked for. */
function pattern({ words, matchCase, wholeWords }: Finding): RegExp | null {
  const wanted = words.normalize('NFC');
  if (wanted.trim() === '') return null;
  const literal = wanted.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
  const whole = `(?<!${PART_OF_WORD})${literal}(?!${PART_OF_WORD})`;
  return new RegExp(wholeWords ? whole : literal, matchCase ? 'gu' : 'giu');
}

/** A stretch of a text, as indices of it. */
export interface Hit {
  readonly from: number;
  readonly to: number;
}

/** Where it is in each of the texts, which are given one after the other. */
export function finder(finding: Finding): (text: string) => Hit[] {
  const found = pattern(finding);
  return (text) =>
    found
      ? Array.from(text.matchAll(found), ({ 0: words, index }) => ({ from: index, to: index + words.length }))
      : [];
}

/** A text with `replacement` wherever it is, literally too. */
export function replacer(finding: Finding, replacement: string): (text: string) => string {
  const found = pattern(finding);
  return (text) => (found ? text.replaceAll(found, () => replacement) : text);
}
