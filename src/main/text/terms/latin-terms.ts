import { daleChall } from 'dale-chall';
import { distance } from 'fastest-levenshtein';
import { wordSet } from '../word-set';
import { findRepairs, type Finding, type PlacedWord, type Repair } from './finding';
import { compactSpelling, latinSound, type LatinSound } from './word-sound';

interface Term {
  readonly term: string;
  readonly compact: string;
  readonly sound: LatinSound;
}

/** At least so many words may have been heard for one term; for a longer term, one more than it has. */
const MOST_WORDS = 3;
/** Shorter terms only get their capitals right: too many words sound like them. */
const LEAST_LETTERS = 4;
/** A term that was split into nothing but ordinary words is only joined when it has this many letters. */
const LEAST_JOINED = 6;

/** Words that belong to what is around a stretch when they stand at its edge. */
const FUNCTION_WORDS = wordSet(
  'a an the i he she it we you they is was am are in on at to of for and or but my his her its your no so if as by do be',
);

/** The 3,000 words that children know (Chall and Dale, 1995): whoever says one of these means it. */
const ORDINARY = new Set(daleChall.map((word) => word.toLowerCase()));
/** Endings of ordinary words, with what they take the place of. */
const INFLECTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?:e?s|e?d|ing|er|ly|n)$/, ''],
  [/[dsr]$/, ''],
  [/ing$/, 'e'],
  [/ie[sd]$/, 'y'],
];

function isOrdinary(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    ORDINARY.has(lower) ||
    INFLECTIONS.some(([ending, instead]) => ORDINARY.has(lower.replace(ending, instead)))
  );
}

/** How many letters may differ in a term's sound of this length. */
function allowedErrors(letters: number): number {
  if (letters < 5) return 0;
  if (letters < 7) return 1;
  return letters < 9 ? 2 : 3;
}

function compactOf(stretch: readonly PlacedWord[]): string {
  return compactSpelling(stretch.map((word) => word.text).join(''));
}

/** Words in Latin letters and numbers. A possessive 's is left out, and so are contractions. */
function wordsIn(text: string): PlacedWord[] {
  return [...text.matchAll(/[\p{Script=Latin}\p{M}\p{N}]+(?:['’]\p{Script=Latin}+)?/gu)].flatMap(
    ({ 0: whole, index }) => {
      const [word = '', ending] = whole.split(/['’]/);
      return ending === undefined || ending === 's'
        ? [{ text: word, start: index, end: index + word.length }]
        : [];
    },
  );
}

/** Finds where terms in Latin letters belong. */
export function createLatinFinder(terms: readonly string[]): (text: string) => Repair[] {
  const known = terms
    .map((term): Term => ({ term, compact: compactSpelling(term), sound: latinSound(compactSpelling(term)) }))
    .filter(({ compact }) => compact.length > 1 && /^[\p{Script=Latin}\p{N}]+$/u.test(compact));
  const exact = new Map(known.map(({ compact, term }) => [compact, term]));
  const bySound = new Map<string, Term[]>();
  for (const one of known)
    if (one.compact.length >= LEAST_LETTERS && !/\p{N}/u.test(one.compact))
      bySound.set(one.sound.code, [...(bySound.get(one.sound.code) ?? []), one]);
  const most = Math.max(MOST_WORDS, ...known.map(({ term }) => term.split(/[\s-]/).length + 1));

  function spelled(text: string, stretch: readonly PlacedWord[]): Finding | null {
    const term = exact.get(compactOf(stretch));
    const [first] = stretch;
    const last = stretch.at(-1);
    if (term === undefined || !first || !last) return null;
    const said = text.slice(first.start, last.end);
    // "will" is seldom the term Will.
    const keep = said === term || (stretch.length === 1 && isOrdinary(said));
    return { repair: keep ? null : { start: first.start, end: last.end, term }, errors: 0 };
  }

  function heard(stretch: readonly PlacedWord[]): Finding | null {
    const [first] = stretch;
    const last = stretch.at(-1);
    const compact = compactOf(stretch);
    if (!first || !last || compact.length < LEAST_LETTERS) return null;
    const ordinary = stretch.every((word) => isOrdinary(word.text));
    const loose = [first, last].some((word) => FUNCTION_WORDS.has(word.text.toLowerCase()));
    if (stretch.length === 1 ? ordinary : loose) return null;
    if (stretch.some((word) => exact.has(compactSpelling(word.text)))) return null;
    const { spelling, code } = latinSound(compact);
    let best: Finding | null = null;
    for (const { term, sound } of bySound.get(code) ?? []) {
      const errors = distance(spelling, sound.spelling);
      const letters = sound.spelling.length;
      const near = ordinary ? errors === 0 && letters >= LEAST_JOINED : errors <= allowedErrors(letters);
      if (near && (!best || errors < best.errors))
        best = { repair: { start: first.start, end: last.end, term }, errors };
    }
    return best;
  }

  return (text) => findRepairs(text, wordsIn(text), most, { spelled, heard });
}
