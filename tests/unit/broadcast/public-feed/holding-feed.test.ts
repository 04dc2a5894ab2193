import { describe, expect, it } from 'vitest';
import { applySessionEvent, EMPTY_VIEW } from '../../../../src/shared/session/session-view';
import { NO_USAGE } from '../../../../src/shared/session/usage';
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

describe('what is held back', () => {
  it('passes at once where nothing is held back', () => {
    const open = new OpenFeed();
    open.take(started(), final('c1', 'hello'));
    expect(open.told).toEqual(['session-started', 'c1: hello']);
    expect(open.waiting).toBe(0);
  });

  it('is public when its time has come, not earlier, in its order', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), final('c1', 'one'));
    open.pass(2_000);
    open.take(final('c2', 'two'));
    expect(open.feed.held).toEqual({ captions: 2, nextInMs: 3_000 });
    open.pass(2_999);
    expect(open.told).toEqual([]);
    open.pass(1);
    expect(open.told).toEqual(['session-started', 'c1: one']);
    open.pass(2_000);
    expect(open.told).toEqual(['session-started', 'c1: one', 'c2: two']);
    expect(open.feed.held).toEqual({ captions: 0, nextInMs: null });
  });

  it('flushes in order when less is held back, and lets nothing overtake when more is', () => {
    const open = new OpenFeed({ holdBackSeconds: 10 });
    open.take(started(), final('c1', 'one'));
    open.pass(1_000);
    open.take(final('c2', 'two'));
    open.change({ holdBackSeconds: 1 });
    expect(open.told).toEqual(['session-started', 'c1: one']);
    open.pass(1_000);
    expect(open.told.at(-1)).toBe('c2: two');
    open.change({ holdBackSeconds: 10 });
    open.take(final('c3', 'three'));
    open.change({ holdBackSeconds: 0 });
    open.take(final('c4', 'four'));
    expect(open.told.slice(-2)).toEqual(['c3: three', 'c4: four']);
  });

  it('plays a session out before the next one begins', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started('one'), final('c1', 'one'), ended);
    open.pass(1_000);
    open.take(started('two'), final('c2', 'two'));
    open.pass(4_000);
    expect(open.told).toEqual(['session-started', 'c1: one', 'session-ended']);
    expect(open.feed.view).toMatchObject({ sessionId: 'one', phase: 'ended' });
    open.pass(1_000);
    expect(open.feed.view).toMatchObject({ sessionId: 'two', phase: 'running', seq: 2 });
  });

  it('gives what is due when the app quits, and nothing of what is not', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), final('c1', 'one'));
    open.pass(1_000);
    open.take(final('c2', 'two'));
    open.now += 4_000;
    open.feed.close();
    open.pass(60_000);
    open.take(final('c3', 'three'));
    expect(open.told).toEqual(['session-started', 'c1: one']);
    expect(open.waiting).toBe(0);
  });

  it('leaves out interims first when too much is held, and never a final', () => {
    const open = new OpenFeed({ holdBackSeconds: 30 });
    open.take(started());
    for (let at = 0; at < 1_500; at++) open.take(interim('c1', `word ${at}`), final(`c${at + 2}`, 'said'));
    open.pass(30_000);
    expect(open.told.filter((line) => line.endsWith('said'))).toHaveLength(1_500);
    expect(open.told.filter((line) => line.startsWith('…')).length).toBeLessThanOrEqual(1);
  });

  it('shows of several interims that are due at once the newest alone', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), interim('c1', 'I'), interim('c1', 'I was'), interim('c1', 'I was there'));
    open.change({ holdBackSeconds: 0 });
    expect(open.told).toEqual(['session-started', '… c1: I was there']);
  });
});

describe('what is public', () => {
  it('is none of what is only the user’s business', () => {
    const open = new OpenFeed();
    open.take(
      started(),
      { type: 'lane-state', laneId: 'a', state: 'lost', code: 'device-lost' },
      { type: 'gap', laneId: 'a', startMs: 0, endMs: 1, code: 'speech-failed' },
      { type: 'lag', laneId: 'a', lagMs: 9 },
      { type: 'usage', usage: NO_USAGE },
      {
        type: 'notice',
        notice: { id: 'n', at: 0, level: 'info', code: 'exported', params: { path: '/home/me' } },
      },
      { type: 'moment-marked', markId: 'm', atMs: 5, note: 'embarrassing' },
      { type: 'moment-marked', markId: 'm', atMs: 5, note: 'very embarrassing' },
      {
        type: 'digest-interim',
        digestId: 'd',
        content: { summary: [], situation: null, keywords: [], highlights: [] },
      },
      { type: 'digest-withdrawn', digestId: 'd' },
    );
    expect(open.told).toEqual(['session-started', 'lane-state', 'moment-marked']);
    expect(JSON.stringify(open.events)).not.toMatch(/tax|device|home|embarrassing/);
    expect(open.feed.view.lanes[0]?.source).toEqual({ kind: 'microphone' });
  });

  it('has words before the final only where they will not change, and no event where nothing changed', () => {
    const open = new OpenFeed();
    open.take(
      started(),
      interim('c1', '', 'hell'),
      interim('c1', 'hello', 'wor'),
      interim('c1', 'hello', 'world'),
    );
    open.take(interim('c1', 'hello world'), final('c1', 'Hello world'));
    expect(open.told.slice(1)).toEqual(['… c1: hello', '… c1: hello world', 'c1: Hello world']);
  });

  it('has finals alone where the settings say so, from the next event on', () => {
    const open = new OpenFeed();
    open.take(started(), interim('c1', 'hello'));
    open.change({ shows: 'finals' });
    open.take(interim('c1', 'hello world'), final('c1', 'hello world'), interim('c2', 'and'));
    open.change({ shows: 'stable' });
    open.take(interim('c2', 'and more'));
    expect(open.told.slice(1)).toEqual(['… c1: hello', 'c1: hello world', '… c2: and more']);
  });

  it('takes an interim down whose final holds no words', () => {
    const open = new OpenFeed();
    open.take(started(), interim('c1', 'hello'), { type: 'caption-withdrawn', captionId: 'c1', laneId: 'a' });
    open.take({ type: 'caption-withdrawn', captionId: 'c2', laneId: 'a' });
    expect(open.told.slice(1)).toEqual(['… c1: hello', 'caption-withdrawn c1']);
  });

  it('is the fold of its events, and is told again from any number on', () => {
    const open = new OpenFeed();
    open.take(started(), final('c1', 'one'), translated('c1', '하나'), final('c2', 'two'), ended);
    const { view } = open.feed;
    expect(open.events.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(open.events.reduce((folded, { event }) => applySessionEvent(folded, event), EMPTY_VIEW)).toEqual(
      view,
    );
    expect(open.feed.since('s', 3)?.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(open.feed.since('s', 5)).toEqual([]);
    expect(open.feed.since('s', 6)).toBeNull();
    expect(open.feed.since('other', 3)).toBeNull();
  });

  it('keeps the newest two thousand events to be told again', () => {
    const open = new OpenFeed();
    open.take(started());
    for (let at = 1; at <= 2_001; at++) open.take(final(`c${at}`, 'said'));
    expect(open.feed.since('s', 1)).toBeNull();
    expect(open.feed.since('s', 2)).toHaveLength(2_000);
  });

  it('goes with its session when that is deleted, also what still waits', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started('one'), final('c1', 'one'));
    open.pass(5_000);
    open.take(final('c2', 'two'), ended);
    open.feed.forget((id) => id === 'one');
    open.pass(60_000);
    expect(open.deleted).toEqual(['one']);
    expect(open.feed.view.sessionId).toBeNull();
    expect(open.feed.since('one', 1)).toBeNull();
    expect(open.told).toEqual(['session-started', 'c1: one']);
  });

  it('goes on when who listens throws', () => {
    const open = new OpenFeed({ holdBackSeconds: 1 });
    open.onEvent = () => {
      throw new Error('the browser is gone');
    };
    open.take(started(), final('c1', 'one'), final('c2', 'two'));
    open.pass(1_000);
    expect(open.told).toEqual(['session-started', 'c1: one', 'c2: two']);
    expect(open.errors).toHaveLength(3);
  });
});

describe('masks', () => {
  it('hold for captions, translations, digests and names of lanes', () => {
    const open = new OpenFeed({ secrets: ['Kim'] });
    open.take(
      started('s', ['Kim']),
      final('c1', 'I am Kim'),
      translated('c1', '나는 Kim'),
      digested('c1', 'Kim'),
    );
    expect(open.feed.view.lanes[0]?.name).toBe('•••');
    expect(open.told.slice(1, 3)).toEqual(['c1: I am •••', 'c1 ko: 나는 •••']);
    expect(open.feed.view.digest?.summary[0]?.text).toBe('•••');
    expect(open.feed.clean('Kim')).toBe('•••');
  });

  it('hide what runs over several captions: before it shows where it is held back', () => {
    const open = new OpenFeed({ holdBackSeconds: 5, secrets: ['010 1234 5678'] });
    open.take(started(), final('c1', 'call 010 1234'), final('c2', '5678 please'));
    open.pass(5_000);
    expect(open.told.slice(1)).toEqual(['c1: call ••• ••••', 'c2: •••• please']);
  });

  it('hide what runs over several captions: again where it had shown, before the rest shows', () => {
    const open = new OpenFeed({ secrets: ['010 1234 5678'] });
    open.take(started(), final('c1', 'call 010 1234'), interim('c2', '5678'));
    expect(open.told.slice(1)).toEqual(['c1: call 010 1234', 'c1 (mask): call ••• ••••', '… c2: ••••']);
    expect(JSON.stringify([open.feed.view, open.feed.since('s', 2)])).not.toContain('1234');
    expect(open.feed.since('s', 1)).toBeNull();
  });

  it('do not take two lanes, or what was said long after, for one number', () => {
    const open = new OpenFeed({ secrets: ['010 1234'] });
    open.take(started(), final('c1', '010'), final('c2', '1234', 'b'), final('c60', '1234'));
    expect(open.told.slice(1)).toEqual(['c1: 010', 'c2: 1234', 'c60: 1234']);
  });

  it('let no beginning of a secret show before it is known for none', () => {
    const open = new OpenFeed({ secrets: ['Kim Minsu'] });
    open.take(
      started(),
      interim('c1', 'I am Kim'),
      interim('c1', 'I am Kim Minsu'),
      interim('c1', 'I am Kim Minsu and'),
    );
    open.take(interim('c2', 'he is Kim'), interim('c2', 'he is Kim Jong'));
    expect(open.told.slice(1)).toEqual([
      '… c1: I am',
      '… c1: I am ••• •••••',
      '… c1: I am ••• ••••• and',
      '… c2: he is',
      '… c2: he is Kim Jong',
    ]);
  });

  it('that are set later hide at once what is public already', () => {
    const open = new OpenFeed();
    open.take(
      started('s', ['Kim']),
      final('c1', 'I am Kim'),
      translated('c1', '나는 Kim'),
      digested('c1', 'Kim'),
    );
    open.take(final('c2', 'hello'), interim('c3', 'Kim said'));
    const before = open.events.length;
    open.change({ secrets: ['Kim'] });
    expect(open.told.slice(before)).toEqual([
      'lane-renamed',
      '… c3: ••• said',
      'digest-updated',
      'c1 (mask): I am •••',
      'c1 ko: 나는 •••',
    ]);
    const { captions, interims, digest, seq } = open.feed.view;
    expect(JSON.stringify([captions, interims, digest])).not.toContain('Kim said');
    expect(captions[0]).toEqual(expect.objectContaining({ text: 'I am •••' }));
    expect(captions[0]).not.toHaveProperty('original');
    expect(open.feed.since('s', seq - 2)).toBeNull();
    expect(open.feed.since('s', seq - 1)).toHaveLength(1);
  });

  it('look through a long session bit by bit, while captions go on and can be taken back', () => {
    const open = new OpenFeed();
    open.take(started('s', ['']), final('c1', 'Kim one'), final('c2', 'Kim two'), final('c3', 'Kim three'));
    const before = open.events.length;
    open.set({ secrets: ['Kim'] });
    const { mask } = open;
    open.mask = {
      ...mask,
      clean: (text, around) => {
        open.now += 15;
        return mask.clean(text, around);
      },
    };
    open.feed.settingsChanged(true);
    expect(open.told.slice(before)).toEqual(['c3 (mask): ••• three']);
    open.take(takenBack('c2'), final('c4', 'more'));
    open.pass(1_000);
    expect(open.told.slice(before + 1)).toEqual(['caption-taken-back c2', 'c1 (mask): ••• one', 'c4: more']);
  });

  it('that are lifted show nothing that was hidden', () => {
    const open = new OpenFeed({ secrets: ['Kim'] });
    open.take(started(), final('c1', 'I am Kim'));
    open.change({ secrets: [] });
    open.take(final('c2', 'Kim again'));
    expect(open.told.slice(1)).toEqual(['c1: I am •••', 'c2: Kim again']);
  });

  it('hold for what was held back before they were set', () => {
    const open = new OpenFeed({ holdBackSeconds: 5 });
    open.take(started(), final('c1', 'I am Kim'));
    open.change({ secrets: ['Kim'] });
    open.pass(5_000);
    expect(open.told.slice(1)).toEqual(['c1: I am •••']);
  });

  it('that leave nothing of a caption leave it out', () => {
    const open = new OpenFeed();
    open.mask = { clean: (text) => text.replace('darn', ''), settledLength: (text) => text.length };
    open.take(
      started(),
      interim('c1', 'da'),
      final('c1', 'darn'),
      final('c2', 'darn'),
      translated('c2', '이런'),
    );
    open.take(edited('c2', 'dear'));
    expect(open.told.slice(1)).toEqual(['… c1: da', 'caption-withdrawn c1', 'c2: dear']);
  });

  it('that fail let no word through', () => {
    const open = new OpenFeed();
    open.take(started(), final('c1', 'I am Kim'));
    open.mask = {
      clean: () => {
        throw new Error('broken');
      },
      settledLength: () => {
        throw new Error('broken');
      },
    };
    open.take(interim('c2', 'Kim'), final('c2', 'Kim too'));
    expect(open.told.slice(2)).toEqual(['c1 (mask): …', 'c2: …']);
    open.feed.settingsChanged(true);
    expect(open.feed.view.captions.map(({ text }) => text)).toEqual(['…', '…']);
    expect(open.errors.length).toBeGreaterThan(0);
  });

  it('judge no statement alone that is made of a part of something', () => {
    const open = new OpenFeed({ secrets: ['010 1234'] });
    open.take(started(), final('c1', 'call 010'), final('c2', '1234 now'), digested('c1', 'call 010'));
    expect(open.feed.view.digest).toMatchObject({ summary: [], situation: null, highlights: [] });
  });
});
