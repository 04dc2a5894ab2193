import { SPACELESS_LETTER } from '../../../shared/spaceless';

/** One word as it is written, with the marks that cling to it. */
export interface WrittenWord {
  readonly text: string;
  /** Whether a space is before it, unless it comes first. */
  readonly spaced: boolean;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a clean text; of scripts without spaces, those that ICU knows. `joinWritten` gives the same text back. */
export function writtenWords(text: string): WrittenWord[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: token }) => {
    const parts = SPACELESS_LETTER.test(token)
      ? Array.from(segmenter.segment(token), ({ segment }) => segment)
      : [token];
    return parts.map((part, at) => ({ text: part, spaced: at === 0 }));
  });
}

export function joinWritten(words: readonly WrittenWord[]): string {
  return words.map(({ text, spaced }, at) => (spaced && at > 0 ? ` ${text}` : text)).join('');
}
