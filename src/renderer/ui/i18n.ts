import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CATALOGUES, type Language } from '../../shared/locales';
import { sayLanguage } from './parts/page-language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: (typeof CATALOGUES)['en'] };
  }
}

/** The language to speak until main has said which one it is. */
export function guessLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** The words of the interface; both catalogues are in the bundle, so it is ready at once. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: CATALOGUES.en },
      ko: { translation: CATALOGUES.ko },
    },
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  sayLanguage(language);
  return instance;
}

/** Speaks `language` from now on, and says so to screen readers and the line breaker. */
export function speak(instance: i18n, language: Language): void {
  sayLanguage(language);
  if (instance.language !== language) void instance.changeLanguage(language);
}
