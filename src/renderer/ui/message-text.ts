import type { TFunction } from 'i18next';
import { isolate } from '../../shared/direction';
import type { MessageCode, MessageParams } from '../../shared/errors';
import { settingNames } from './setting-name';

export interface MessageText {
  readonly title: string;
  readonly text: string;
}

/** What happened and what to do about it, in the current language. */
export function messageText(t: TFunction, code: MessageCode, params: MessageParams = {}): MessageText {
  const { settings } = params;
  const values = {
    name: t('fallback.name'),
    kind: t('fallback.kind'),
    track: t('fallback.track'),
    total: t('fallback.total'),
    path: t('fallback.path'),
    device: t('fallback.device'),
    model: t('fallback.model'),
    language: t('fallback.language'),
    server: t('fallback.server'),
    tokens: t('fallback.tokens'),
    address: t('fallback.address'),
    size: t('fallback.size'),
    db: t('fallback.db'),
    right: t('fallback.right'),
    words: t('fallback.words'),
    port: t('fallback.port'),
    days: t('fallback.days'),
    date: t('fallback.date'),
    version: t('fallback.version'),
    ...known(params),
    settings: typeof settings === 'string' ? settingNames(t, settings) : t('fallback.settings'),
  };
  return {
    title: t(`messages.${code}.title`, values),
    text: t(`messages.${code}.text`, values),
  };
}

/** An empty value is as good as none: a device's label is empty until access was granted. */
function known(params: MessageParams): MessageParams {
  const values = Object.entries(params).filter(([, value]) => value !== '');
  return Object.fromEntries(values.map(([name, value]) => [name, together(value)]));
}

/** A name or a path in other letters does not turn the order of the sentence around. */
function together(value: MessageParams[string]): MessageParams[string] {
  return typeof value === 'string' ? isolate(value, 'ltr') : value;
}
