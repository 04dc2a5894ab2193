import type { MessageCode, MessageParams } from '../errors';
import type { Catalogue } from './catalogue';

/** A message as one line, for whoever has no window: what happened, and what to do about it. */
export function messageLine(words: Catalogue, code: MessageCode, params: MessageParams): string {
  const { title, text } = words.messages[code];
  const values: MessageParams = { ...words.fallback, ...params };
  return `${title}. ${text}`.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
