import { fold } from './fold';
import { isShort, quoted, trigramsOf } from './trigrams';

/** More words than these are left out. */
const MOST_TERMS = 8;

/** In no passage: no text has the end of one within it. */
const NOWHERE = quoted('\n\n\n');

/** Straight quotes, and those that phones and Korean and Japanese keyboards write. */
const PIECES = /["“”「」『』]([^"“”「」『』]*)["“”「」『』]?|([^\s"“”「」『』]+)/gu;

/** What is looked for, folded: words, and phrases in quotes. None where there is nothing to look for. */
export function termsOf(words: string): string[] {
  const pieces = [...words.matchAll(PIECES)].map(([, phrase, word]) => fold(phrase ?? word ?? '').trim());
  return [...new Set(pieces)].filter((piece) => piece !== '').slice(0, MOST_TERMS);
}

/** Whether all of `terms` stand in `text`, which is folded. */
export function holdsAll(text: string, terms: readonly string[]): boolean {
  return terms.every((term) => text.includes(term));
}

/**
 * What the index is asked: passages with all letters of the terms, by threes. Of shorter terms it is asked for any of the
 * trigrams that `startingWith` gives, if it does. Null when there is nothing to ask; then passages have to be read.
 */
export function indexQuery(
  terms: readonly string[],
  startingWith: (term: string) => readonly string[] | null = () => null,
): string | null {
  const whole = [...new Set(terms.flatMap(trigramsOf))].map(quoted);
  const begun = terms.filter(isShort).flatMap((term) => {
    const trigrams = startingWith(term);
    return trigrams ? [trigrams.length === 0 ? NOWHERE : `(${trigrams.map(quoted).join(' OR ')})`] : [];
  });
  return whole.length + begun.length === 0 ? null : [...whole, ...begun].join(' AND ');
}
