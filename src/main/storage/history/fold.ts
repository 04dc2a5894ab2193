/**
 * `text` as it is searched: without case, half and full width, and the ways in which Unicode writes one letter; white
 * space and control characters, one of which would end a question to the index, are one space.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ');
}

export interface Folded {
  readonly text: string;
  /** Of each UTF-16 unit of `text`, where the letter begins and ends that it comes from. */
  readonly from: readonly number[];
  readonly until: readonly number[];
}

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The same, with where each part of it stands in `original`. */
export function foldInPlace(original: string): Folded {
  let text = '';
  const from: number[] = [];
  const until: number[] = [];
  for (const { segment, index } of LETTERS.segment(original)) {
    const folded = fold(segment);
    const end = index + segment.length;
    if (folded === ' ' && text.endsWith(' ')) {
      until[until.length - 1] = end;
      continue;
    }
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(index);
      until.push(end);
    }
  }
  return { text, from, until };
}
