import { describe, expect, it } from 'vitest';
import { languageCode, languageOfScript, LanguageKeeper } from '../../../src/main/speech/spoken-language';

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

describe('languageCode', () => {
  it('knows the names that servers use', () => {
    expect(['english', 'Korean', 'ko', 'JA', 'cantonese', 'klingon'].map(languageCode)).toEqual([
      'en',
      'ko',
      'ko',
      'ja',
      'yue',
      null,
    ]);
  });
});

describe('LanguageKeeper', () => {
  it('has the language that was chosen, whatever is heard', () => {
    const keeper = new LanguageKeeper('ko');
    keeper.heard('en', 60_000);
    expect(keeper.language).toBe('ko');
  });

  it('keeps what was heard for long enough, in more than one utterance', () => {
    const keeper = new LanguageKeeper('auto');
    keeper.heard('ko', 12_000);
    expect(keeper.language).toBeNull();
    keeper.heard('ko', 1000);
    expect(keeper.language).toBe('ko');
    keeper.heard('en', 60_000);
    expect(keeper.language).toBe('ko');
  });

  it('waits while two languages are heard, and until any can be told', () => {
    const keeper = new LanguageKeeper('auto');
    keeper.heard('ko', 5000);
    keeper.heard('en', 5000);
    keeper.heard(null, 60_000);
    expect(keeper.language).toBeNull();
    keeper.heard('en', 6000);
    expect(keeper.language).toBe('en');
  });
});
