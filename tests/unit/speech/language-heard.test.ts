import { describe, expect, it } from 'vitest';
import { contradictsScript, languageHeard, SOME_LATIN } from '../../../src/main/speech/language-heard';

describe('the language that was heard', () => {
  it.each([
    ['안녕하세요', 'en', null],
    ['Good morning', 'ko', null],
    ['Good morning', 'ko', 'ko'],
    ['Good morning', 'en', 'ko'],
  ])('of "%s" is what the recogniser says: %s, told %s', (text, detected, told) => {
    expect(languageHeard({ text, detected, told })).toBe(detected);
  });

  it.each([
    ['안녕하세요', 'ko'],
    ['Good morning', SOME_LATIN],
    ['12:30', null],
    ['مرحبا', null],
  ])('of "%s" goes by its letters when the recogniser says nothing: %s', (text, language) => {
    expect(languageHeard({ text, detected: null, told: null })).toBe(language);
    expect(languageHeard({ text, detected: null, told: 'de' })).toBe(language);
  });

  it('is Cantonese where a recogniser was told that and calls it Chinese', () => {
    expect(languageHeard({ text: '你好', detected: 'zh', told: 'yue' })).toBe('yue');
    expect(languageHeard({ text: '你好', detected: 'zh', told: null })).toBe('zh');
    expect(languageHeard({ text: '你好', detected: 'yue', told: 'zh' })).toBe('yue');
  });
});

describe('letters', () => {
  it.each([
    ['Well, that is so', 'ko', true],
    ['OK, 그렇게 하죠', 'ko', false],
    ['그렇게 하죠', 'en', true],
    ['그렇게 하죠', 'ko', false],
    ['東京', 'ja', false],
    ['你好', 'zh', false],
    ['你好', 'yue', false],
    ['こんにちは', 'zh', true],
    ['Так и есть', 'uk', false],
    ['Так и есть', 'de', true],
    ['Das ist so', 'de', false],
    ['Das ist so', 'ru', true],
    ['12:30', 'ko', false],
    ['', 'ko', false],
  ])('of "%s" contradict %s: %s', (text, language, contradicts) => {
    expect(contradictsScript(text, language)).toBe(contradicts);
  });
});
