import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countErrors } from '../../../src/main/text/word-errors';
import { align, type Step } from '../../bench/metrics/align';
import { characterTally, errorRate, tallySteps, wordTally } from '../../bench/metrics/errors';

const words = (text: string): string[] => (text === '' ? [] : text.split(' '));

/** Writes equal pairs as `1=2`, others as `1~2`, deletions as `-1`, insertions as `+2`. */
function spell(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      if (step.kind === 'deletion') return `-${step.reference}`;
      if (step.kind === 'insertion') return `+${step.hypothesis}`;
      return `${step.reference}${step.kind === 'equal' ? '=' : '~'}${step.hypothesis}`;
    })
    .join(' ');
}

test('pairs equal words and names what was wrong, left out and added', () => {
  expect(spell(align(words('a b c d'), words('a x c d')))).toBe('0=0 1~1 2=2 3=3');
  expect(spell(align(words('a b c d'), words('a c d')))).toBe('0=0 -1 2=1 3=2');
  expect(spell(align(words('a b'), words('a x b')))).toBe('0=0 +1 1=2');
  expect(spell(align([], words('a b')))).toBe('+0 +1');
  expect(spell(align(words('a b'), []))).toBe('-0 -1');
});

test('with an open end, the hypothesis is the beginning of the reference', () => {
  const final = words('ask not what your country can do for you ask what you can do for your country');
  expect(spell(align(final, words('ask not what'), { openEnd: true }))).toBe('0=0 1=1 2=2');
  // "what you can do" comes later as well; the part that fits is the first.
  expect(spell(align(final, words('ask not what you can do'), { openEnd: true }))).toBe(
    '0=0 1=1 2=2 -3 4~3 5=4 6=5',
  );
  expect(align(final, [], { openEnd: true })).toEqual([]);
});

const sentence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

test('counts the same errors as src/main/text/word-errors', () => {
  fc.assert(
    fc.property(sentence, sentence, (reference, hypothesis) => {
      const { substitutions, deletions, insertions, referenceLength } = countErrors(reference, hypothesis);
      expect(tallySteps(align(reference, hypothesis))).toEqual({
        substitutions,
        deletions,
        insertions,
        reference: referenceLength,
      });
    }),
  );
});

test('the beginning of a text has all its words in their places', () => {
  fc.assert(
    fc.property(sentence, fc.nat(12), (reference, length) => {
      const start = reference.slice(0, length);
      expect(align(reference, start, { openEnd: true })).toEqual(
        start.map((_, at) => ({ kind: 'equal', reference: at, hypothesis: at })),
      );
    }),
  );
});

test('words are compared without case and punctuation', () => {
  expect(errorRate(wordTally('Ask not, what YOUR country', 'ask not what a country'))).toBe(1 / 5);
  expect(errorRate(wordTally('', 'a'))).toBeNull();
});

test('characters count with single spaces in English, and without any in Korean', () => {
  // "ab cd" against "ab d": one of five characters is left out.
  expect(characterTally('Ab, cd', 'ab d')).toEqual({
    substitutions: 0,
    deletions: 1,
    insertions: 0,
    reference: 5,
  });
  expect(characterTally('안녕 하세요', '안녕하세요')).toEqual({
    substitutions: 0,
    deletions: 0,
    insertions: 0,
    reference: 5,
  });
});
