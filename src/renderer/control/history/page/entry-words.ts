import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../../shared/session/history';

/** What a session is called in lists: its title, else how it began. */
export function titleOf({ title, opening }: HistoryEntry, t: TFunction): string {
  return title || opening || t('history.wordless');
}

/** Who captioned it; null where nobody knows. */
export function engineOf({ engine }: HistoryEntry, t: TFunction): string | null {
  if (!engine) return null;
  const { engine: kind, model } = engine;
  if (kind === 'server') return t('history.engineServer', { model });
  return model === '' ? t('history.engineInside') : t('history.engineLocal', { model });
}
