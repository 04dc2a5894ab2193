import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoticeBoard } from '../../../src/main/app/notice-board';
import { openStore } from '../../../src/main/app/open-store';
import { JamakError } from '../../../src/shared/errors';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(recovered = 0) {
  const state = { broken: true, calls: 0, asked: [] as (readonly string[])[], live: [] as string[] };
  const notices = new NoticeBoard(() => {});
  const errors: string[] = [];
  const opened = openStore({
    store: {
      closeOrphans: (live = []) => {
        state.asked.push(live);
        if (state.broken) return Promise.reject(new JamakError('store-failed', { retryable: true }));
        return Promise.resolve(recovered);
      },
    },
    live: () => state.live,
    notices,
    onError: ({ code }) => errors.push(code),
  });
  return { state, opened, errors, codes: () => notices.all.map(({ code }) => code), notices };
}

describe('openStore', () => {
  it('says once that the store does not open, and tries until it does', async () => {
    const { state, opened, errors, codes, notices } = open();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(codes()).toEqual(['store-failed']);
    notices.dismiss(notices.all[0]?.id ?? '');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(state.asked.length).toBeGreaterThan(30);
    expect([codes(), errors]).toEqual([[], ['store-failed']]);
    state.broken = false;
    await vi.advanceTimersByTimeAsync(15_000);
    await opened;
  });

  it('takes the notice down once it is open, and tells what a crash had left', async () => {
    const { state, opened, codes } = open(1);
    await vi.advanceTimersByTimeAsync(0);
    state.broken = false;
    await vi.runAllTimersAsync();
    await opened;
    expect(codes()).toEqual(['session-recovered']);
  });

  it('leaves sessions open that began meanwhile', async () => {
    const { state, opened } = open();
    await vi.advanceTimersByTimeAsync(0);
    state.live = ['running'];
    state.broken = false;
    await vi.runAllTimersAsync();
    await opened;
    expect(state.asked).toEqual([[], ['running']]);
  });
});
