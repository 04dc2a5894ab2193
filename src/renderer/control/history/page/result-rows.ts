import type { HistoryEntry, Hit } from '../../../../shared/session/history';
import type { Found } from './history-store';

export type ResultRow =
  | { readonly type: 'session'; readonly key: string; readonly entry: HistoryEntry }
  | { readonly type: 'hit'; readonly key: string; readonly hit: Hit };

/** Places as they are shown: below their session, in the order in which they came. Without those of a session that is gone. */
export function resultRows({ hits, sessions }: Pick<Found, 'hits' | 'sessions'>): ResultRow[] {
  const places = new Map<string, ResultRow[]>();
  for (const [at, hit] of hits.entries()) {
    const entry = sessions.get(hit.sessionId);
    if (!entry) continue;
    const own: ResultRow[] = places.get(entry.id) ?? [{ type: 'session', key: entry.id, entry }];
    own.push({ type: 'hit', key: `hit-${at}`, hit });
    places.set(entry.id, own);
  }
  return [...places.values()].flat();
}
