import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  draft,
  failure,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';
import { END_WITHIN_MS } from '../../../../src/main/language/live/live-language';
import { content, openLiveLanguage } from './open-live-language';

describe('LiveLanguage', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  describe('usage', () => {
    it('adds up what all calls used, failed ones as well, and says so only when it changed', async () => {
      const usage = (inputTokens: number, cost: number | null) =>
        ({ type: 'usage', usage: { inputTokens, outputTokens: 1, cost } }) as const;
      const free = { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, cost: 0 } } as const;
      const engine = new ScriptedLanguageEngine((task) =>
        engine.asked.length === 1
          ? [usage(10, 0.5), failure('server-failed')]
          : [usage(20, 0.25), free, result(rightAnswer(task))],
      );
      const { say, seen } = openLiveLanguage({ engine });
      say(5);
      await turns();
      say(5);
      await turns();
      expect(seen('usage').map((each) => each.usage)).toEqual([
        { inputTokens: 10, outputTokens: 1, cost: 0.5 },
        { inputTokens: 30, outputTokens: 2, cost: 0.75 },
      ]);
    });
  });

  describe('catch-up', () => {
    it('tells it from the digests and what was said since', async () => {
      const { live, say, engine } = openLiveLanguage();
      say(5);
      await turns();
      say(2);
      const catchUp = await live.catchUp('ko');
      expect(engine.asked.at(-1)).toMatchObject({
        kind: 'catch-up',
        language: 'ko',
        digests: [{ id: 'digest-1' }],
        captions: [{ id: 'c5' }, { id: 'c6' }],
      });
      expect(catchUp).toMatchObject({
        language: 'ko',
        untilMs: 28_000,
        author: { model: 'scripted' },
        points: [{ text: 'summary of 5' }, { text: 'since then' }],
      });
    });

    it('asks nobody when nothing was said', async () => {
      const { live, engine } = openLiveLanguage();
      expect((await live.catchUp('en')).points).toEqual([]);
      expect(engine.asked).toEqual([]);
    });

    it('drops what cites captions that do not exist', async () => {
      const engine = new ScriptedLanguageEngine(() => [
        result([
          { text: 'true', captionIds: ['c0', 'x'] },
          { text: 'false', captionIds: ['x'] },
        ]),
      ]);
      const { live, say } = openLiveLanguage({ engine });
      say(1);
      expect((await live.catchUp('en')).points).toEqual([{ text: 'true', captionIds: ['c0'] }]);
    });

    it('gives the same to all who ask while it is made', async () => {
      const { live, say, engine } = openLiveLanguage();
      say(1);
      const [first, second] = await Promise.all([live.catchUp('en'), live.catchUp('en')]);
      expect(second).toBe(first);
      expect(engine.asked).toHaveLength(1);
    });

    it('fails with what the engine says, or once it is closed', async () => {
      const { live, say, engine } = openLiveLanguage({
        engine: new ScriptedLanguageEngine(() => [failure('server-key-refused')]),
      });
      say(1);
      await expect(live.catchUp('en')).rejects.toMatchObject({ code: 'server-key-refused' });
      engine.script = () => ['hang'];
      const waiting = live.catchUp('en');
      live.close();
      await expect(waiting).rejects.toMatchObject({ code: 'session-missing' });
    });

    it('has something of the whole of a long session, in at most 40 statements', async () => {
      const { live, say, engine } = openLiveLanguage();
      for (let minute = 0; minute < 300; minute++) {
        say(5);
        await turns(4);
      }
      const { points } = await live.catchUp('en');
      const task = engine.asked.at(-1);
      const starts = task?.kind === 'catch-up' ? task.digests.map(({ fromMs }) => fromMs / 20_000) : [];
      expect(points.length).toBeLessThanOrEqual(40);
      expect(starts[0]).toBe(0);
      expect(starts.slice(-4)).toEqual([296, 297, 298, 299]);
      const holes = starts.slice(1).map((start, index) => start - starts[index]!);
      expect(Math.max(...holes)).toBeLessThanOrEqual(40);
    });
  });

  describe('the end', () => {
    it('makes a last digest of what is left, then appends nothing more', async () => {
      const { live, say, types } = openLiveLanguage();
      say(2);
      await live.end();
      expect(types()).toEqual(['digest-updated']);
      say(5);
      live.makeDigest();
      await turns();
      expect(types()).toEqual(['digest-updated']);
    });

    it('can still tell what somebody missed', async () => {
      const { live, say } = openLiveLanguage();
      say(5);
      await live.end();
      expect((await live.catchUp('en')).points).toHaveLength(1);
    });

    it('waits for a last digest only so long, and takes back what it showed of it', async () => {
      const engine = new ScriptedLanguageEngine(() => [draft(content(['c0'])), 'hang']);
      const { live, say, types } = openLiveLanguage({ engine });
      say(2);
      let over = false;
      const ending = live.end().then(() => (over = true));
      await turns();
      await vi.advanceTimersByTimeAsync(END_WITHIN_MS - 1);
      expect(over).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await ending;
      expect(types()).toEqual(['digest-interim', 'digest-withdrawn']);
      expect(live.stats()).toMatchObject({ waiting: 0, running: 0 });
    });

    it('is at once when there is nothing to say', async () => {
      const { live, engine } = openLiveLanguage();
      await live.end();
      expect(engine.asked).toEqual([]);
    });

    it.each(['answers', 'hangs'])('appends nothing once closed, when the engine still %s', async (how) => {
      const slow = gate();
      const engine = new ScriptedLanguageEngine((task) => [
        draft(content(['c0'])),
        how === 'hangs' ? 'hang' : slow.opened,
        result(rightAnswer(task)),
      ]);
      const { live, say, types } = openLiveLanguage({ engine });
      say(5);
      await turns();
      live.close();
      slow.open();
      await turns();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(types()).toEqual(['digest-interim']);
    });

    it('asks the engine nothing more once closed, whatever was said while a digest was made', async () => {
      const { live, say, engine } = openLiveLanguage({ engine: new ScriptedLanguageEngine(() => ['hang']) });
      say(5);
      await turns();
      say(5);
      live.close();
      await turns();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(engine.asked).toHaveLength(1);
    });

    it('counts no more usage into a session that is over', async () => {
      const engine = new ScriptedLanguageEngine((task) => [
        { type: 'usage', usage: { inputTokens: 1, outputTokens: 1, cost: 0 } },
        result(rightAnswer(task)),
      ]);
      const { live, say, types } = openLiveLanguage({ engine });
      say(2);
      await live.end();
      await live.catchUp('en');
      expect(types()).toEqual(['usage', 'digest-updated']);
    });
  });
});
