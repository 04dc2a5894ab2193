import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Feed } from '../../../src/main/session/feed';
import { JamakError } from '../../../src/shared/errors';
import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';

const started: SessionHappening = {
  type: 'session-started',
  sessionId: 's',
  startedAt: 0,
  lanes: [{ id: 'a', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
};

function final(text: string, startMs = 0): SessionHappening {
  return { type: 'caption-final', captionId: text, laneId: 'a', startMs, endMs: startMs + 500, text };
}

function open(commit: (events: readonly SessionEvent[]) => Promise<void>, throwsAt?: number) {
  const log: string[] = [];
  const feed = new Feed({
    commit: async (events) => {
      await commit(events);
      log.push(`commit ${events.map((event) => event.seq).join(',')}`);
    },
    publish: (event) => {
      log.push(`publish ${event.seq}`);
      if (event.seq === throwsAt) throw new Error('the window is gone');
    },
    onError: () => log.push('error'),
    onUnsaved: (error) => log.push(`unsaved ${error.code}`),
    onSavedAgain: () => log.push('saved again'),
  });
  return { feed, log };
}

describe('Feed', () => {
  it('commits a final before it publishes it, and numbers without holes', async () => {
    const { feed, log } = open(() => Promise.resolve());
    feed.append(started);
    feed.append(final('hello'));
    await feed.settled();
    expect(log.indexOf('commit 1')).toBeLessThan(log.indexOf('publish 1'));
    expect(log.filter((line) => line.startsWith('publish'))).toEqual(['publish 1', 'publish 2']);
    expect(log.findIndex((line) => /^commit .*2/.test(line))).toBeLessThan(log.indexOf('publish 2'));
  });

  it('commits in one go what came while a commit was under way', async () => {
    let release = (): void => {};
    let first = true;
    const { feed, log } = open(() => {
      if (!first) return Promise.resolve();
      first = false;
      return new Promise((resolve) => (release = resolve));
    });
    feed.append(started);
    feed.append(final('one'));
    feed.append(final('two', 1000));
    release();
    await feed.settled();
    expect(log).toEqual(['commit 1', 'publish 1', 'commit 2,3', 'publish 2', 'publish 3']);
  });

  it('goes on publishing when publishing an event throws', async () => {
    const { feed, log } = open(() => Promise.resolve(), 2);
    for (const happening of [started, final('one'), final('two', 1000)]) feed.append(happening);
    await feed.settled();
    feed.append(final('three', 2000));
    await feed.settled();
    expect(log.filter((line) => !line.startsWith('commit'))).toEqual([
      'publish 1',
      'publish 2',
      'error',
      'publish 3',
      'publish 4',
    ]);
    expect(feed.view.captions.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('never stores interims', async () => {
    const { feed, log } = open(() => Promise.resolve());
    feed.append({
      type: 'caption-interim',
      captionId: 'x',
      laneId: 'a',
      startMs: 0,
      endMs: 1,
      stable: '',
      tentative: 'he',
    });
    await feed.settled();
    expect(log).toEqual(['publish 1']);
  });

  it('publishes a final that comes in the same turn as an interim without waiting for the next event', async () => {
    const { feed, log } = open(() => Promise.resolve());
    feed.append({
      type: 'caption-interim',
      captionId: 'x',
      laneId: 'a',
      startMs: 0,
      endMs: 1,
      stable: '',
      tentative: 'he',
    });
    feed.append(final('hello'));
    await feed.settled();
    expect(log).toEqual(['publish 1', 'commit 2', 'publish 2']);
  });

  it('ends with the session: what comes later is neither shown nor stored', async () => {
    const { feed, log } = open(() => Promise.resolve());
    feed.append(started);
    feed.append({ type: 'session-ended', endedAt: 1, durationMs: 1, reason: 'stopped' });
    feed.append(final('too late'));
    await feed.settled();
    feed.append(final('much too late'));
    await feed.settled();
    expect(log).toEqual(['commit 1', 'publish 1', 'commit 2', 'publish 2']);
    expect(feed.view).toMatchObject({ phase: 'ended', seq: 2 });
  });

  it('goes on when the store fails, says so once, and saves all of it later by itself', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let broken = true;
    const saved: number[] = [];
    const { feed, log } = open((events) => {
      if (broken) return Promise.reject(new JamakError('store-failed', { retryable: true }));
      saved.push(...events.map((event) => event.seq));
      return Promise.resolve();
    });
    feed.append(started);
    await feed.settled();
    feed.append(final('one'));
    await feed.settled();
    expect(feed.view.captions.map((caption) => caption.text)).toEqual(['one']);
    feed.append(final('two', 1000));
    await feed.settled();
    broken = false;
    await vi.runAllTimersAsync();
    expect(saved).toEqual([1, 2, 3]);
    expect(log.filter((line) => line.startsWith('unsaved'))).toEqual(['unsaved store-failed']);
    expect(log).toContain('saved again');
    expect(feed.unsaved).toEqual([]);
  });

  it('shows a final whose commit is late, says so once, and keeps nothing after it waiting', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const stuck: (() => void)[] = [];
    const { feed, log } = open(() => new Promise((resolve) => stuck.push(resolve)));
    feed.append(started);
    await vi.advanceTimersByTimeAsync(1_499);
    expect(log).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['unsaved store-failed', 'publish 1']);
    feed.append(final('one'));
    await feed.settled();
    expect(log).toEqual(['unsaved store-failed', 'publish 1', 'publish 2']);
    expect(feed.unsaved.map(({ seq }) => seq)).toEqual([1, 2]);
    // The disk is back: the commit under way ends, and what came meanwhile follows.
    for (let commit = 0; commit < 2; commit++) {
      stuck[commit]?.();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(log.slice(3)).toEqual(['commit 1', 'commit 2', 'saved again']);
  });

  it('tells whoever waits for a commit when it was made, however late', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let broken = true;
    const { feed, log } = open(() => (broken ? Promise.reject(new Error('no')) : Promise.resolve()));
    feed.append(started);
    feed.append(final('one'), () => log.push('one is on disk'));
    await feed.settled();
    expect(log).not.toContain('one is on disk');
    broken = false;
    await vi.runAllTimersAsync();
    expect(log.filter((line) => line.includes('on disk'))).toEqual(['one is on disk']);
  });
});
