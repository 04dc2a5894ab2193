import { describe, expect, it } from 'vitest';
import { finder, replacer } from '../../../../src/shared/session/finding';

const plain = { matchCase: false, wholeWords: false };

describe('what is looked for', () => {
  it.each([
    ['literally, whatever it is', { ...plain, words: 'a.b(c)' }, 'a.b(c) axb(c)', 1],
    ['whatever its case', { ...plain, words: 'jam' }, 'Jam JAM jamak', 3],
    ['in its own case', { ...plain, matchCase: true, words: 'Jam' }, 'Jam JAM Jamak', 2],
    ['as a whole word', { ...plain, wholeWords: true, words: 'jam' }, 'Jam, jamak jam1 jam', 2],
    ['as a whole word of Korean', { ...plain, wholeWords: true, words: '도현' }, '도현 도현이 김도현', 1],
    ['where it begins with a mark', { ...plain, wholeWords: true, words: '$5' }, 'for $5 or $55', 1],
    ['nowhere, when it is nothing', { ...plain, words: '  ' }, 'a  b', 0],
  ])('is found %s', (_how, finding, text, count) => {
    expect(finder(finding)(text)).toHaveLength(count);
  });

  it('is where it is said to be', () => {
    const text = 'one two one';
    expect(finder({ ...plain, words: 'ONE' })(text)).toEqual([
      { from: 0, to: 3 },
      { from: 8, to: 11 },
    ]);
  });

  it('is replaced literally', () => {
    expect(replacer({ ...plain, words: 'cost' }, '$& $1')('Cost, costs')).toBe('$& $1, $& $1s');
  });
});
