import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitedFor } from '../../../../src/main/language/deadlines';
import {
  draft,
  failure,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';
import { content, openLiveLanguage, SETTINGS, WORDS } from './open-live-language';

describe('digests of live language', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('makes one after 20 s of speech, from the captions that were said', async () => {
    const { say, digests, seen } = openLiveLanguage();
    say(4);
    await turns();
    expect(digests()).toHaveLength(0);
    say(1);
    await turns();
    expect(digests()).toMatchObject([
      {
        previous: null,
        language: 'en',
        glossary: ['Jamak'],
        captions: [0, 1, 2, 3, 4].map((n) => ({ id: `c${n}` })),
      },
    ]);
    expect(seen('digest-updated')[0]?.digest).toMatchObject({
      id: 'digest-1',
      fromMs: 0,
      untilMs: 20_000,
      language: 'en',
      author: { engine: 'server', model: 'scripted' },
      summary: [{ text: 'summary of 5' }],
    });
  });

  it('makes each from the one before and only what is new', async () => {
    const { say, digests, seen } = openLiveLanguage();
    say(5);
    await turns();
    say(5);
    await turns();
    expect(digests()[1]?.previous).toEqual(seen('digest-updated')[0]?.digest);
    expect(digests()[1]?.captions.map(({ id }) => id)).toEqual(['c5', 'c6', 'c7', 'c8', 'c9']);
    expect(seen('digest-updated')[1]?.digest).toMatchObject({ fromMs: 20_000, untilMs: 40_000 });
  });

  it('makes one of less after a long pause', async () => {
    const { say, digests } = openLiveLanguage();
    say(1);
    await vi.advanceTimersByTimeAsync(12_999);
    await turns();
    expect(digests()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    await turns();
    expect(digests()).toHaveLength(1);
  });

  it.each([3_600_000, -3_600_000])(
    'makes it after the same pause though the wall clock is set %i ms forward',
    async (stepMs) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
      const { say, digests } = openLiveLanguage();
      say(1);
      await vi.advanceTimersByTimeAsync(5_000);
      vi.setSystemTime(Date.now() + stepMs);
      await vi.advanceTimersByTimeAsync(7_999);
      await turns();
      expect(digests()).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(1);
      await turns();
      expect(digests()).toHaveLength(1);
    },
  );

  it('makes one at once on demand, even when they are not enabled', async () => {
    const settings = { ...SETTINGS, digest: { enabled: false, language: 'spoken' as const } };
    const { live, say, digests } = openLiveLanguage({ settings: () => settings });
    say(7);
    await vi.advanceTimersByTimeAsync(60_000);
    await turns();
    expect(digests()).toHaveLength(0);
    live.makeDigest();
    await turns();
    expect(digests()[0]?.captions).toHaveLength(7);
  });

  it('makes none on demand when nothing new was said', async () => {
    const { live, say, digests } = openLiveLanguage();
    live.makeDigest();
    say(5);
    await turns();
    live.makeDigest();
    await turns();
    expect(digests()).toHaveLength(1);
  });

  it('never makes two at once: what is asked for meanwhile comes next, with what was said meanwhile', async () => {
    const first = gate();
    const engine = new ScriptedLanguageEngine((task) =>
      engine.asked.length === 1 ? [first.opened, result(rightAnswer(task))] : [result(rightAnswer(task))],
    );
    const { live, say, digests } = openLiveLanguage({ engine });
    say(5);
    await turns();
    say(1);
    live.makeDigest();
    live.makeDigest();
    await turns();
    expect(digests()).toHaveLength(1);
    first.open();
    await turns();
    expect(digests().map(({ captions }) => captions.length)).toEqual([5, 1]);
  });

  it('asks once with all there is when digests come due while the workers are busy', async () => {
    const busy = gate();
    const settings = { ...SETTINGS, translation: { enabled: true, language: 'ko' as const, viewers: [] } };
    const engine = new ScriptedLanguageEngine((task) =>
      task.kind === 'translation' ? [busy.opened] : [result(rightAnswer(task))],
    );
    const { live, say, digests } = openLiveLanguage({ engine, settings: () => settings });
    say(2);
    await turns();
    say(5);
    live.makeDigest();
    say(5);
    live.makeDigest();
    await turns();
    expect(digests()).toHaveLength(0);
    busy.open();
    await turns();
    expect(digests().map(({ captions }) => captions.length)).toEqual([12]);
  });

  it('streams drafts, a few a second, with what they cite checked', async () => {
    const slow = gate();
    const engine = new ScriptedLanguageEngine(() => [
      draft(content(['c0'], 'sa')),
      draft(content(['c0'], 'sai')),
      slow.opened,
      draft(content(['c0', 'made-up'], 'said')),
      draft(content(['made-up'], 'nonsense')),
      result(content(['c0', 'made-up'])),
    ]);
    const { say, happenings } = openLiveLanguage({ engine });
    say(5);
    await turns();
    vi.advanceTimersByTime(150);
    slow.open();
    await turns();
    expect(happenings).toMatchObject([
      { type: 'digest-interim', digestId: 'digest-1', content: content(['c0'], 'sa') },
      { type: 'digest-interim', digestId: 'digest-1', content: content(['c0'], 'said') },
      { type: 'digest-updated', digest: { id: 'digest-1', ...content(['c0']) } },
    ]);
  });

  it('withdraws what it showed when the engine fails, and tries the same captions with the next', async () => {
    const engine = new ScriptedLanguageEngine((task) =>
      engine.asked.length === 1
        ? [draft(content(['c0'])), failure('server-failed')]
        : [result(rightAnswer(task))],
    );
    const { say, types, digests, failures } = openLiveLanguage({ engine });
    say(5);
    await turns();
    expect(types()).toEqual(['digest-interim', 'digest-withdrawn']);
    expect(failures).toEqual(['server-failed']);
    say(5);
    await turns();
    expect(types().slice(2)).toEqual(['digest-updated']);
    expect(digests()[1]?.captions).toHaveLength(10);
  });

  it('keeps what was finished of one that is given up, marks it, and tells the rest with the next', async () => {
    const finished = {
      output: content(['c0'], 'whole'),
      engine: { engine: 'server', model: 'slow' },
    } as const;
    const engine = new ScriptedLanguageEngine((task) =>
      engine.asked.length === 1
        ? [{ type: 'draft', output: content(['c0'], 'whole and ha'), finished }, 'hang']
        : [result(rightAnswer(task))],
    );
    const { say, seen, digests } = openLiveLanguage({ engine });
    say(5);
    await turns();
    await vi.advanceTimersByTimeAsync(waitedFor('digest'));
    expect(seen('digest-updated')).toMatchObject([
      { digest: { ...finished.output, author: finished.engine, incomplete: true } },
    ]);
    say(5);
    await turns();
    expect(digests()[1]).toMatchObject({ previous: { incomplete: true }, captions: { length: 10 } });
  });

  it('gives up one that hangs, even if the engine does not hear of it', async () => {
    const engine = new ScriptedLanguageEngine((task) =>
      engine.asked.length === 1 ? [draft(content(['c0'])), 'hang'] : [result(rightAnswer(task))],
    );
    const { say, types } = openLiveLanguage({ engine });
    say(5);
    await turns();
    expect(types()).toEqual(['digest-interim']);
    await vi.advanceTimersByTimeAsync(waitedFor('digest'));
    expect(types()).toEqual(['digest-interim', 'digest-withdrawn']);
    say(5);
    await turns();
    expect(types().at(-1)).toBe('digest-updated');
  });

  it('takes what piled up in several digests in a row, each bounded', async () => {
    const first = gate();
    const engine = new ScriptedLanguageEngine((task) =>
      engine.asked.length === 1 ? [first.opened, failure('server-failed')] : [result(rightAnswer(task))],
    );
    const { say, digests, live } = openLiveLanguage({ engine });
    say(130);
    await turns();
    first.open();
    await turns();
    say(5);
    await turns(60);
    expect(digests().map(({ captions }) => captions.length)).toEqual([60, 60, 60, 15]);
    expect(live.stats().uncovered).toBe(0);
  });

  it('bounds by tokens what long captions make of it', async () => {
    const { say, digests } = openLiveLanguage();
    say(10, 'a long caption '.repeat(80));
    await turns(40);
    expect(digests().length).toBeGreaterThan(1);
    for (const { captions } of digests()) expect(captions.length).toBeLessThanOrEqual(5);
  });

  it('cites what the digest before cited, and nothing that neither it nor the new captions hold', async () => {
    const engine = new ScriptedLanguageEngine(() =>
      engine.asked.length === 1
        ? [
            result({
              ...content(['c1']),
              highlights: [{ captionId: 'c2', atMs: 1, text: 'goal', why: '' }],
            }),
          ]
        : [result(content(['c0', 'c1', 'c2', 'c6']))],
    );
    const { say, seen } = openLiveLanguage({ engine });
    say(5);
    await turns();
    say(5);
    await turns();
    expect(seen('digest-updated')[0]?.digest.highlights).toMatchObject([{ captionId: 'c2', atMs: 8000 }]);
    expect(seen('digest-updated')[1]?.digest.summary).toEqual(content(['c1', 'c2', 'c6']).summary);
  });

  it('shows nothing of a digest that says nothing', async () => {
    const { say, types, live } = openLiveLanguage({
      engine: new ScriptedLanguageEngine(() => [result(content(['made-up']))]),
    });
    say(5);
    await turns();
    expect(types()).toEqual([]);
    expect(live.stats().uncovered).toBe(5);
  });

  it.each([
    ['spoken', '오늘은 Jamak을 켜고 방송을 시작해 볼게요', 'ko'],
    ['spoken', WORDS, 'en'],
    ['en', '오늘은 방송을 시작해 볼게요', 'en'],
    ['ko', WORDS, 'ko'],
  ] as const)('writes "%s" of "%s" in %s', async (language, text, expected) => {
    const { say, digests, live } = openLiveLanguage({
      settings: () => ({ ...SETTINGS, digest: { enabled: true, language } }),
    });
    say(5, text);
    live.makeDigest();
    await turns();
    expect(digests()[0]?.language).toBe(expected);
  });

  it('names speakers when there are several', async () => {
    const of = { colour: 'sky', muted: false, source: { kind: 'sample' } } as const;
    const lanes = [
      { id: 'a', name: 'Me', ...of },
      { id: 'b', name: 'Guest', ...of },
    ];
    const { live, say, digests } = openLiveLanguage();
    live.onEvent({ seq: 1, happening: { type: 'session-started', sessionId: 's', startedAt: 0, lanes } });
    say(3);
    say(2, WORDS, 'b');
    await turns();
    expect(digests()[0]?.captions.map(({ speaker }) => speaker)).toEqual([
      'Me',
      'Me',
      'Me',
      'Guest',
      'Guest',
    ]);
  });

  it('tells which captions were marked, also one that the digest before had covered', async () => {
    const { live, say, digests } = openLiveLanguage();
    const mark = (markId: string, atMs: number): void =>
      live.onEvent({ seq: 1, happening: { type: 'moment-marked', markId, atMs, note: '' } });
    const told = (nth: number) => digests()[nth]?.captions.map(({ id, marked }) => (marked ? `${id}★` : id));
    say(3);
    mark('within', 5000);
    mark('within', 5000);
    say(2);
    await turns();
    expect(told(0)).toEqual(['c0', 'c1★', 'c2', 'c3', 'c4']);
    // Twenty seconds were said by then: the press comes after the words it is about.
    mark('after', 20_500);
    await turns();
    say(5);
    await turns();
    expect(told(1)).toEqual(['c5★', 'c6', 'c7', 'c8', 'c9']);
    mark('of the last', 39_000);
    say(5);
    await turns();
    expect(told(2)).toEqual(['c9★', 'c10', 'c11', 'c12', 'c13', 'c14']);
    say(5);
    await turns();
    expect(told(3)).toEqual(['c15', 'c16', 'c17', 'c18', 'c19']);
  });
});
