import type { MessageParams } from '../../shared/errors';
import type { CATALOGUES, Language } from '../../shared/locales';

export type CliWords = (typeof CATALOGUES)[Language]['commandLine'];

/** The language of whoever reads the terminal, as POSIX has it; null where the environment does not say. */
export function languageOfTerminal(env: NodeJS.ProcessEnv): Language | null {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  if (locale === '' || locale === 'C' || locale === 'POSIX' || locale.startsWith('C.')) return null;
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Puts values where the words say `{{name}}`. */
export function fill(words: string, values: MessageParams): string {
  return words.replaceAll(/\{\{([\w-]+)\}\}/gu, (_mark, name: string) => String(values[name] ?? ''));
}
