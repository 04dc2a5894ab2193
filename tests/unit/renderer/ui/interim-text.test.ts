import { expect, test } from 'vitest';
import { spaceBetween } from '../../../../src/renderer/ui/interim-text';

test('stable and tentative words are joined with exactly one space where one belongs', () => {
  expect(spaceBetween({ stable: 'hello', tentative: 'there' })).toBe(' ');
  expect(spaceBetween({ stable: 'hello ', tentative: 'there' })).toBe('');
  expect(spaceBetween({ stable: 'hello', tentative: ' there' })).toBe('');
  expect(spaceBetween({ stable: 'hello', tentative: ', there' })).toBe('');
  expect(spaceBetween({ stable: '', tentative: 'there' })).toBe('');
});
