import { expect, test } from 'vitest';
import { letterOf } from '../../../../../src/renderer/ui/parts/use-letter-key';

test('a letter is known by its key on every layout, and under a Korean input method', () => {
  expect(letterOf({ key: 'c', code: 'KeyC' })).toBe('C');
  expect(letterOf({ key: 'c', code: 'KeyI' })).toBe('C');
  expect(letterOf({ key: 'j', code: 'KeyC' })).toBe('J');
  expect(letterOf({ key: 'ㅊ', code: 'KeyC' })).toBe('C');
  expect(letterOf({ key: 'Process', code: 'KeyC' })).toBe('C');
  expect(letterOf({ key: 'Enter', code: 'Enter' })).toBe('');
});
