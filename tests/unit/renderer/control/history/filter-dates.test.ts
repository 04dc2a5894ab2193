import { describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from '../../../../../src/renderer/control/history/page/filter-dates';
import { resultRows } from '../../../../../src/renderer/control/history/page/result-rows';
import type { HistoryEntry, Hit } from '../../../../../src/shared/session/history';

describe('filter dates', () => {
  it('are days of this place', () => {
    expect(startOfDay('2026-11-27')).toBe(new Date(2026, 10, 27).getTime());
    expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).getTime());
    expect(dayOf(startOfDay('2026-02-28', 1), -1)).toBe('2026-02-28');
    expect([startOfDay(''), startOfDay('0002-01-01'), startOfDay('soon')]).toEqual([null, null, null]);
    expect(dayOf(null)).toBe('');
  });
});

describe('resultRows', () => {
  it('puts places below their session, and leaves out those of sessions that are gone', () => {
    const entry = (id: string) => ({ id }) as HistoryEntry;
    const hit = (sessionId: string) => ({ sessionId }) as Hit;
    const rows = resultRows({
      hits: [hit('b'), hit('b'), hit('gone'), hit('a'), hit('b')],
      sessions: new Map([
        ['a', entry('a')],
        ['b', entry('b')],
      ]),
    });
    expect(rows.map(({ key }) => key)).toEqual(['b', 'hit-0', 'hit-1', 'hit-4', 'a', 'hit-3']);
  });
});
