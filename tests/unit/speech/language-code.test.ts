import { expect, it } from 'vitest';
import { languageCode } from '../../../src/main/speech/language-code';

it.each([
  ['english', 'en'],
  ['Korean', 'ko'],
  ['KOREAN ', 'ko'],
  ['ko', 'ko'],
  ['JA', 'ja'],
  ['cantonese', 'yue'],
  ['welsh', 'cy'],
  ['Indonesian', 'id'],
  ['hebrew', 'he'],
  ['mandarin', 'zh'],
  ['한국어', 'ko'],
  ['ko-KR', 'ko'],
  ['ko_KR', 'ko'],
  ['en-us', 'en'],
  ['zh-Hans-CN', 'zh'],
  ['zh-HK', 'yue'],
  ['zh-yue', 'yue'],
  ['yue-Hant-HK', 'yue'],
  ['kor', 'ko'],
  ['cmn', 'zh'],
  ['haw', 'haw'],
  // A server that names it so may be told so.
  ['tl', 'tl'],
  ['jw', 'jw'],
  ['klingon', null],
  ['unknown', null],
  ['und', null],
  ['auto', null],
  ['', null],
])('%s → %s', (name, code) => {
  expect(languageCode(name)).toBe(code);
});
