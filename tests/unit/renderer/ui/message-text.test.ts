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
