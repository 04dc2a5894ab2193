import { expect, test } from 'vitest';
import {
  nameLanguage,
  nameLanguages,
} from '../../../../../../src/renderer/control/settings/models/language-names';

test('the wanted language is named first, and those that are too many are counted', () => {
  expect(nameLanguages(['de', 'ko', 'en'], 'en')).toEqual({ names: 'English, Korean, German', more: 0 });
  expect(nameLanguages(['en', 'ko', 'fr', 'de'], 'ko', { wanted: 'fr', limit: 2 })).toEqual({
    names: '프랑스어, 영어',
    more: 2,
  });
  expect(nameLanguage('not a code', 'en')).toBe('not a code');
});
