import { isolate } from '../../shared/direction';
import type { MessageCode, MessageParams } from '../../shared/errors';
import { CATALOGUES, type Language } from '../../shared/locales';
import type { MessageWords } from '../../shared/locales/message-words';

/** A message in words, for the system's own dialogs; windows have i18next. */
export function messageWords(language: Language, code: MessageCode, params: MessageParams): MessageWords {
  const { messages, fallback } = CATALOGUES[language];
  const { title, text } = messages[code];
  const values = { ...fallback, ...params };
  return { title: withValues(title, values), text: withValues(text, values) };
}

/** Puts values where the words say `{{name}}`; one in other letters does not turn the sentence around. */
export function withValues(words: string, values: MessageParams): string {
  return words.replaceAll(/\{\{(\w+)\}\}/gu, (_mark, name: string) =>
    isolate(String(values[name] ?? ''), 'ltr'),
  );
}
