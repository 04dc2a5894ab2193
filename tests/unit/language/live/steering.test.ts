import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionHappening } from '../../../../src/shared/session/events';
import type { Caption } from '../../../../src/shared/session/session-view';
import {
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';
import { content, openLiveLanguage, SETTINGS, WORDS } from './open-live-language';

function caption(n: number): Caption {
  return { id: `c${n}`, laneId: 'a', startMs: n * 4000, endMs: n * 4000 + 4000, text: WORDS };
}

function open(options: Parameters<typeof openLiveLanguage>[0] = {}) {
  const captions = Array.from({ length: 40 }, (_, n) => caption(n));
  const opened = openLiveLanguage({ captions: () => captions, ...options });
  let seq = 1000;
  const tell = (happening: SessionHappening): void => opened.live.onEvent({ seq: ++seq, happening });
  const strike = (text: string, captionIds: string[], struck = true, untilMs = 20_000): void =>
    tell({ type: 'statement-struck', text, captionIds, untilMs, struck });
  const mark = (atMs: number, note = ''): void =>
    tell({ type: 'moment-marked', markId: `m${atMs}`, atMs, note });
  return { ...opened, strike, mark };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a statement that is struck out', () => {
  const always = () => new ScriptedLanguageEngine(() => [result(content(['c0'], 'The king is dead.'))]);

  it('is in no digest after that, nor does the engine hear of it', async () => {
    const { say, strike, seen, digests } = open({ engine: always() });
    say(5);
    await turns();
    expect(seen('digest-updated')).toHaveLength(1);
    strike('The king is dead.', ['c0']);
    say(5);
    await turns();
    expect(digests()[1]?.previous?.summary).toEqual([]);
    expect(seen('digest-updated')).toHaveLength(1);
    strike('The king is dead.', ['c0'], false);
    say(5);
    await turns();
    expect(seen('digest-updated').at(-1)?.digest.summary).toMatchObject([{ text: 'The king is dead.' }]);
  });

  it('is not in the one that is under way', async () => {
    const held = gate();
    const engine = new ScriptedLanguageEngine(() => [
      held.opened,
      result(content(['c0'], 'The king is dead.')),
    ]);
    const { say, strike, seen } = open({ engine });
    say(5);
    await turns();
    strike('The king is dead.', ['c0']);
    held.open();
    await turns();
    expect(seen('digest-updated')).toEqual([]);
  });

  it('is in no catch-up, also after the end', async () => {
    const engine = new ScriptedLanguageEngine((task) => [
      result(
        task.kind === 'catch-up' ? [{ text: 'The king is dead.', captionIds: ['c4'] }] : rightAnswer(task),
      ),
    ]);
    const { live, say, strike } = open({ engine });
    say(5);
    await turns();
    await live.end();
    expect((await live.catchUp('en')).points).toHaveLength(1);
    strike('The king is dead.', ['c4']);
    expect((await live.catchUp('en')).points).toEqual([]);
  });

  it('is forgotten with what is taken back, of which it may tell', async () => {
    const { live, say, strike, digests } = open({ engine: always() });
    say(5);
    await turns();
    strike('The king is dead.', ['c0']);
    live.takeBack([{ id: 'c4', laneId: 'a', startMs: 16_000, endMs: 20_000 }]);
    await turns();
    expect(digests().at(-1)?.previous).toBeNull();
    say(5);
    await turns();
    expect(digests().at(-1)?.previous?.summary).toMatchObject([{ text: 'The king is dead.' }]);
  });
});

describe('a moment that is marked', () => {
  it('is a highlight whatever the engine says, with the note that nobody else reads', async () => {
    const { say, mark, seen, engine } = open();
    say(3);
    mark(9000);
    mark(9000, 'Best goal ever');
    say(3);
    await turns();
    const [made] = seen('digest-updated');
    expect(made?.digest.highlights).toEqual([
      { captionId: 'c2', atMs: 8000, text: WORDS, why: 'You marked it', note: 'Best goal ever' },
    ]);
    expect(JSON.stringify(engine.asked)).not.toContain('Best goal');
    say(5);
    await turns();
    expect(JSON.stringify(engine.asked)).not.toContain('Best goal');
  });

  it('is none once it was struck out', async () => {
    const { say, mark, strike, seen } = open();
    say(3);
    mark(9000);
    strike(WORDS, ['c2']);
    say(4);
    await turns();
    expect(seen('digest-updated')[0]?.digest.highlights).toEqual([]);
  });
});

describe('what the user chose', () => {
  it('goes along with each task from the next on', async () => {
    let settings = SETTINGS;
    const { live, say, engine } = open({ settings: () => settings });
    say(5);
    await turns();
    expect(engine.asked[0]).toMatchObject({ style: { length: 'normal', temper: 'facts' } });
    expect(engine.asked[0]).not.toHaveProperty('show');
    const show = { title: 'Friday scrims', game: 'Chess' };
    settings = { ...SETTINGS, digest: { ...SETTINGS.digest, length: 'short', temper: 'lively' }, show };
    say(5);
    await turns();
    expect(engine.asked[1]).toMatchObject({ style: { length: 'short', temper: 'lively' }, show });
    await live.catchUp('en');
    expect(engine.asked[2]).toMatchObject({ style: { length: 'short' }, show });
  });

  it('bounds a short digest and catch-up, whatever the engine says', async () => {
    const settings = { ...SETTINGS, digest: { ...SETTINGS.digest, length: 'short' as const } };
    const many = Array.from({ length: 6 }, (_, n) => ({ text: `point ${n}`, captionIds: ['c1'] }));
    const engine = new ScriptedLanguageEngine((task) => [
      result(task.kind === 'catch-up' ? many : { ...content(['c0']), summary: many.slice(0, 3) }),
    ]);
    const { live, say, seen } = open({ engine, settings: () => settings });
    say(5);
    await turns();
    expect(seen('digest-updated')[0]?.digest.summary).toHaveLength(2);
    const { points } = await live.catchUp('en');
    expect(points.map(({ text }) => text)).toEqual(['point 0', 'point 1', 'point 2', 'point 5']);
  });

  it('tells when each was made', async () => {
    const { say, seen } = open({ dateNow: () => 1234 });
    say(5);
    await turns();
    expect(seen('digest-updated')[0]?.digest.madeAt).toBe(1234);
  });
});
