import { closest, distance } from 'fastest-levenshtein';

/** The one of `known` that a mistyped `word` may have meant; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word === '' || known.length === 0) return null;
  const found = closest(word, known);
  const most = Math.max(1, Math.floor(Math.max(word.length, found.length) / 3));
  return found.startsWith(word) || distance(word, found) <= most ? found : null;
}
