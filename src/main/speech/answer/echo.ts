import { SPACELESS_LETTER } from '../../../shared/spaceless';
import type { Prompt } from './answer';
import { compact, splitSentences } from './compact';

/** Words that join the last term of a list. */
const CONNECTORS = [
  'and',
  'und',
  'et',
  'y',
  'e',
  'и',
  'và',
  'dan',
  '그리고',
  '와',
  '과',
  '및',
  'と',
  '及び',
  '和',
  '同',
];
const SPACELESS_LETTERS = new RegExp(SPACELESS_LETTER.source, 'gu');
/** Terms of the prompt in its order that are no chance any more. A single one may well be said. */
const LEAST_IN_ORDER = 2;
/** The same in any order. */
const LEAST_IN_ANY_ORDER = 3;
/** Words of the prompt's own sentence in a row that nobody says by chance, and letters where words have no spaces. */
const LEAST_OF_SENTENCE = { words: 4, letters: 8 };

/**
 * A text without what merely repeats the prompt's sentence and terms, sentence by sentence. Recognisers do that over
 * sound in which they find no words. What says a term among other words stays. `unfinished`: its last word may be half.
 */
export function withoutEcho(text: string, prompt: Prompt, unfinished: boolean): string {
  if (prompt.terms.length === 0) return text;
  if (echoes(text, prompt, unfinished)) return '';
  const sentences = splitSentences(text);
  const own = sentences.filter((sentence) => !echoes(sentence, prompt, false));
  return own.length === sentences.length ? text : own.join('').trim();
}

/** Whether the text is one term of the prompt or its caption. People do say that, so it alone proves nothing. */
export function mayBeEcho(text: string, { terms, caption }: Prompt): boolean {
  const said = compact(text);
  return [...terms, caption].some((part) => part !== '' && compact(part) === said);
}

/** A word of the prompt, and the number of the term that it belongs to; null for one of its own sentence. */
interface Unit {
  readonly word: string;
  readonly term: number | null;
}

function unitsOf(text: string, term: number | null = null): Unit[] {
  const words = text.split(/\s+/).map(compact);
  return words.filter((word) => word !== '').map((word) => ({ word, term }));
}

function echoes(text: string, { sentence, terms }: Prompt, unfinished: boolean): boolean {
  const wanted = compact(text);
  if (wanted === '') return false;
  const [before, after] = sentence;
  const units = [
    ...unitsOf(before),
    ...terms.flatMap((term, index) => unitsOf(term, index)),
    ...unitsOf(after),
  ];
  return isRun(wanted, units, unfinished) || isList(wanted, terms.map(compact));
}

/** Whether the text is some words of the prompt in a row, enough of them to be no chance. */
function isRun(wanted: string, units: readonly Unit[], unfinished: boolean): boolean {
  return units.some((_, from) => {
    let run = '';
    for (let to = from; to < units.length && run.length < wanted.length; to++) {
      run += units[to]?.word;
      const ends = run === wanted || (unfinished && run.startsWith(wanted));
      if (ends) return isEnough(units.slice(from, to + 1), units);
      if (!wanted.startsWith(run)) return false;
    }
    return false;
  });
}

function isEnough(run: readonly Unit[], units: readonly Unit[]): boolean {
  const count = (some: readonly Unit[], index: number | null): number =>
    some.filter(({ term }) => term === index).length;
  const touched = [...new Set(run.map(({ term }) => term))].filter((term) => term !== null);
  const whole = touched.filter((term) => count(run, term) === count(units, term));
  if (whole.length >= LEAST_IN_ORDER || touched.length > LEAST_IN_ORDER) return true;
  const own = run.filter(({ term }) => term === null).map(({ word }) => word);
  const { words, letters } = LEAST_OF_SENTENCE;
  const unspaced = own.join('').match(SPACELESS_LETTERS)?.length ?? 0;
  return own.length >= words || unspaced >= letters;
}

/** Whether the text is a list of terms, in any order and nothing else. */
function isList(wanted: string, names: readonly string[]): boolean {
  const parts = [...names, ...CONNECTORS]
    .filter((one) => one !== '')
    .toSorted((left, right) => right.length - left.length);
  let rest = wanted;
  const found = new Set<string>();
  while (rest !== '') {
    const part = parts.find((one) => rest.startsWith(one));
    if (part === undefined) return false;
    if (names.includes(part)) found.add(part);
    rest = rest.slice(part.length);
  }
  return found.size >= LEAST_IN_ANY_ORDER;
}
