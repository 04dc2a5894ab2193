/**
 * The words of `caption` that `quote` repeats, in the caption's own spelling; null when they were not said.
 * Case, punctuation and spaces do not count.
 */
export function findQuote(caption: string, quote: string): string | null {
  const text = caption.normalize('NFC');
  const said = letters(text);
  const wanted = letters(quote.normalize('NFC')).map(({ letter }) => letter);
  if (wanted.length === 0) return null;
  const at = said
    .map(({ letter }) => letter)
    .join('')
    .indexOf(wanted.join(''));
  const first = said[at];
  const last = said[at + wanted.length - 1];
  if (!first || !last) return null;
  return text.slice(first.from, last.to) + (/^[.!?…]+/.exec(text.slice(last.to))?.[0] ?? '');
}

/** The letters and digits of a text as they are compared, one UTF-16 unit each, with where they come from. */
function letters(text: string): { letter: string; from: number; to: number }[] {
  const found: { letter: string; from: number; to: number }[] = [];
  let from = 0;
  for (const char of text) {
    const to = from + char.length;
    const plain = char
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    for (let unit = 0; unit < plain.length; unit++) found.push({ letter: plain.charAt(unit), from, to });
    from = to;
  }
  return found;
}
