import { withNumbers } from '../../../src/main/text/writing/numbers/numbers';
import { comparableWords } from '../../../src/main/text/words';

/**
 * Whether a statement is covered by the captions that it cites: each of its words of content, its names and numbers among
 * them, is said in one of them. Two words are the same when one begins as the other does, for as long as words of one
 * stem do; numbers are the same however they are written. Deliberately simple, and none of the engine's own rules.
 */
export function isCovered(statement: string, said: readonly string[]): boolean {
  const there = wordsOf(said.join(' '));
  return wordsOf(statement)
    .filter((word) => !EMPTY.has(word))
    .every((word) => there.some((other) => isSame(word, other)));
}

/** As they are said, and with numbers in digits. */
function wordsOf(text: string): string[] {
  return [...new Set([...comparableWords(text), ...comparableWords(withNumbers(text, 'digits', 'en'))])];
}

function isSame(left: string, right: string): boolean {
  if (left === right) return true;
  if (/\p{N}/u.test(left + right)) return false;
  const hangul = /^\p{Script=Hangul}/u.test(left);
  const least = hangul ? 2 : Math.max(4, Math.round(Math.min(left.length, right.length) * 0.7));
  return left.length >= least && right.length >= least && left.slice(0, least) === right.slice(0, least);
}

/** Words that hold a sentence together. */
const EMPTY = new Set(
  (
    'a an the and or but of to in on at by for from with as is are was were be been has have had do does did it its this that these those ' +
    'he she they his her their them i you we who which what when where there then than so not no one will would can could about into after before ' +
    '그 이 저 및 등 것 수 때 후 전 중 더 또 그리고 하지만 그러나 그래서'
  ).split(' '),
);
