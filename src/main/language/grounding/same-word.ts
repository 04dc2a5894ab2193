import { finalConsonant } from '../../text/korean/particles';

/** Whether two keys are of one word: Korean nouns and verbs go on in other ways. */
export function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (!long.startsWith(short)) return false;
  return finalConsonant(short) === null ? short.length >= 4 : short.length >= 2;
}
