import { expect, test } from 'vitest';
import { TypedWords } from '../../../../src/renderer/ui/correct/typed-words';

test('new words are kept once, whichever way the field is left first', () => {
  const typed = new TypedWords('ask not');
  expect(typed.keep(' ask what ')).toBe('ask what');
  expect(typed.done).toBe(true);
  // The field loses the keyboard, and goes.
  expect(typed.keep('ask what')).toBeNull();
});

test('words as they were, and none, are nothing to keep, and do not end it', () => {
  const typed = new TypedWords('ask not');
  expect(typed.keep('ask not ')).toBeNull();
  expect(typed.keep(' ')).toBeNull();
  expect(typed.done).toBe(false);
  expect(typed.keep('ask')).toBe('ask');
});

test('nothing is kept of what was given up', () => {
  const typed = new TypedWords('ask not');
  typed.end();
  expect(typed.keep('ask what')).toBeNull();
});
