import type { Snippet } from '../../../shared/session/history';
import { foldInPlace } from './fold';

/** How much of a text is shown around the first place, characters. */
const BEFORE = 60;
const LENGTH = 240;

/** The part of `text` around the first of `terms`, which are folded, and where they stand in it. */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const places = placesOf(text, terms);
  const [first = [0, 0]] = places;
  const start = text.length <= LENGTH ? 0 : wordStart(text, Math.max(0, first[0] - BEFORE), first[0]);
  const end = Math.min(text.length, wholeLetters(text, start + LENGTH));
  const head = start > 0 ? '…' : '';
  const shift = head.length - start;
  const ranges = places
    .filter(([from, until]) => from >= start && until <= end)
    .map(([from, until]): [number, number] => [from + shift, until + shift]);
  return { text: head + text.slice(start, end) + (end < text.length ? '…' : ''), ranges };
}

/** Where the terms stand, in order; those that touch or overlap are one. */
function placesOf(text: string, terms: readonly string[]): [number, number][] {
  const folded = foldInPlace(text);
  const places: [number, number][] = [];
  for (const term of terms) {
    let at = folded.text.indexOf(term);
    while (at >= 0) {
      const last = at + term.length - 1;
      places.push([folded.from[at] ?? 0, folded.until[last] ?? 0]);
      at = folded.text.indexOf(term, at + term.length);
    }
  }
  places.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [from, until] of places) {
    const before = joined.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

/** The first word that begins at `at` or later, but not after `latest`; in a long word, `at` itself. */
function wordStart(text: string, at: number, latest: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space >= 0 && space < latest ? space + 1 : wholeLetters(text, at);
}

/** `at`, or one less where it would cut a letter of two units in half. */
function wholeLetters(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
