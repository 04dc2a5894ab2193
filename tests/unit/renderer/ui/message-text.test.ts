import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../../../src/renderer/ui/message-text';
import { MESSAGE_CODES } from '../../../../src/shared/errors';
import { CATALOGUES, type Language } from '../../../../src/shared/locales';

function translator(lng: Language) {
  const instance = createInstance();
  void instance.init({
    lng,
    resources: { en: { translation: CATALOGUES.en }, ko: { translation: CATALOGUES.ko } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance.t;
}

describe('messageText', () => {
  it('puts the values into the words', () => {
    expect(messageText(translator('en'), 'exported', { path: '/home/a & b.srt' }).text).toBe(
      '/home/a & b.srt',
    );
  });

  it('keeps a value in letters of another direction together', () => {
    expect(messageText(translator('en'), 'media-missing', { name: 'שלום 2.mp4' }).title).toBe(
      'Can’t find \u2066שלום 2.mp4\u2069',
    );
  });

  it('calls settings as their page does, and by their path where that has no name for them', () => {
    const settings = 'overlay.fontSizePx, glossaries.0.terms.3, glossaries.1, exportFolder, …';
    const title = (language: Language): string =>
      messageText(translator(language), 'settings-reset', { settings }).title;
    expect(title('en')).toBe('Back to standard: Caption size, Glossary, exportFolder, …');
    expect(title('ko')).toBe('기본값으로 되돌림: 자막 크기, 용어집, exportFolder, …');
  });

  it.each(['en', 'ko'] as const)(
    'makes a sentence of every code even when no value was given (%s)',
    (language) => {
      for (const code of MESSAGE_CODES) {
        const { title, text } = messageText(translator(language), code, { device: '' });
        expect(`${title} ${text}`).not.toMatch(/\{\{|\}\}|messages\./u);
        expect(title).not.toBe('');
        expect(text).not.toBe('');
      }
    },
  );
});
