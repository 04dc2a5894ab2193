import { describe, expect, it } from 'vitest';
import { isGhost } from '../../../../src/main/speech/engines/server/ghosts';
import { priceOf } from '../../../../src/main/speech/engines/server/price';
import { promptOf } from '../../../../src/main/speech/engines/server/prompt';

describe('promptOf', () => {
  it('is empty when there is nothing to tell', () => {
    expect(promptOf([], '')).toBe('');
  });

  it('names the terms, then the caption', () => {
    expect(promptOf(['Jamak', '자막'], 'Good morning.')).toBe('Jamak, 자막. Good morning.');
  });

  it('keeps the end of a long caption and the first of many terms, both in whole words', () => {
    const caption = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const terms = Array.from({ length: 300 }, (_, index) => `용어${index}`);
    const prompt = promptOf(terms, caption);
    expect(prompt).toMatch(/^용어0, 용어1, .*\. word\d+ .* word299$/);
    expect(prompt.length).toBeLessThan(600);
    expect(prompt).not.toContain('용어299');
  });
});

describe('isGhost', () => {
  it.each([
    'Thank you for watching.',
    'Thanks for watching!',
    '시청해 주셔서 감사합니다.',
    '구독과 좋아요 부탁드립니다',
    'Subtitles by the Amara.org community',
    'ご視聴ありがとうございました。',
  ])('knows "%s" where nobody spoke', (text) => {
    expect(isGhost(text, 0.9)).toBe(true);
    expect(isGhost(text, 0.2)).toBe(false);
    expect(isGhost(text, null)).toBe(false);
  });

  it('keeps a sentence that only begins like one', () => {
    expect(isGhost('Thank you for watching my children yesterday evening', 0.9)).toBe(false);
    expect(isGhost('시청 앞에서 만나요', 0.9)).toBe(false);
  });
});

describe('priceOf', () => {
  const MINUTE = 960_000;

  it('knows the price of a minute, that a server nearby is free, and what it does not know', () => {
    expect(priceOf('https://api.openai.com/v1', 'whisper-1', MINUTE)).toBeCloseTo(0.006);
    expect(priceOf('https://api.openai.com/v1', 'gpt-4o-mini-transcribe', MINUTE / 2)).toBeCloseTo(0.0015);
    expect(priceOf('http://127.0.0.1:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('http://localhost:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('http://192.168.1.7:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('https://stt.example.com/v1', 'whisper-1', MINUTE)).toBeNull();
    expect(priceOf('https://api.openai.com/v1', 'whisper-2', MINUTE)).toBeNull();
  });
});
