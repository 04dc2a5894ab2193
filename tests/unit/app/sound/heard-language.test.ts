import { describe, expect, it } from 'vitest';
import { HeardLanguage } from '../../../../src/main/app/sound/heard-language';

const KOREAN = '오늘은 날씨가 좋네요';
const ENGLISH = 'it is a fine day today';

describe('HeardLanguage', () => {
  it('tells that another language is spoken than is set, and which as far as letters tell', () => {
    const heard = new HeardLanguage();
    heard.heard(KOREAN, 4000, 'en');
    expect(heard.other).toBeUndefined();
    heard.heard(KOREAN, 4000, 'en');
    expect(heard.other).toBe('ko');

    const latin = new HeardLanguage();
    latin.heard(ENGLISH, 4000, 'ko');
    latin.heard(ENGLISH, 4000, 'ko');
    expect(latin.other).toBeNull();
  });

  it('does not change its mind over a few words, and does when the language is back', () => {
    const heard = new HeardLanguage();
    for (let times = 0; times < 4; times++) heard.heard(ENGLISH, 3000, 'en');
    heard.heard(KOREAN, 4000, 'en');
    expect(heard.other).toBeUndefined();
    for (let times = 0; times < 4; times++) heard.heard(KOREAN, 3000, 'en');
    expect(heard.other).toBe('ko');
    heard.heard(ENGLISH, 4000, 'en');
    expect(heard.other).toBe('ko');
    for (let times = 0; times < 4; times++) heard.heard(ENGLISH, 3000, 'en');
    expect(heard.other).toBeUndefined();
  });

  it('knows nothing of what is detected, and begins anew with another setting', () => {
    const heard = new HeardLanguage();
    for (let times = 0; times < 3; times++) heard.heard(KOREAN, 4000, 'auto');
    expect(heard.other).toBeUndefined();
    for (let times = 0; times < 3; times++) heard.heard(KOREAN, 4000, 'en');
    expect(heard.other).toBe('ko');
    heard.choose('ko');
    expect(heard.other).toBeUndefined();
  });
});
