import { captionLanguageSchema } from '../../../../shared/languages';
import { SPACELESS_LETTER } from '../../../../shared/spaceless';
import { comparableWords, joinWords, splitWords } from '../../../text/words';
import type { Prompt } from '../../answer/answer';
import { PROMPT_SENTENCES } from './prompt-sentences';

/** Whisper reads the last 224 tokens of a prompt; longer ones cost without use. */
const MAX_TOKENS = 200;
/** What the last caption may take of that. */
const MAX_CAPTION_TOKENS = 80;

/** In these scripts more letters may follow a word: particles, or the next word. */
const GOES_ON = new RegExp(String.raw`\p{Script=Hangul}|${SPACELESS_LETTER.source}`, 'u');

/** A rough upper bound: some letters of Latin scripts share a token, those of others have one each or more. */
function tokensOf(text: string): number {
  const latin = text.match(/[ -\u024f]/g)?.length ?? 0;
  return Math.ceil(latin / 3) + (text.length - latin);
}

/** Finds a term in a text whatever its case, spacing and punctuation; Korean and Chinese ones with what follows them. */
function finderOf(term: string): RegExp | null {
  const words = comparableWords(term);
  const [first, last] = [words[0]?.at(0), words.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return null;
  const begins = SPACELESS_LETTER.test(first) ? '' : String.raw`(?<![\p{L}\p{N}])`;
  const ends = GOES_ON.test(last) ? '' : String.raw`(?![\p{Script=Latin}\p{N}])`;
  return new RegExp(begins + words.join(String.raw`[^\p{L}\p{N}]*`) + ends, 'giu');
}

function timesIn(text: string, finder: RegExp): number {
  return text.normalize('NFKC').match(finder)?.length ?? 0;
}

/**
 * What a recogniser is told before it hears an utterance: a sentence with names and terms as they are spelled, then
 * the caption before it, whose end matters most. Whole words only. No term stands in it twice, as a recogniser whose
 * prompt repeats itself goes on repeating: what the caption holds is left out of the sentence, and so is a term that is
 * a part of another.
 *
 * @param language code of what is spoken; null while it is not known
 */
export function promptOf(terms: readonly string[], lastCaption: string, language: string | null): Prompt {
  const finders = new Map<string, RegExp>();
  for (const term of terms) {
    const finder = finderOf(term);
    if (finder) finders.set(term, finder);
  }
  const caption = endOf(lastCaption, [...finders.values()]);
  const known = captionLanguageSchema.safeParse(language);
  const [before = '', after = ''] = PROMPT_SENTENCES[known.success ? known.data : 'en'].split('{}');
  const chosen = new Map<string, RegExp>();
  let left = MAX_TOKENS - tokensOf(caption) - tokensOf(before + after);
  for (const [term, finder] of finders) {
    if (timesIn(caption, finder) > 0) continue;
    left -= tokensOf(`${term}, `);
    if (left < 0) break;
    chosen.set(term, finder);
  }
  const named = withoutParts(chosen);
  const glossary = named.length > 0 ? `${before}${named.join(', ')}${after}` : '';
  return {
    text: [glossary, caption].filter((part) => part !== '').join(' '),
    sentence: [before, after],
    terms: named,
    caption,
  };
}

/** The last words of a caption, as many as there is room for and without the first of two times that it says a term. */
function endOf(caption: string, finders: readonly RegExp[]): string {
  const words = splitWords(caption);
  const text = (): string => joinWords(words);
  const isTooLong = (): boolean =>
    tokensOf(text()) > MAX_CAPTION_TOKENS || finders.some((finder) => timesIn(text(), finder) > 1);
  while (isTooLong()) {
    do words.shift();
    while (words[0]?.begins === false);
  }
  return text();
}

/** Terms that are not said by another one already. */
function withoutParts(terms: ReadonlyMap<string, RegExp>): string[] {
  const kept: string[] = [];
  for (const [term, finder] of terms) {
    const within = [...terms.keys()].some(
      (other) =>
        other !== term && timesIn(other, finder) > 0 && (other.length > term.length || kept.includes(other)),
    );
    if (!within) kept.push(term);
  }
  return kept;
}
