import { comparableWords } from '../../text/comparable-words';

/** One word as it is shown and as it is compared. */
export interface HeardWord {
  readonly text: string;
  /** Lower case, without punctuation and hyphens. */
  readonly key: string;
}

/** The words of a text in order; tokens that are punctuation alone belong to the word before them. */
export function splitWords(text: string): HeardWord[] {
  const words: HeardWord[] = [];
  for (const token of text.split(/\s+/)) {
    if (token === '') continue;
    const key = comparableWords(token).join('');
    const last = words.at(-1);
    if (key !== '') words.push({ text: token, key });
    else if (last) words[words.length - 1] = { text: `${last.text} ${token}`, key: last.key };
  }
  return words;
}

export function joinWords(words: readonly HeardWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/** How many words two texts share from their beginning. */
export function commonPrefix(left: readonly HeardWord[], right: readonly HeardWord[]): number {
  let count = 0;
  while (count < left.length && count < right.length && left[count]?.key === right[count]?.key) count++;
  return count;
}
