import type { Caption } from '../../../shared/session/session-view';

/** Letters of a text, from the first up to but not with the last. */
export interface Letters {
  readonly start: number;
  readonly end: number;
}

/** Of the share of a caption that is said, letters. */
const ROUNDING = 1e-6;

/** The caption that is said at that time; of several the one that began last. Captions are sorted by their starts. */
export function captionAt(captions: readonly Caption[], atMs: number): Caption | undefined {
  return captions.findLast(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
}

/** The word that is said then, as far as letters are said equally fast. */
export function wordAt({ text, startMs, endMs }: Caption, atMs: number): Letters {
  const share = endMs > startMs ? (atMs - startMs) / (endMs - startMs) : 0;
  const at = Math.min(Math.max(0, Math.floor(share * text.length + ROUNDING)), text.length - 1);
  const before = text.slice(0, at + 1);
  const start = before.search(/\S+$/u);
  // Between two words the one before is still said.
  if (start < 0) return wordBefore(text, at);
  const length = /^\S*/u.exec(text.slice(start))?.[0].length ?? 0;
  return { start, end: start + length };
}

function wordBefore(text: string, at: number): Letters {
  const said = text.slice(0, at).trimEnd();
  return { start: Math.max(0, said.search(/\S+$/u)), end: said.length };
}

/** When the word begins that the letter is of, session ms. */
export function timeOf({ text, startMs, endMs }: Caption, letter: number): number {
  const start = Math.max(0, text.slice(0, letter + 1).search(/\S*$/u));
  return startMs + ((endMs - startMs) * start) / Math.max(1, text.length);
}
