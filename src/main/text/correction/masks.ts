import { changesBetween } from './word-changes';
import { joinWritten, writtenWords } from './correction-words';

/** What stands on public pages in the place of what they may not show. */
const MASK = /•+/gu;

export interface Unmasked {
  readonly base: string;
  readonly text: string;
}

/**
 * A correction by somebody who saw masks, as if they had seen what is under them: `versions` are what the caption said
 * at some time, and the first that fits `base` is what they saw. Null where none does.
 */
export function unmasked(base: string, text: string, versions: readonly string[]): Unmasked | null {
  for (const version of versions) {
    const hidden = underMasks(base, version);
    if (hidden) return { base: version, text: filled(base, text, hidden) };
  }
  return null;
}

/** What of `whole` is under each mask of `seen`; null where the rest is not the same. */
function underMasks(seen: string, whole: string): string[] | null {
  const [first = '', ...others] = seen.split(MASK);
  const last = others.pop();
  if (last === undefined) return seen === whole ? [] : null;
  if (!whole.startsWith(first)) return null;
  const hidden: string[] = [];
  let from = first.length;
  for (const part of others) {
    const at = whole.indexOf(part, from + 1);
    if (at < 0) return null;
    hidden.push(whole.slice(from, at));
    from = at + part.length;
  }
  const end = whole.length - last.length;
  if (end <= from || !whole.endsWith(last)) return null;
  return [...hidden, whole.slice(from, end)];
}

/** `text` with what is under its masks. Those that its writer left out are counted by the words around them. */
function filled(base: string, text: string, hidden: readonly string[]): string {
  let at = 0;
  const fill = (): string => hidden[at++] ?? '';
  if (count(text) === hidden.length) return text.replaceAll(MASK, fill);
  const { replaced } = changesBetween(writtenWords(base), writtenWords(text));
  const left: string[] = [];
  for (const [place, word] of writtenWords(base).entries()) {
    const here = hidden.slice(at, (at += count(word.text)));
    if (!replaced.has(place)) left.push(...here);
  }
  at = 0;
  return joinWritten(writtenWords(text)).replaceAll(MASK, (mask) => left[at++] ?? mask);
}

function count(text: string): number {
  return text.match(MASK)?.length ?? 0;
}
