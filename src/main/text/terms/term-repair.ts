import { createKoreanFinder } from './korean-terms';
import { createLatinFinder } from './latin-terms';

/**
 * Makes a function that puts the glossary's terms into the final text of a caption, where words sound like one: the
 * same consonants by Double Metaphone and nearly the same letters, or for Hangul the same syllables but for a letter or
 * two. It changes nothing else: ordinary words are themselves, and particles, possessives and punctuation stay. Terms
 * in other scripts are left out.
 */
export function createTermRepair(terms: readonly string[]): (text: string) => string {
  const finders = [createLatinFinder(terms), createKoreanFinder(terms)];
  return (text) => {
    const repairs = finders.flatMap((find) => find(text)).sort((left, right) => left.start - right.start);
    let result = '';
    let from = 0;
    for (const { start, end, term } of repairs) {
      result += text.slice(from, start) + term;
      from = end;
    }
    return result + text.slice(from);
  };
}
