import { describe, expect, it } from 'vitest';
import {
  digested,
  edited,
  ended,
  final,
  interim,
  OpenFeed,
  started,
  takenBack,
  translated,
} from './open-feed';

describe('what is taken back', () => {
  it('before it was public never is, and nobody is told', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(
      started(),
      interim('c1', 'damn'),
      final('c1', 'damn it'),
      translated('c1', '젠장'),
      final('c2', 'so'),
    );
    open.take(digested('c1', 'damn'), takenBack('c1'));
    open.pass(60_000);
    expect(open.told).toEqual(['session-started', 'c2: so']);
    expect(open.feed.view.takenBack).toEqual([]);
  });

  it('goes from the view and from what is told again, at once', () => {
    const open = new OpenFeed();
    open.take(started(), interim('c1', 'damn'), final('c1', 'damn it'), translated('c1', '젠장'));
    open.take(digested('c1', 'damn'));
    open.change({ holdBackSeconds: 30 });
    open.take(final('c2', 'so'), takenBack('c1'));
    expect(open.told.at(-1)).toBe('caption-taken-back c1');
    expect(JSON.stringify(open.feed.view)).not.toMatch(/damn|젠장/);
    expect(open.feed.since('s', 4)).toBeNull();
    expect(open.feed.since('s', 5)?.map(({ seq }) => seq)).toEqual([6]);
    open.pass(30_000);
    expect(open.told.at(-1)).toBe('c2: so');
  });

  it('goes where its interim alone was public, also when that had been withdrawn', () => {
    const open = new OpenFeed();
    open.take(started(), interim('c1', 'damn'), { type: 'caption-withdrawn', captionId: 'c1', laneId: 'a' });
    open.take(takenBack('c1'));
    expect(open.told.at(-1)).toBe('caption-taken-back c1');
    expect(open.feed.since('s', 1)).toBeNull();
  });

  it('stays away, whatever comes of it later', () => {
    const open = new OpenFeed();
    open.take(started(), interim('c1', 'damn'), takenBack('c1'), takenBack('c9'));
    const before = open.events.length;
    open.take(
      interim('c1', 'damn it'),
      final('c1', 'damn it'),
      translated('c1', '젠장'),
      edited('c1', 'damn'),
    );
    open.take(digested('c1', 'damn'), final('c9', 'damn'));
    expect(open.told.slice(before)).toEqual([]);
  });

  it('goes from a session that is over, while the next one waits', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started('one'), final('c1', 'damn'));
    open.pass(5_000);
    open.take(
      final('c2', 'damn too'),
      ended,
      started('two'),
      final('c3', 'fine'),
      takenBack('c1'),
      takenBack('c2'),
    );
    open.pass(5_000);
    expect(open.told).toEqual([
      'session-started',
      'c1: damn',
      'caption-taken-back c1',
      'session-ended',
      'session-started',
      'c3: fine',
    ]);
  });

  it('takes along a digest that waits, and another is made and shown', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), final('c1', 'damn'), final('c2', 'so'), digested('c2', 'so, damn'), takenBack('c1'));
    open.take(digested('c2', 'so'));
    open.pass(5_000);
    expect(open.told.filter((line) => line === 'digest-updated')).toHaveLength(1);
    expect(open.feed.view.digest?.keywords).toEqual(['so']);
  });
});

describe('what is corrected', () => {
  it('is public at once where the caption is', () => {
    const open = new OpenFeed({ secrets: ['Kim'] });
    open.take(started(), final('c1', 'helo'), translated('c1', '안녕'));
    open.change({ holdBackSeconds: 30 });
    open.take(translated('c1', '안녕!'), edited('c1', 'hello Kim'));
    expect(open.told.at(-1)).toBe('c1 (me): hello •••');
    expect(open.feed.view.captions).toEqual([
      { id: 'c1', laneId: 'a', startMs: 1_000, endMs: 1_900, text: 'hello •••' },
    ]);
    open.take(translated('c1', '안녕하세요'));
    open.pass(30_000);
    expect(open.told.slice(-1)).toEqual(['c1 ko: 안녕하세요']);
    expect(open.told).not.toContain('c1 ko: 안녕!');
  });

  it('is what becomes public of a caption that waits', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), final('c1', 'helo'), translated('c1', '안녕'), edited('c1', 'hello'));
    expect(open.told).toEqual([]);
    open.pass(5_000);
    expect(open.told).toEqual(['session-started', 'c1: hello']);
  });

  it('is nothing where there is no such caption, or no final of it', () => {
    const open = new OpenFeed();
    open.take(
      started(),
      interim('c1', 'hel'),
      edited('c1', 'hello'),
      edited('c2', 'hello'),
      final('c1', 'hi'),
    );
    expect(open.told.slice(1)).toEqual(['… c1: hel', 'c1: hi']);
  });
});
