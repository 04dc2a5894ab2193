import { expect, test } from 'vitest';
import { spaceBetween } from '../../../../src/renderer/ui/interim-text';

test('stable and tentative words are joined with exactly one space where one belongs', () => {
  expect(spaceBetween({ stable: 'hello', tentative: 'there' })).toBe(' ');
  expect(spaceBetween({ stable: 'hello ', tentative: 'there' })).toBe('');
  expect(spaceBetween({ stable: 'hello', tentative: ' there' })).toBe('');
  expect(spaceBetween({ stable: 'hello', tentative: ', there' })).toBe('');
  expect(spaceBetween({ stable: '', tentative: 'there' })).toBe('');
});

test('scripts without spaces get none, but keep those that they were heard with', () => {
  expect(spaceBetween({ stable: '今日は', tentative: '東京' })).toBe('');
  expect(spaceBetween({ stable: '今日は、', tentative: 'OBSを' })).toBe('');
  expect(spaceBetween({ stable: 'OBS', tentative: '「を」' })).toBe('');
  expect(spaceBetween({ stable: 'สวัสดี', tentative: 'ครับ' })).toBe('');
  expect(spaceBetween({ stable: '今日は', tentative: ' OBS' })).toBe('');
  expect(spaceBetween({ stable: 'OBS를', tentative: '켰다' })).toBe(' ');
});
