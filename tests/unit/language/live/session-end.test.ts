import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LanguageTask } from '../../../../src/main/language/contract';
import { END_WITHIN_MS } from '../../../../src/main/language/live/live-language';
import {
  draft,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
  type Script,
} from '../../../fakes/scripted-language-engine';
import { content, openLiveLanguage, SETTINGS } from './open-live-language';

const TRANSLATING = { ...SETTINGS, translation: { enabled: true, language: 'ko' as const, viewers: [] } };

/** A session that translates, and its end. */
function open(script: Script) {
  const scene = openLiveLanguage({ engine: new ScriptedLanguageEngine(script), settings: () => TRANSLATING });
  let over = false;
  return {
    ...scene,
    end: () => scene.live.end().then(() => (over = true)),
    isOver: () => over,
    translated: () => scene.seen('translation-final').map(({ captionId }) => captionId),
  };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await turns();
}

const isTranslation = ({ kind }: LanguageTask): boolean => kind === 'translation';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('translations that are pending at the end', () => {
  it('are finished, those that had not begun as well, and then the last digest is made', async () => {
    const slow = gate();
    const { say, end, isOver, types, translated } = open((task) => [
      ...(isTranslation(task) ? [slow.opened] : []),
      result(rightAnswer(task)),
    ]);
    say(4);
    await turns();
    void end();
    await pass(500);
    expect([isOver(), types()]).toEqual([false, []]);
    slow.open();
    await turns();
    expect(translated().toSorted()).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(types().at(-1)).toBe('digest-updated');
    expect(isOver()).toBe(true);
  });

  it('get a share of the time: what has not come then is left out and taken back, and a digest is made after all', async () => {
    const { live, say, end, isOver, happenings, types } = open((task) =>
      isTranslation(task) ? [draft('안'), 'hang'] : [result(rightAnswer(task))],
    );
    say(4);
    await turns();
    void end();
    await pass((END_WITHIN_MS * 2) / 3);
    expect(types()).toEqual([
      'translation-interim',
      'translation-interim',
      'translation-interim',
      'translation-interim',
      'digest-updated',
    ]);
    expect(happenings.slice(2, 4)).toMatchObject([{ text: '' }, { text: '' }]);
    expect(isOver()).toBe(true);
    expect(live.stats()).toMatchObject({ waiting: 0, running: 0 });
  });

  it('keep what came in time', async () => {
    const { say, end, translated, isOver } = open((task) =>
      task.kind === 'translation' && task.caption.id === 'c0' ? ['hang'] : [result(rightAnswer(task))],
    );
    say(6);
    void end();
    await turns(40);
    await pass(END_WITHIN_MS);
    expect(translated().toSorted()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(isOver()).toBe(true);
  });

  it('cost nobody any time when there are none', async () => {
    const { say, end, isOver } = open((task) => [result(rightAnswer(task))]);
    say(1);
    await turns();
    void end();
    await turns();
    expect(isOver()).toBe(true);
  });
});

describe('a digest that is under way at the end', () => {
  it('is finished, and one of what was said meanwhile follows', async () => {
    const first = gate();
    const { live, say, end, seen } = open((task) => [
      ...(task.kind === 'digest' && task.previous === null ? [first.opened] : []),
      result(rightAnswer(task)),
    ]);
    say(5);
    await turns();
    say(2);
    void end();
    await pass(1000);
    expect(seen('digest-updated')).toEqual([]);
    first.open();
    await turns(40);
    expect(seen('digest-updated').map(({ digest }) => digest.untilMs)).toEqual([20_000, 28_000]);
    expect(live.stats()).toMatchObject({ waiting: 0, running: 0, uncovered: 0 });
  });

  it('is dropped when the time is over, and what it showed is taken back', async () => {
    const { say, end, isOver, types } = open((task) =>
      isTranslation(task) ? [result(rightAnswer(task))] : [draft(content(['c0'])), 'hang'],
    );
    say(5);
    await turns();
    void end();
    await pass(END_WITHIN_MS - 1);
    expect(isOver()).toBe(false);
    await pass(1);
    expect(types().filter((type) => type.startsWith('digest'))).toEqual([
      'digest-interim',
      'digest-withdrawn',
    ]);
    expect(isOver()).toBe(true);
  });
});

describe('what the last digest misses at the end', () => {
  const FINISHED = {
    output: content(['c0'], 'finished'),
    engine: { engine: 'server', model: 'slow' },
  } as const;

  function openWithStandIn(script: Script) {
    const standIn = new ScriptedLanguageEngine((task) => [result(rightAnswer(task), '')], ['digest']);
    const scene = openLiveLanguage({ engine: new ScriptedLanguageEngine(script), standIn });
    let over = false;
    return { ...scene, standIn, end: () => scene.live.end().then(() => (over = true)), isOver: () => over };
  }

  it('is written by the engine that stands in, of all that was said since, within the same time', async () => {
    const { say, end, isOver, seen, standIn, live } = openWithStandIn(() => [draft(content(['c0'])), 'hang']);
    say(7);
    await turns();
    void end();
    await pass(END_WITHIN_MS - 501);
    expect(seen('digest-updated')).toEqual([]);
    await pass(1);
    expect(isOver()).toBe(true);
    expect(standIn.asked).toMatchObject([{ kind: 'digest', previous: null, captions: { length: 7 } }]);
    expect(seen('digest-updated')).toMatchObject([{ digest: { untilMs: 28_000, author: { model: '' } } }]);
    expect(live.stats().uncovered).toBe(0);
  });

  it('goes on from what was finished of it, which is kept and marked', async () => {
    const { say, end, seen, standIn } = openWithStandIn(() => [
      { type: 'draft', output: content(['c0'], 'finished and'), finished: FINISHED },
      'hang',
    ]);
    say(6);
    await turns();
    void end();
    await pass(END_WITHIN_MS);
    const [kept, last] = seen('digest-updated').map(({ digest }) => digest);
    expect(kept).toMatchObject({ ...FINISHED.output, author: FINISHED.engine, incomplete: true });
    expect(standIn.asked).toMatchObject([{ previous: { id: kept?.id } }]);
    expect(last).not.toHaveProperty('incomplete');
  });

  it('is nothing when the engine was in time', async () => {
    const { say, end, standIn, seen } = openWithStandIn((task) => [result(rightAnswer(task))]);
    say(5);
    await turns();
    void end();
    await turns();
    expect(standIn.asked).toEqual([]);
    expect(seen('digest-updated')).toHaveLength(1);
  });

  it('is left out when the one that stands in hangs, too', async () => {
    const { say, end, isOver, standIn } = openWithStandIn(() => ['hang']);
    standIn.script = () => ['hang'];
    say(5);
    await turns();
    void end();
    await pass(END_WITHIN_MS - 1);
    expect(isOver()).toBe(false);
    await pass(1);
    expect(isOver()).toBe(true);
  });
});

describe('the end', () => {
  it.each<[string, Script]>([
    ['hangs', () => ['hang']],
    ['hangs in mid-answer', (task) => [draft(rightAnswer(task)), 'hang']],
    [
      'breaks',
      () => {
        throw new Error('broken');
      },
    ],
  ])('comes in time and adds nothing later when the engine %s', async (_, script) => {
    const { say, end, isOver, happenings } = open(script);
    say(40);
    await turns();
    void end();
    await pass(END_WITHIN_MS);
    expect(isOver()).toBe(true);
    const before = happenings.length;
    await pass(120_000);
    expect(happenings).toHaveLength(before);
  });

  it('comes at once when it is closed meanwhile', async () => {
    const { live, say, end, isOver } = open(() => ['hang']);
    say(5);
    await turns();
    void end();
    await turns();
    live.close();
    await turns();
    expect(isOver()).toBe(true);
  });

  it('keeps nobody from being told what they missed who asks while it comes', async () => {
    const slow = gate();
    const { live, say, end, isOver } = open((task) =>
      task.kind === 'catch-up' ? [slow.opened, result(rightAnswer(task))] : ['hang'],
    );
    say(3);
    await turns();
    void end();
    const missed = live.catchUp('en');
    await pass(END_WITHIN_MS);
    expect(isOver()).toBe(true);
    slow.open();
    expect((await missed).points).toMatchObject([{ text: 'since then' }]);
  });
});
