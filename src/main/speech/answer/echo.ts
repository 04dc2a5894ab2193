import { SPACELESS_LETTER } from '../../../shared/spaceless';
import { comparableWords } from '../../text/words';
import type { Prompt } from './answer';
import { compact, splitSentences } from './compact';

/** What joins the terms of a list, and clings to one where no verb follows. */
const CONNECTORS: readonly string[] = `
  and und et y e и و và dan และ กับ 그리고 와 과 및 랑 이랑 하고 은 는 이 가 을 를 도 입니다
  と や とか 及び は が です 和 同 与 與 及 以及
`
  .trim()
  .split(/\s+/);
const SPACELESS_LETTERS = new RegExp(SPACELESS_LETTER.source, 'gu');
/** Terms of the prompt in its order that are no chance any more. A single one may well be said. */
const LEAST_IN_ORDER = 2;
/** The same in any order. */
const LEAST_IN_ANY_ORDER = 3;
/** Letters of a term that an answer breaks off in: fewer may be a particle. */
const LEAST_CUT = 2;
/** Words of the prompt's own sentence that nobody says by chance, and letters where words have no spaces. */
const LEAST_OF_SENTENCE = { words: 4, letters: 8 };

/**
 * A text without what merely repeats the prompt, sentence by sentence: its sentence and terms, and its caption behind
 * them. Recognisers do that over sound in which they find no words. What says a term among other words stays.
 * `unfinished`: its last word may be half.
 */
export function withoutEcho(text: string, prompt: Prompt, unfinished: boolean): string {
  if (prompt.terms.length === 0) return text;
  if (echoes(text, prompt, unfinished)) return '';
  const sentences = splitSentences(text);
  const own = sentences.filter((sentence) => !echoes(sentence, prompt, false));
  if (own.length === sentences.length) return text;
  const rest = own.join('').trim();
  const [said, caption] = [compact(rest), compact(prompt.caption)];
  return caption.startsWith(said) || caption.endsWith(said) ? '' : rest;
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
  return wordsOf(text).map((word) => ({ word, term }));
}

function wordsOf(text: string): string[] {
  return comparableWords(text)
    .map(compact)
    .filter((word) => word !== '');
}

function echoes(text: string, prompt: Prompt, unfinished: boolean): boolean {
  const wanted = compact(text);
  if (wanted === '') return false;
  const { sentence, terms } = prompt;
  const [before, after] = sentence;
  const units = [
    ...unitsOf(before),
    ...terms.flatMap((term, index) => unitsOf(term, index)),
    ...unitsOf(after),
  ];
  return isRun(wanted, units, unfinished) || isList(wanted, prompt);
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
  return isOfSentence(run.filter(({ term }) => term === null).map(({ word }) => word));
}

/** Whether some words of the prompt's own sentence are enough of it. */
function isOfSentence(own: readonly string[]): boolean {
  const { words, letters } = LEAST_OF_SENTENCE;
  const spaced = own.filter((word) => !SPACELESS_LETTER.test(word));
  const unspaced = own.join('').match(SPACELESS_LETTERS)?.length ?? 0;
  return spaced.length >= words || unspaced >= letters;
}

/**
 * Whether the text is nothing but terms in any order, what joins or numbers them, and words of the prompt's own
 * sentence: many terms, or one with enough of the sentence. An answer that breaks off ends within a term.
 */
function isList(wanted: string, { sentence, terms }: Prompt): boolean {
  const names = terms.map(compact).filter((name) => name !== '');
  const own = [...new Set(wordsOf(sentence.join(' ')))];
  const parts = [...names, ...own, ...terms.flatMap((term) => wordsOf(term)), ...CONNECTORS].toSorted(
    (left, right) => right.length - left.length,
  );
  const named = new Set<string>();
  const found = new Set<string>();
  for (let rest = wanted; rest !== '';) {
    const last = names.find((name) => name === rest || (rest.length >= LEAST_CUT && name.startsWith(rest)));
    if (last !== undefined) {
      named.add(last);
      break;
    }
    const part = parts.find((one) => rest.startsWith(one)) ?? /^\p{N}+/u.exec(rest)?.[0];
    if (part === undefined) return false;
    (names.includes(part) ? named : found).add(part);
    rest = rest.slice(part.length);
  }
  if (named.size >= LEAST_IN_ANY_ORDER) return true;
  return named.size > 0 && isOfSentence(own.filter((word) => found.has(word)));
}
