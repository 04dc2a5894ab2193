import { describe, expect, it } from 'vitest';
import { KeepFor } from '../../../../src/main/app/history/keep-for';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';

const DAY = 24 * 3600 * 1000;

/** Sessions by when they ended. */
function open(ended: Record<string, number>, keepForDays: number | null) {
  const kept = new Map(Object.entries(ended));
  let settings: Settings = { ...DEFAULT_SETTINGS, history: { keepForDays, deletesFrom: null } };
  let now = 100 * DAY;
  const erased: string[] = [];
  const notices = new NoticeBoard(() => undefined);
  const keepFor = new KeepFor({
    store: {
      expired: (before, limit) =>
        Promise.resolve(
          [...kept]
            .filter(([, at]) => at < before)
            .map(([id]) => id)
            .slice(0, limit),
        ),
    },
    settings: () => settings,
    changeSettings: (patch) => Promise.resolve(void (settings = { ...settings, ...patch })),
    erase: (id) => {
      if (id === 'stuck') return Promise.resolve();
      kept.delete(id);
      return Promise.resolve(void erased.push(id));
    },
    live: () => ['live'],
    notices,
    onError: (error) => {
      throw error;
    },
    now: () => now,
    sleep: () => Promise.resolve(),
  });
  return {
    keepFor,
    erased,
    notices,
    later: (days: number) => (now += days * DAY),
    settings: () => settings,
    announceAnew: () => (settings = { ...settings, history: { keepForDays, deletesFrom: null } }),
  };
}

describe('KeepFor', () => {
  it('says a day ahead what it deletes from then on', async () => {
    const { keepFor, erased, notices, later } = open({ old: 1, live: 1, young: 99 * DAY }, 7);
    await keepFor.run();
    expect(erased).toEqual([]);
    expect(notices.all).toMatchObject([{ code: 'history-expires', params: { days: 7 } }]);
    await keepFor.run();
    expect(erased).toEqual([]);
    later(1);
    await keepFor.run();
    expect(erased).toEqual(['old']);
    expect(notices.all).toHaveLength(1);
  });

  it('says nothing and deletes nothing while nothing is old, or all is kept', async () => {
    for (const days of [7, null]) {
      const { keepFor, erased, notices, settings, later } = open({ young: 99 * DAY }, days);
      await keepFor.run();
      later(3);
      await keepFor.run();
      expect([erased, notices.all]).toEqual([[], []]);
      expect(settings().history.deletesFrom).toBeNull();
    }
  });

  it('waits for a day more where it is to be announced anew, as after a backup was restored', async () => {
    const { keepFor, erased, notices, later, announceAnew } = open({ old: 1, older: 2 }, 7);
    await keepFor.run();
    const [said] = notices.all;
    later(1);
    announceAnew();
    await keepFor.run();
    expect(erased).toEqual([]);
    expect(notices.all).toMatchObject([{ code: 'history-expires' }]);
    expect(notices.all[0]?.id).not.toBe(said?.id);
    later(1);
    await keepFor.run();
    expect(erased).toEqual(['old', 'older']);
  });

  it('comes to an end with one that can’t be deleted', async () => {
    const { keepFor, erased, later } = open({ stuck: 1, old: 2 }, 7);
    await keepFor.run();
    later(2);
    await keepFor.run();
    expect(erased).toEqual(['old']);
  });
});
