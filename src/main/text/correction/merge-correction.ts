import { joinWritten, writtenWords, type WrittenWord } from './correction-words';
import { unmasked } from './masks';
import { changesBetween } from './word-changes';

export interface Correction {
  /** What its editor saw. */
  readonly base: string;
  /** What its editor made of it. */
  readonly text: string;
}

export interface Merged {
  readonly text: string;
  /** Words of another correction that gave way, in their order. */
  readonly replaced: string[];
}

/**
 * A caption that says `now` after a correction of what it said at some time before: words that only one of two editors
 * changed stay as that one wrote them, and of a word that both changed the newer stays. All texts are clean.
 *
 * @param versions what the caption said at some time, for editors who saw masks
 */
export function mergeCorrection(
  now: string,
  correction: Correction,
  versions: readonly string[] = [],
): Merged {
  const { base, text } = unmasked(correction.base, correction.text, [now, ...versions]) ?? correction;
  if (base === now) return { text, replaced: [] };
  const words = writtenWords(base);
  const theirs = changesBetween(words, writtenWords(now));
  const mine = changesBetween(words, writtenWords(text));
  const merged: WrittenWord[] = [];
  const replaced: string[] = [];
  for (let at = 0; at <= words.length; at++) {
    const [put, putNow] = [mine.inserted.get(at) ?? [], theirs.inserted.get(at) ?? []];
    merged.push(...putNow, ...(textOf(put) === textOf(putNow) ? [] : put));
    const word = words[at];
    if (!word) break;
    const [changed, changedNow] = [mine.replaced.get(at), theirs.replaced.get(at)];
    merged.push(...(changed ?? changedNow ?? [word]));
    if (!changed || !changedNow || isMask(word)) continue;
    const kept = new Set(changed.map((one) => one.text));
    replaced.push(...changedNow.map((one) => one.text).filter((one) => !kept.has(one)));
  }
  return { text: joinWritten(merged), replaced };
}

function textOf(words: readonly WrittenWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/** What is under a mask is nobody's correction. */
function isMask({ text }: WrittenWord): boolean {
  return text.includes('•');
}
