import { app } from 'electron';
import type { Settings } from '../../shared/settings';

/** The language the interface speaks: the user's choice, else the system's when it is Korean, else English. */
export function interfaceLanguage(settings: Pick<Settings, 'language'>): 'en' | 'ko' {
  if (settings.language !== 'system') return settings.language;
  const first = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  return first.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
