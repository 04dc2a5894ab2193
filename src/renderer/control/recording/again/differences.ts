import { diffArrays } from 'diff';

export interface Difference {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** What differs between two texts, by words, or by letters in scripts that put none between them. */
export function differences(before: string, after: string): Difference[] {
  const spaced = /\s/u.test(before.trim()) || /\s/u.test(after.trim());
  const partsOf = (text: string): string[] =>
    spaced ? text.split(/(\s+)/u).filter(Boolean) : Array.from(text);
  return diffArrays(partsOf(before), partsOf(after)).map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}
