import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Saver } from '../../../src/main/session/saver';
import { JamakError } from '../../../src/shared/errors';
import type { SessionEvent } from '../../../src/shared/session/events';
import { final, numbered, started } from '../storage/sessions';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function captions(count: number, first: number): SessionEvent[] {
  return numbered(
    Array.from({ length: count }, (_, at) => final(`c${first + at}`, at * 1000, 'words')),
    first,
  );
}

/** A store that takes batches, until it is broken or loses what it had. */
function open() {
  const store = {
    broken: false,
    holds: new Map<number, SessionEvent>(),
    /** The numbers of the first and last event of each call. */
    asked: [] as string[],
    at: [] as number[],
    copied: 0,
  };
  const said: string[] = [];
  const startedAt = Date.now();
  const saver = new Saver({
    commit: async (events) => {
      store.asked.push(`${events[0]?.seq}-${events.at(-1)?.seq}`);
      store.at.push(Date.now() - startedAt);
      store.copied += events.length;
      await Promise.resolve();
      if (store.broken) throw new JamakError('store-failed', { retryable: true });
      const starts = events.some(({ happening }) => happening.type === 'session-started');
      if (!starts && store.holds.size === 0) throw new JamakError('session-missing');
      for (const event of events) store.holds.set(event.seq, event);
    },
    onSaved: (events) => said.push(`saved ${events.length}`),
    onUnsaved: (error) => said.push(`unsaved ${error.code}`),
    onSavedAgain: () => said.push('saved again'),
  });
  return { saver, store, said };
}

const start = numbered([started('s')]);

describe('Saver', () => {
  it('tries once more at once, because the next call starts another worker', async () => {
    const { saver, store, said } = open();
    store.broken = true;
    const saved = saver.save(start);
    await Promise.resolve();
    store.broken = false;
    await saved;
    expect(store.asked).toEqual(['1-1', '1-1']);
    expect(said).toEqual(['saved 1']);
  });

  it('tries again by itself, more and more rarely, until all is saved', async () => {
    const { saver, store, said } = open();
    store.broken = true;
    await saver.save(start);
    await vi.advanceTimersByTimeAsync(120_000);
    const seconds = store.at.filter((_, at) => at % 2 === 0).map((ms) => ms / 1000);
    expect(seconds).toEqual([0, 1, 3, 7, 15, 30, 45, 60, 75, 90, 105, 120]);
    store.broken = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect([...store.holds.keys()]).toEqual([1]);
    expect(said).toEqual(['unsaved store-failed', 'saved 1', 'saved again']);
  });

  it('does not depend on the clock of the wall', async () => {
    const { saver, store } = open();
    store.broken = true;
    await saver.save(start);
    vi.setSystemTime(Date.now() - 3_600_000);
    store.broken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.unsaved).toEqual([]);
  });

  it('copies what is unsaved no more often for what comes meanwhile', async () => {
    const { saver, store } = open();
    store.broken = true;
    await saver.save(start);
    store.copied = 0;
    for (const event of captions(5_000, 2)) await saver.save([event]);
    expect(store.copied).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.copied).toBe(400);
    store.broken = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.holds.size).toBe(5_001);
    expect(saver.unsaved).toEqual([]);
  });

  it('gives a store that has lost the session all of it, in its order', async () => {
    const { saver, store, said } = open();
    await saver.save([...start, ...captions(300, 2)]);
    store.holds.clear();
    await saver.save(captions(1, 302));
    expect([...store.holds.keys()]).toEqual(Array.from({ length: 302 }, (_, at) => at + 1));
    expect(said).not.toContain('unsaved session-missing');
    expect(saver.events).toHaveLength(302);
  });

  it('says that the session is missing when not even its start helps', async () => {
    const { saver, said } = open();
    await saver.save(captions(1, 2));
    expect(said).toEqual(['unsaved session-missing']);
  });

  it('tries at once when it is asked to, and waits no longer than the deadline for it', async () => {
    const { saver, store } = open();
    store.broken = true;
    await saver.save(start);
    store.broken = false;
    await saver.saveNow();
    expect(saver.unsaved).toEqual([]);
  });
});
