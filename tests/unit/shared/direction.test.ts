import { describe, expect, it } from 'vitest';
import { directionOf, isolate } from '../../../src/shared/direction';

describe('directionOf', () => {
  it.each([
    'בוקר טוב, חברים.',
    'الدرس 12: النهاية!',
    '12: שלום',
    '- OBS הוא כלי טוב.',
    'צריך npm run build and git push',
    'Guests: שלום',
    'iPhone 15 Pro יצא.',
    'HTML, CSS ו-JavaScript.',
    'Twitch و OBS.',
    'ދިވެހި',
    '𞤀𞤣𞤤𞤢𞤥',
  ])('is from right to left for “%s”', (text) => {
    expect(directionOf(text)).toBe('rtl');
  });

  it.each([
    'Good morning.',
    'The word שלום means peace.',
    'hello world שלום.',
    'Mr. Cohen said שלום.',
    'SAY שלום TO EVERYBODY HERE.',
    '12:',
    '…',
    '안녕하세요.',
    '٣٤',
  ])('is from left to right for “%s”', (text) => {
    expect(directionOf(text)).toBe('ltr');
  });
});

describe('isolate', () => {
  it('keeps a line together in its direction', () => {
    expect(isolate('שלום.', 'rtl')).toBe('\u2067שלום.\u2069');
    expect(isolate('OBS 30.', 'rtl')).toBe('\u2067OBS 30.\u2069');
    expect(isolate('שלום is a word.', 'ltr')).toBe('\u2066שלום is a word.\u2069');
  });

  it('leaves a line alone that all read alike', () => {
    expect(isolate('Good morning.', 'ltr')).toBe('Good morning.');
  });
});
