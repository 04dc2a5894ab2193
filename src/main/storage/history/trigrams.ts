/** The index keeps letters by threes, each three of a text. */

/** Letters that the index keeps together. */
export const TRIGRAM = 3;

/** After each text, so that its last two letters begin a trigram too; no word that is looked for has it. */
const END = '\n'.repeat(TRIGRAM - 1);

/** What the index is given of a text, which is folded. */
export function asIndexed(text: string): string {
  return text === '' ? '' : text + END;
}

/** Of letters in a row; none where there are fewer than three. */
export function trigramsOf(term: string): string[] {
  const letters = Array.from(term);
  return letters.slice(0, 1 - TRIGRAM).map((_, at) => letters.slice(at, at + TRIGRAM).join(''));
}

/** Whether the index knows the letters only as the beginning of trigrams. */
export function isShort(term: string): boolean {
  return trigramsOf(term).length === 0;
}

/** As FTS5 reads a word. */
export function quoted(trigram: string): string {
  return `"${trigram.replaceAll('"', '""')}"`;
}
