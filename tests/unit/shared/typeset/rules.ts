import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What is said in the scripts of the world, for whoever sets it. */
export const SAID = z
  .array(
    z.object({
      id: z.string(),
      language: z.string(),
      direction: z.enum(['ltr', 'rtl']).default('ltr'),
      text: z.string(),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/fixtures/lines.json', 'utf8')));

export type Said = (typeof SAID)[number];

const BEGINS_BADLY = /^[\p{Pe}\p{Pf}、。，．,.!?！？…ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々ๆ]/u;
const ENDS_BADLY = /[\p{Ps}\p{Pi}っッ]$/u;

/** What is wrong with the lines of `said`; `lines` are without the spaces between them. */
export function faultsOf({ language, text }: Said, lines: readonly string[]): string[] {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
  const faults: string[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (BEGINS_BADLY.test(line)) faults.push(`begins badly: ${line}`);
    if (ENDS_BADLY.test(line)) faults.push(`ends badly: ${line}`);
    if (!text.startsWith(line, at)) faults.push(`is not said: ${line}`);
    at += line.length;
    const spaced = text[at] === ' ';
    const inWord = words.some(
      ({ index: from, segment, isWordLike }) => isWordLike && from < at && at < from + segment.length,
    );
    if (inWord) faults.push(`ends inside a word: ${line}`);
    if (language === 'ko' && !spaced && index < lines.length - 1)
      faults.push(`ends inside an eojeol: ${line}`);
    if (spaced) at++;
  }
  if (at < text.length) faults.push(`is missing: ${text.slice(at)}`);
  return faults;
}

/** The shortest line but the last as a share of the widest. */
export function evenness(widths: readonly number[]): number {
  return Math.min(...widths.slice(0, -1), Math.max(...widths)) / Math.max(...widths);
}
