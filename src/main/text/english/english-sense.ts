import { daleChall } from 'dale-chall';
import type { WordSense } from '../word-sense';
import { wordSet } from '../word-set';
import { ENGLISH_STOP_WORDS, PLAIN_ADJECTIVES } from './english-words';

/** Words after which a noun comes, with adjectives between at most: articles, possessives, prepositions. */
export const LEADS_TO_NOUN = wordSet(
  'a an the my your his her its our their this that these those every each another no some any both all of in on at with ' +
    'from by about into between for without one two three four five six seven eight nine ten first second third last next new',
);

/** "Theo's" and "don't" are spelled with either apostrophe. */
export function plainApostrophes(word: string): string {
  return word.replaceAll('’', "'");
}

/**
 * A form shared by the inflections of a word: captions and caption, tried and trying. For comparing only:
 * it is often no word. Plurals as in Harman's S-stemmer (1991), and -ed, -ing, final e.
 */
export function stem(word: string): string {
  let form = word.replace(/'s?$/, '');
  if (form.length > 4 && /[^aeiou]ies$/.test(form)) form = `${form.slice(0, -3)}y`;
  else if (/(?:[sxz]|[cs]h)es$/.test(form)) form = form.slice(0, -2);
  else if (form.length > 3 && /[^us]s$/.test(form)) form = form.slice(0, -1);
  const root = /^(.*[aeiouy].*[^e])(?:ed|ing)$/.exec(form)?.[1];
  if (root !== undefined && root.length > 2) form = root.replace(/([^lsz])\1$/, '$1');
  return form.replace(/(.{2,})e$/, '$1').replace(/(.{2,})y$/, '$1i');
}

/** What a word in Latin letters means by itself. Whether it is a noun is for its neighbours to tell. */
export function senseOfLatin(word: string): WordSense {
  const plain = plainApostrophes(word);
  const lower = plain.toLowerCase();
  const base = plain.replace(/'s?$/, '');
  const content =
    lower.length > 1 &&
    ![lower, lower.replace(/'s?$/, '')].some(
      (form) => ENGLISH_STOP_WORDS.has(form) || PLAIN_ADJECTIVES.has(form),
    );
  return { base, key: stem(lower), content, noun: false };
}

const EVERYDAY = new Set(daleChall.flatMap((word) => [word.toLowerCase(), stem(word.toLowerCase())]));

/** Whether it is among the 3,000 words that four in five American ten-year-olds know (Chall and Dale, 1995). */
export function isEveryday(word: string): boolean {
  const lower = plainApostrophes(word).toLowerCase();
  return EVERYDAY.has(lower) || EVERYDAY.has(stem(lower));
}
