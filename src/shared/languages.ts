import { z } from 'zod';

/** Languages that captions can be spoken in or translated into, each by its own name. */
export const LANGUAGE_NAMES = {
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  zh: '中文',
  yue: '粵語',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
  it: 'Italiano',
  ru: 'Русский',
  vi: 'Tiếng Việt',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
} as const;

export type CaptionLanguage = keyof typeof LANGUAGE_NAMES;

export const CAPTION_LANGUAGES = Object.keys(LANGUAGE_NAMES) as [CaptionLanguage, ...CaptionLanguage[]];
export const captionLanguageSchema = z.enum(CAPTION_LANGUAGES);
export const spokenLanguageSchema = z.enum(['auto', ...CAPTION_LANGUAGES]);
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>;
