import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LanguageEngine } from '../../../src/main/language/contract';
import {
  createLanguageServerEngine,
  type LanguageServerConfig,
  type LanguageServerOptions,
  type TaskDeadline,
} from '../../../src/main/language/engines/server';
import type { MessageCode } from '../../../src/shared/errors';
import { NO_USAGE } from '../../../src/shared/session/usage';
import { digestTask, notesTask, reportTask, translationTask } from '../../fakes/language-tasks';
import { LlmServer, type Scenario } from '../../fakes/llm-server';
import { askAll, configOf, KEY } from './asking';

let llm: LlmServer;
beforeEach(async () => {
  llm = await LlmServer.start();
});
afterEach(() => llm.close());

function open(
  options: Partial<LanguageServerOptions> & {
    settings?: Partial<LanguageServerConfig>;
    deadline?: TaskDeadline;
  } = {},
): LanguageEngine {
  const { settings, deadline = { firstToken: 5000, total: 60_000 }, ...rest } = options;
  return createLanguageServerEngine({
    config: () => configOf(llm.baseUrl, settings),
    deadlines: { digest: deadline, translation: deadline },
    retryMs: 1,
    draftEveryMs: 0,
    ...rest,
  });
}

const host = (): string => new URL(llm.baseUrl).host;
const refuse = (
  status: number,
  more: { code?: string; headers?: Record<string, string> } = {},
): Scenario => ({
  type: 'refuse',
  status,
  ...more,
});

describe('a server that refuses', () => {
  it.each([
    [401, {}, 'server-key-refused', 1],
    [403, {}, 'server-forbidden', 1],
    [404, {}, 'server-wrong-address', 1],
    [404, { code: 'model_not_found' }, 'server-model-missing', 1],
    [429, { code: 'insufficient_quota' }, 'server-quota', 1],
    [429, {}, 'server-rate-limited', 2],
    [500, {}, 'server-failed', 2],
    [503, {}, 'server-failed', 2],
  ] as const)('with %i %j: %s, after %i tries', async (status, more, code, tries) => {
    llm.otherwise = refuse(status, more);
    const { types, error, usage } = await askAll(open(), digestTask('en'));
    expect(types).toEqual(['error']);
    expect(error).toMatchObject({ code, params: { server: host() } });
    expect(usage).toEqual(NO_USAGE);
    expect(llm.requests).toHaveLength(tries);
  });

  it('and names another address: is not followed, and that one is told', async () => {
    const other = await LlmServer.start();
    onTestFinished(() => other.close());
    llm.otherwise = refuse(307, { headers: { location: `${other.baseUrl}/chat/completions` } });
    const { error } = await askAll(open(), digestTask('en'));
    expect(error).toMatchObject({
      code: 'server-redirects',
      params: { server: host(), address: `${other.baseUrl}/chat/completions` },
    });
    expect([llm.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  it('once: is asked again and answers', async () => {
    llm.script(refuse(500));
    const { result, error } = await askAll(open(), digestTask('en'));
    expect(error).toBeNull();
    expect(result?.summary).toHaveLength(3);
  });

  it('and says when to come back: is asked again then', async () => {
    llm.script(refuse(429, { headers: { 'retry-after': '0' } }));
    expect((await askAll(open({ retryMs: 1_000_000 }), digestTask('en'))).result).not.toBeNull();
  });

  it('and wants a long wait: is not waited for, and the wait is told', async () => {
    llm.script(refuse(429, { headers: { 'retry-after': '60' } }));
    const { error } = await askAll(open(), digestTask('en'));
    expect(error).toMatchObject({ code: 'server-rate-limited', params: { retryAfterMs: 60_000 } });
    expect(llm.requests).toHaveLength(1);
  });

  it.each([[401], [400], [404], [429], [500]])(
    'with %i: neither key nor text is in the error',
    async (status) => {
      llm.otherwise = refuse(status);
      const { error } = await askAll(open(), digestTask('en'));
      const told: string[] = [];
      for (let each: unknown = error; each instanceof Error; each = each.cause) {
        told.push(`${each.message} ${each.stack} ${JSON.stringify(each)}`);
      }
      expect(told.length).toBeGreaterThan(1);
      expect(told.join('\n')).not.toContain(KEY);
      expect(told.join('\n')).not.toMatch(/Dragon|captions/);
    },
  );

  it('a model that was never chosen is not asked for', async () => {
    const { error } = await askAll(open({ settings: { model: '' } }), digestTask('en'));
    expect(error?.code).toBe('server-model-missing');
    expect(llm.requests).toHaveLength(0);
  });
});

describe('a server that is not there', () => {
  it('ends as unreachable', async () => {
    const gone = llm.baseUrl;
    await llm.close();
    const { types, error } = await askAll(open({ config: () => configOf(gone) }), digestTask('ko'));
    expect(types).toEqual(['error']);
    expect(error).toMatchObject({ code: 'server-unreachable', retryable: true });
    llm = await LlmServer.start();
  });

  it.each<[string, Scenario, string]>([
    ['is a web page', { type: 'page' }, 'server-wrong-address'],
    ['streams noise', { type: 'noise' }, 'server-bad-answer'],
  ])('but %s says so', async (_what, scenario, code) => {
    llm.otherwise = scenario;
    const { error } = await askAll(open(), digestTask('en'));
    expect(error).toMatchObject({ code, retryable: false });
    expect(llm.requests).toHaveLength(1);
  });
});

describe('a server that is slow', () => {
  it('and never answers: ends at the deadline for the first letter, and its request is closed', async () => {
    llm.otherwise = { type: 'stall' };
    const engine = open({ deadline: { firstToken: 500, total: 60_000 } });
    const { types, error } = await askAll(engine, digestTask('en'));
    expect(types).toEqual(['error']);
    expect(error).toMatchObject({ code: 'server-timeout', retryable: true, params: { server: host() } });
    expect(llm.requests).toHaveLength(1);
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('with its first letter, though it began to stream: ends the same', async () => {
    llm.otherwise = { type: 'answer', firstAfterMs: 60_000 };
    const engine = open({ deadline: { firstToken: 500, total: 60_000 } });
    const { error } = await askAll(engine, digestTask('en'));
    expect(error?.code).toBe('server-timeout');
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('but within the deadline: is waited for', async () => {
    llm.otherwise = { type: 'answer', firstAfterMs: 50 };
    expect((await askAll(open(), digestTask('en'))).result).not.toBeNull();
  });

  it('with the rest: ends at the whole deadline, and what it used is told', async () => {
    llm.otherwise = { type: 'answer', everyMs: 30, text: `{"summary":"${'slow '.repeat(1000)}"}` };
    const engine = open({ deadline: { firstToken: 5000, total: 500 } });
    const { types, error, usage } = await askAll(engine, digestTask('en'));
    expect(error?.code).toBe('server-timeout');
    expect(types.at(-1)).toBe('error');
    expect(usage.inputTokens).toBeGreaterThan(100);
    expect(usage.outputTokens).toBeGreaterThan(0);
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('to come back from a long Retry-After: ends at the whole deadline', async () => {
    llm.otherwise = refuse(503, { headers: { 'retry-after': '3' } });
    const engine = open({ deadline: { firstToken: 5000, total: 500 } });
    expect((await askAll(engine, digestTask('en'))).error?.code).toBe('server-timeout');
    expect(llm.requests).toHaveLength(1);
  });
});

describe('a stream that breaks', () => {
  const cut = (how: 'broken' | 'ended', after = 60): Scenario => ({ type: 'answer', cut: { after, how } });

  it.each(['broken', 'ended'] as const)(
    '(%s) in the middle: ends as unreachable, not tried again',
    async (how) => {
      llm.otherwise = cut(how);
      const { types, error, usage } = await askAll(open(), digestTask('en'));
      expect(types.at(-1)).toBe('error');
      expect(error).toMatchObject({ code: 'server-unreachable', retryable: true });
      expect(usage.outputTokens).toBeGreaterThan(0);
      expect(llm.requests).toHaveLength(1);
    },
  );

  it('before the first letter: is asked again', async () => {
    llm.script(cut('broken', 0));
    expect((await askAll(open(), digestTask('en'))).result).not.toBeNull();
  });

  it('never gives half a translation for a whole one', async () => {
    llm.otherwise = cut('ended', 5);
    const { result, error } = await askAll(open(), translationTask('The healer is down!'));
    expect(result).toBeNull();
    expect(error?.code).toBe('server-unreachable');
  });

  it('with an error inside: is that error', async () => {
    llm.otherwise = { type: 'late-error', code: 429 };
    expect((await askAll(open(), digestTask('en'))).error?.code).toBe('server-rate-limited');
  });

  it('at the limit of letters: gives the statements that are whole', async () => {
    const text =
      '{"summary":[{"cites":["c1"],"text":"They fight the dragon."},{"cites":["c2"],"text":"They go ri';
    llm.otherwise = { type: 'answer', text, finish: 'length' };
    const { result } = await askAll(open(), digestTask('en'));
    expect(result?.summary).toEqual([{ text: 'They fight the dragon.', captionIds: ['caption-0'] }]);
  });
});

describe('an answer that cannot be used', () => {
  const bad: Scenario = { type: 'answer', text: 'I would rather talk about the weather.' };
  const invented: Scenario = {
    type: 'answer',
    text: '{"summary":[{"cites":["c99"],"text":"HACKED"}],"situation":{"cites":[],"text":"HACKED"},"keywords":[],"highlights":[]}',
  };

  it('is asked for once more, saying what was wrong', async () => {
    llm.script(bad);
    const { result, usage } = await askAll(open(), digestTask('en'));
    expect(result?.summary).toHaveLength(3);
    const [first, second] = llm.chats;
    expect(second?.messages.slice(0, 2)).toEqual(first?.messages);
    expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(second?.messages.at(-1)?.content).toContain('it is not a JSON object');
    // Both tries are paid for.
    expect(usage.inputTokens).toBeGreaterThan((JSON.stringify(first?.messages).length / 4) * 2);
  });

  it.each<[string, Scenario, MessageCode]>([
    ['says something else', bad, 'server-bad-answer'],
    ['cites captions that do not exist', invented, 'server-bad-answer'],
    ['is empty', { type: 'answer', text: '' }, 'server-bad-answer'],
  ])('twice, when it %s: is an error', async (_what, scenario, code) => {
    llm.otherwise = scenario;
    const { types, error, result } = await askAll(open(), digestTask('en'));
    expect(result).toBeNull();
    expect(types.at(-1)).toBe('error');
    expect(error).toMatchObject({ code, params: { server: host() } });
    expect(llm.requests).toHaveLength(2);
  });

  it('is a bad answer for notes and reports as well', async () => {
    llm.otherwise = bad;
    expect((await askAll(open(), notesTask('ko'))).error?.code).toBe('server-bad-answer');
    expect((await askAll(open(), reportTask('ko'))).error?.code).toBe('server-bad-answer');
  });

  it('and has no end: is a bad answer', async () => {
    llm.otherwise = { type: 'answer', text: ' '.repeat(200_000) };
    const engine = open({ draftEveryMs: 1000 });
    expect((await askAll(engine, digestTask('en'))).error?.code).toBe('server-bad-answer');
    expect(llm.requests).toHaveLength(1);
  });
});

describe('an abort', () => {
  it('ends the stream at once, without a part, and closes the request', async () => {
    llm.otherwise = { type: 'stall' };
    const abort = new AbortController();
    const asked = askAll(open(), digestTask('en'), abort.signal);
    await expect.poll(() => llm.requests.length).toBe(1);
    abort.abort();
    expect((await asked).types).toEqual([]);
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('in the middle of the answer ends it as well', async () => {
    llm.otherwise = { type: 'answer', everyMs: 20, text: '느린 '.repeat(1000) };
    const abort = new AbortController();
    const types: string[] = [];
    const task = translationTask('The healer is down, and we have to run right now. '.repeat(20));
    for await (const part of open().generate(task, { signal: abort.signal })) {
      types.push(part.type);
      abort.abort(new Error('for a reason of its own'));
    }
    expect(types).toEqual(['draft']);
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('before the start asks nothing', async () => {
    expect((await askAll(open(), digestTask('en'), AbortSignal.abort())).types).toEqual([]);
    expect(llm.requests).toHaveLength(0);
  });

  it('while it waits to try again ends the wait', async () => {
    llm.otherwise = refuse(500);
    const abort = new AbortController();
    const asked = askAll(open({ retryMs: 3000 }), digestTask('en'), abort.signal);
    await expect.poll(() => llm.requests.length).toBe(1);
    abort.abort();
    expect((await asked).types).toEqual([]);
    expect(llm.requests).toHaveLength(1);
  });

  it('is what happens when nobody reads on', async () => {
    llm.otherwise = { type: 'answer', everyMs: 20, text: '느린 '.repeat(1000) };
    const task = translationTask('The healer is down, and we have to run right now. '.repeat(20));
    for await (const part of open().generate(task, { signal: new AbortController().signal })) {
      expect(part.type).toBe('draft');
      break;
    }
    expect(await llm.requests[0]?.over).toBe(false);
  });
});
