import type { TFunction } from 'i18next';
import type { MessageCode, MessageParams } from '../../shared/errors';

export interface MessageText {
  readonly title: string;
  readonly text: string;
}

/** What happened and what to do about it, in the current language. */
export function messageText(t: TFunction, code: MessageCode, params: MessageParams = {}): MessageText {
  const values = {
    name: t('fallback.name'),
    kind: t('fallback.kind'),
    track: t('fallback.track'),
    total: t('fallback.total'),
    path: t('fallback.path'),
    device: t('fallback.device'),
    model: t('fallback.model'),
    server: t('fallback.server'),
    size: t('fallback.size'),
    ...known(params),
  };
  return {
    title: t(`messages.${code}.title`, values),
    text: t(`messages.${code}.text`, values),
  };
}

/** An empty value is as good as none: a device's label is empty until access was granted. */
function known(params: MessageParams): MessageParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}
