import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LanguagePart, LanguageTask } from '../../../src/main/language/contract';
import { givenUpAfter } from '../../../src/main/language/deadlines';
import { createLanguageFallback } from '../../../src/main/language/fallback-engine';
import type { JamakError, MessageCode } from '../../../src/shared/errors';
import {
  draft,
  failure,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
  type Script,
} from '../../fakes/scripted-language-engine';

const caption = { id: 'c0', startMs: 0, endMs: 1000, text: 'Hello', speaker: '' };
const DIGEST = {
  kind: 'digest',
  glossary: [],
  previous: null,
  captions: [caption],
  language: 'en',
} satisfies LanguageTask;
const TRANSLATION = {
  kind: 'translation',
  glossary: [],
  caption,
  before: [],
  language: 'ko',
} satisfies LanguageTask;

const works: Script = (task) => [result(rightAnswer(task))];
const fails =
  (code: MessageCode, params: JamakError['params'] = {}): Script =>
  () => [failure(code, params)];

function open(script: Script = works) {
  const server = new ScriptedLanguageEngine(script);
  const embedded = new ScriptedLanguageEngine((task) => [result(rightAnswer(task), '')], ['digest']);
  const told: string[] = [];
  const state = { may: true, now: 0 };
  const engine = createLanguageFallback({
    primary: server,
    embedded,
    mayUsePrimary: () => state.may,
    serverName: () => 'llm.test',
    onFallback: (error) => told.push(`fallback ${error.code}`),
    onBack: () => told.push('back'),
    now: () => state.now,
  });
  const parts = async (task: LanguageTask = DIGEST, signal = new AbortController().signal) => {
    const all: LanguagePart[] = [];
    for await (const part of engine.generate(task, { signal })) all.push(part);
    return all;
  };
  /** Who answered: the server, the embedded engine, or nobody and why. */
  const ask = async (task: LanguageTask = DIGEST): Promise<string | undefined> => {
    const last = (await parts(task)).at(-1);
    if (last?.type === 'error') return last.error.code;
    if (last?.type === 'result') return last.engine.model === '' ? 'embedded' : 'server';
  };
  return { engine, server, embedded, told, state, parts, ask };
}

describe('fallback engine', () => {
  it('uses the server while it works', async () => {
    const { ask, told, embedded } = open();
    expect([await ask(), await ask(TRANSLATION)]).toEqual(['server', 'server']);
    expect(told).toEqual([]);
    expect(embedded.asked).toEqual([]);
  });

  it('has the embedded engine stand in for the very task that failed, and says so once', async () => {
    const { ask, told, server } = open(fails('server-unreachable'));
    expect([await ask(), await ask(), await ask()]).toEqual(['embedded', 'embedded', 'embedded']);
    expect(told).toEqual(['fallback server-unreachable']);
    expect(server.asked).toHaveLength(1);
  });

  it('puts its answer in the place of what the server drafted', async () => {
    const { parts } = open((task) => [
      { type: 'usage', usage: { inputTokens: 5, outputTokens: 1, cost: 0 } },
      draft(rightAnswer(task)),
      failure('server-failed'),
    ]);
    expect((await parts()).map(({ type }) => type)).toEqual(['usage', 'draft', 'result']);
  });

  it('comes back by itself, with growing pauses, and says so once', async () => {
    const { ask, told, state, server } = open(fails('server-unreachable'));
    await ask();
    const tries: number[] = [];
    for (state.now = 0; state.now < 500_000; state.now += 1000) {
      const before = server.asked.length;
      await ask();
      if (server.asked.length > before) tries.push(state.now / 1000);
    }
    expect(tries).toEqual([15, 45, 105, 225, 345, 465]);
    expect(told).toEqual(['fallback server-unreachable']);
    server.script = works;
    state.now = 600_000;
    expect([await ask(), await ask()]).toEqual(['server', 'server']);
    expect(told).toEqual(['fallback server-unreachable', 'back']);
  });

  it('begins with short pauses again after it has come back', async () => {
    const { ask, told, state, server } = open(fails('server-failed'));
    for (const now of [0, 15_000, 45_000]) {
      state.now = now;
      await ask();
    }
    server.script = works;
    state.now = 200_000;
    await ask();
    server.script = fails('server-timeout');
    await ask();
    server.script = works;
    state.now += 15_000;
    expect(await ask()).toBe('server');
    expect(told).toEqual(['fallback server-failed', 'back', 'fallback server-timeout', 'back']);
  });

  it('tries it with one task alone, the others go to the embedded engine', async () => {
    const { ask, state, server } = open(fails('server-unreachable'));
    await ask();
    const slow = gate();
    server.script = (task) => [slow.opened, result(rightAnswer(task))];
    state.now = 15_000;
    const trial = ask();
    expect(await ask()).toBe('embedded');
    slow.open();
    expect(await trial).toBe('server');
  });

  it('leaves it alone for as long as it asked', async () => {
    const { ask, state, server } = open(fails('server-rate-limited', { retryAfterMs: 90_000 }));
    await ask();
    server.script = works;
    state.now = 89_999;
    expect(await ask()).toBe('embedded');
    state.now = 90_000;
    expect(await ask()).toBe('server');
  });

  it.each(['server-key-refused', 'server-forbidden', 'server-quota', 'server-model-missing'] as const)(
    'does not try again after %s until the settings change',
    async (code) => {
      const { engine, ask, told, state, server } = open(fails(code));
      await ask();
      server.script = works;
      state.now = 1e9;
      expect(await ask()).toBe('embedded');
      engine.reset();
      expect(await ask()).toBe('server');
      expect(told).toEqual([`fallback ${code}`, 'back']);
    },
  );

  it('says it again when it still fails with new settings', async () => {
    const { engine, ask, told } = open(fails('server-unreachable'));
    await ask();
    engine.reset();
    await ask();
    await ask();
    expect(told).toEqual(['fallback server-unreachable', 'fallback server-unreachable']);
  });

  it('says so when there is more wrong than it seemed', async () => {
    const { ask, told, state, server } = open(fails('server-unreachable'));
    await ask();
    server.script = fails('server-key-refused');
    state.now = 15_000;
    await ask();
    expect(told).toEqual(['fallback server-unreachable', 'fallback server-key-refused']);
  });

  it('takes no failure of the old settings for one of the new', async () => {
    const old = gate();
    const { engine, ask, told, server } = open(() => [old.opened, failure('server-key-refused')]);
    const first = ask();
    await turns();
    engine.reset();
    server.script = works;
    old.open();
    await first;
    expect(await ask()).toBe('server');
    expect(told).toEqual([]);
  });

  it('counts several calls that fail together as one failure', async () => {
    const together = gate();
    const { ask, told, state, server } = open(() => [together.opened, failure('server-unreachable')]);
    const both = [ask(), ask()];
    await turns();
    together.open();
    await Promise.all(both);
    server.script = works;
    state.now = 15_000;
    expect(await ask()).toBe('server');
    expect(told).toEqual(['fallback server-unreachable', 'back']);
  });

  it('stands in when the model makes no sense, without giving up the server', async () => {
    const { ask, told, server } = open((task) =>
      task.kind === 'digest' ? [failure('server-bad-answer')] : [result(rightAnswer(task))],
    );
    expect([await ask(), await ask(TRANSLATION), await ask(), await ask(TRANSLATION)]).toEqual([
      'embedded',
      'server',
      'embedded',
      'server',
    ]);
    expect(told).toEqual(['fallback server-bad-answer']);
    expect(server.asked).toHaveLength(4);
  });

  it.each(['translation-missing', 'server-context-cut'] as const)(
    'says nothing of %s, which is told elsewhere, and asks the server the next task',
    async (code) => {
      const { ask, told, server } = open(fails(code));
      expect(await ask(TRANSLATION)).toBe(code);
      server.script = works;
      expect(await ask(TRANSLATION)).toBe('server');
      expect(told).toEqual([]);
    },
  );

  it('gives the reason for a task that the embedded engine does not know, and does not call in vain', async () => {
    const { ask, told, server } = open(fails('server-unreachable'));
    expect([await ask(TRANSLATION), await ask(TRANSLATION)]).toEqual([
      'server-unreachable',
      'server-unreachable',
    ]);
    expect(server.asked).toHaveLength(1);
    expect(told).toEqual(['fallback server-unreachable']);
  });

  it('does not call the server when it may not', async () => {
    const { engine, ask, state, server, told } = open();
    state.may = false;
    expect([await ask(), await ask(TRANSLATION)]).toEqual(['embedded', 'language-needs-server']);
    expect(engine.capabilities.tasks).toEqual(['digest']);
    state.may = true;
    expect(await ask()).toBe('server');
    expect(engine.capabilities.tasks).toContain('translation');
    expect(server.asked).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('takes an engine that throws or says nothing for one that fails', async () => {
    const { ask, told, state, server } = open(() => {
      throw new TypeError('bug');
    });
    expect(await ask()).toBe('embedded');
    server.script = () => [];
    state.now = 15_000;
    expect(await ask()).toBe('embedded');
    expect(told).toEqual(['fallback unexpected']);
  });

  it('takes an abort for no failure, not even while it tries the server', async () => {
    const { parts, ask, told, state, server } = open(() => ['hang']);
    const abort = async (): Promise<LanguagePart[]> => {
      const controller = new AbortController();
      const all = parts(DIGEST, controller.signal);
      await turns();
      controller.abort();
      return all;
    };
    expect(await abort()).toEqual([]);
    expect(told).toEqual([]);
    server.script = fails('server-failed');
    await ask();
    server.script = () => ['hang'];
    state.now = 15_000;
    expect(await abort()).toEqual([]);
    server.script = works;
    expect(await ask()).toBe('server');
  });

  describe('in time', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('leaves no timer behind when it answers in time', async () => {
      const { parts } = open();
      await parts();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('keeps what was finished of the answer of a server that hangs', async () => {
      const finished = { output: 'whole', engine: { engine: 'server', model: 'slow' } } as const;
      const { parts } = open(() => [{ type: 'draft', output: 'whole and ha', finished }, 'hang']);
      const all = parts();
      await turns();
      await vi.advanceTimersByTimeAsync(givenUpAfter('digest'));
      expect((await all).at(-1)).toEqual({ type: 'result', ...finished, incomplete: true });
    });

    it('waits for a server that hangs until its deadline, then the embedded engine stands in', async () => {
      const { parts, told } = open(() => ['hang']);
      const all = parts();
      await turns();
      await vi.advanceTimersByTimeAsync(givenUpAfter('digest') - 1);
      expect(told).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect((await all).map(({ type }) => type)).toEqual(['result']);
      expect(told).toEqual(['fallback server-timeout']);
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
