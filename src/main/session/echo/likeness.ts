import { comparableWords } from '../../text/words';

/** The share of a text's words that another one has in the same order, 0..1; 0 for a text without words. */
export function shareWithin(text: string, other: string): number {
  const words = comparableWords(text);
  const others = comparableWords(other);
  if (words.length === 0) return 0;
  // Longest common subsequence, row by row.
  let row = new Uint16Array(others.length + 1);
  for (const word of words) {
    const next = new Uint16Array(others.length + 1);
    for (const [at, each] of others.entries()) {
      const kept = Math.max(row[at + 1] as number, next[at] as number);
      next[at + 1] = word === each ? (row[at] as number) + 1 : kept;
    }
    row = next;
  }
  return (row[others.length] as number) / words.length;
}
