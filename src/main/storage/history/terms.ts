import { fold } from './fold';

/** More words than these are left out. */
const MOST_TERMS = 8;
/** Letters that the index keeps together. */
const TRIGRAM = 3;

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
 * What the index is asked: passages with all letters of the terms, by threes. Null when each term is shorter, so that the
 * index knows nothing of them.
 */
export function indexQuery(terms: readonly string[]): string | null {
  const trigrams = new Set(terms.flatMap(trigramsOf));
  if (trigrams.size === 0) return null;
  return [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
}

function trigramsOf(term: string): string[] {
  const letters = Array.from(term);
  return letters.slice(0, 1 - TRIGRAM).map((_, at) => letters.slice(at, at + TRIGRAM).join(''));
}
