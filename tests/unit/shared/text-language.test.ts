import { describe, expect, it } from 'vitest';
import { isIn, languageOf, languageOfScript } from '../../../src/shared/text-language';

describe('languageOf', () => {
  it.each([
    ['오늘은 Minecraft를 해 볼게요', 'ko'],
    ['We play 마인크래프트 today with all of our friends', 'en'],
    ['No Korean here', 'en'],
    ['12:30', 'en'],
    ['', 'en'],
  ] as const)('of "%s" is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('isIn', () => {
  it.each([
    ['ko', '여러분 OBS 켜 주세요', true],
    ['ko', '今日はいい天気です', false],
    ['ja', '今日はいい天気です', true],
    ['ja', '今天天气很好', false],
    ['ru', 'Сегодня хорошая погода', true],
    ['th', 'วันนี้อากาศดี', true],
    ['en', 'They are not here yet', true],
    ['en', 'Heute ist das Wetter schön', false],
    ['en', 'Hoy hace muy buen tiempo', false],
    ['en', '오늘은 the game', false],
    ['de', 'Heute ist das Wetter schön', false],
    ['zh', '今天天气很好', false],
    ['fr', '3, 2, 1!', true],
  ] as const)('%s: "%s" is %s', (language, text, expected) => {
    expect(isIn(language, text)).toBe(expected);
  });
});

describe('languageOfScript', () => {
  it.each([
    ['안녕하세요, OBS 방송입니다', 'ko'],
    ['今日はいい天気ですね', 'ja'],
    ['今天天气很好', 'zh'],
    ['สวัสดีครับ', 'th'],
    ['Добрый день', 'ru'],
    ['Good morning', null],
    ['Buenos días', null],
    ['123 …', null],
    ['', null],
  ])('%s → %s', (text, language) => {
    expect(languageOfScript(text)).toBe(language);
  });
});
