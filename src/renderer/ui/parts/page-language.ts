import type { Language } from '../../../shared/locales';

/**
 * Says to screen readers and the line breaker which language the page is in. Callers may say it with every change of
 * their state: only another one is written, as Chromium styles the whole page anew for each.
 */
export function sayLanguage(language: Language): void {
  const root = document.documentElement;
  if (root.lang !== language) root.lang = language;
}
