/** How many captions are read for a session's opening words. */
export const OPENING_CAPTIONS = 8;
const MAX_CHARACTERS = 120;

/** The beginning of `texts` as one line of at most 120 characters, cut between words where there are any. */
export function openingWords(texts: readonly string[]): string {
  const line = texts.join(' ').replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= MAX_CHARACTERS) return line;
  // One less for the ellipsis; half of a surrogate pair is dropped.
  const cut = line.slice(0, MAX_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  const words = space > MAX_CHARACTERS / 2 ? cut.slice(0, space) : cut;
  return `${words}…`;
}
