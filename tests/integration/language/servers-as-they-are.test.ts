import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageEngine } from '../../../src/main/language/contract';
import {
  createLanguageServerEngine,
  testServer,
  type LanguageServerConfig,
  type LanguageServerOptions,
} from '../../../src/main/language/engines/server';
import { captionsOf, digestTask, notesTask, translationTask } from '../../fakes/language-tasks';
import { LlmServer, piece, type Scenario } from '../../fakes/llm-server';
import { askAll, configOf } from './asking';

let llm: LlmServer;
beforeEach(async () => {
  llm = await LlmServer.start();
});
afterEach(() => llm.close());

function open(
  options: Partial<LanguageServerOptions> = {},
  settings: Partial<LanguageServerConfig> = {},
): LanguageEngine {
  return createLanguageServerEngine({
    config: () => configOf(llm.baseUrl, settings),
    retryMs: 1,
    draftEveryMs: 0,
    ...options,
  });
}

const HEALER = translationTask('The healer is down!');
const RIGHT = '힐러가 쓰러졌어요!';
const DONE = 'data: [DONE]\n\n';
const STOP = piece({}, 'stop');

/** Sends these pieces of an answer. */
function says(...pieces: readonly string[]): Scenario {
  return { type: 'raw', pieces };
}

function inPieces(text: string, size = 3): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    piece({ content: text.slice(index * size, (index + 1) * size) }),
  );
}

describe('reasoning', () => {
  it.each<[string, readonly string[]]>([
    ['in a tag', inPieces(`<think>\nThe healer… REASON\n</think>\n\n${RIGHT}`)],
    [
      'in a tag that is cut in two',
      [
        piece({ content: '<thi' }),
        piece({ content: `nk>REASON</thought></thi` }),
        piece({ content: `nk>${RIGHT}` }),
      ],
    ],
    [
      'in harmony',
      inPieces(
        `<|channel|>analysis<|message|>REASON<|end|><|start|>assistant<|channel|>final<|message|>${RIGHT}<|return|>`,
      ),
    ],
    ['as reasoning_content', [piece({ role: 'assistant', reasoning_content: 'REASON' }), ...inPieces(RIGHT)]],
    ['as reasoning', [piece({ reasoning: 'REASON', content: '' }), ...inPieces(RIGHT)]],
    ['as thinking', [piece({ thinking: 'REASON', content: null }), ...inPieces(RIGHT)]],
    [
      'as parts',
      [
        piece({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'REASON' }] }] }),
        piece({ content: [{ type: 'text', text: RIGHT.slice(0, 3) }] }),
        piece({
          content: [
            { type: 'text', text: RIGHT.slice(3) },
            { type: 'reasoning', text: 'REASON' },
          ],
        }),
      ],
    ],
  ])('%s never reaches a user', async (_how, pieces) => {
    llm.otherwise = says(...pieces, STOP, DONE);
    const { result, drafts } = await askAll(open(), HEALER);
    expect(result).toBe(RIGHT);
    for (const draft of drafts) expect(RIGHT.startsWith(draft)).toBe(true);
    expect(llm.requests).toHaveLength(1);
  });

  it('that was never opened is kept back in drafts from the second answer on', async () => {
    const reason = '치료사가 쓰러졌다는 뜻이다. ';
    llm.otherwise = says(...inPieces(`${reason}</think>${RIGHT}`), STOP, DONE);
    const engine = open();
    expect((await askAll(engine, HEALER)).result).toBe(RIGHT);
    const { result, drafts } = await askAll(engine, HEALER);
    expect(result).toBe(RIGHT);
    for (const draft of drafts) expect(RIGHT.startsWith(draft)).toBe(true);
  });

  it('in front of JSON is taken off', async () => {
    const json =
      '{"summary":[{"cites":["c1"],"text":"They fight."}],"situation":{"cites":[],"text":""},"keywords":[],"highlights":[]}';
    llm.otherwise = says(
      ...inPieces(`<think>{"summary":[{"cites":["c1"],"text":"REASON"}]}</think>${json}`, 9),
      STOP,
      DONE,
    );
    const { result, drafts } = await askAll(open(), digestTask('en'));
    expect(result?.summary).toEqual([{ text: 'They fight.', captionIds: ['caption-0'] }]);
    expect(JSON.stringify(drafts)).not.toContain('REASON');
  });

  it.each<[string, string]>([
    ['apart', piece({ reasoning_content: 'REASON' })],
    ['in a tag', piece({ content: '<think>REASON and' })],
  ])('that took all tokens (%s) is turned off, from then on at once', async (_how, reasoned) => {
    llm.script(says(reasoned, piece({}, 'length'), DONE));
    const engine = open();
    expect((await askAll(engine, digestTask('en'))).result?.summary).toHaveLength(3);
    await askAll(engine, digestTask('en'));
    const [first, ...others] = llm.chats;
    expect(first).not.toHaveProperty('reasoning_effort');
    expect(others).toHaveLength(2);
    for (const chat of others) {
      expect(chat).toMatchObject({
        reasoning_effort: 'none',
        chat_template_kwargs: { enable_thinking: false },
      });
      expect(chat.max_tokens).toBeGreaterThan(first?.max_tokens ?? Infinity);
    }
  });

  it('is turned off by what the server takes, which is remembered', async () => {
    llm.script(says(piece({ reasoning_content: 'REASON' }), piece({}, 'length'), DONE));
    llm.otherwise = { type: 'answer', without: ['reasoning_effort', 'chat_template_kwargs'] };
    const engine = open();
    expect((await askAll(engine, digestTask('en'))).error).toBeNull();
    const before = llm.chats.length;
    expect((await askAll(engine, digestTask('en'))).error).toBeNull();
    expect(llm.chats.slice(before)).toHaveLength(1);
    expect(llm.chats.at(-1)).not.toHaveProperty('chat_template_kwargs');
    expect(llm.chats.at(-1)?.response_format?.type).toBe('json_schema');
  });

  it('that nothing turns off is an error that says so', async () => {
    llm.otherwise = says(piece({ reasoning_content: 'REASON' }), piece({}, 'length'), DONE);
    const { error } = await askAll(open(), digestTask('en'));
    expect(error).toMatchObject({
      code: 'server-only-reasons',
      params: { server: new URL(llm.baseUrl).host },
    });
    expect(llm.requests).toHaveLength(2);
  });
});

describe('the end of an answer', () => {
  it.each<[string, Scenario, string | null]>([
    ['[DONE] without a finish reason', says(...inPieces(RIGHT), DONE), RIGHT],
    ['a finish reason without [DONE]', says(...inPieces(RIGHT), STOP), RIGHT],
    ['no blank line at the end', says(...inPieces(RIGHT), 'data: [DONE]'), RIGHT],
    [
      'lines that end with CRLF',
      says(...[...inPieces(RIGHT), STOP, DONE].map((each) => each.replaceAll('\n', '\r\n'))),
      RIGHT,
    ],
    [
      'comments that keep alive',
      says(': keep-alive\n\n', ...inPieces(RIGHT), ': ping\n\n', STOP, DONE),
      RIGHT,
    ],
    [
      'data without a space',
      says(...inPieces(RIGHT).map((each) => each.replace('data: ', 'data:')), STOP, DONE),
      RIGHT,
    ],
    [
      'usage without choices',
      says(
        ...inPieces(RIGHT),
        STOP,
        'data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}\n\n',
        DONE,
      ),
      RIGHT,
    ],
    [
      'one piece instead of a stream',
      {
        type: 'raw',
        contentType: 'application/json',
        pieces: [
          JSON.stringify({
            choices: [{ message: { role: 'assistant', content: RIGHT }, finish_reason: 'stop' }],
          }),
        ],
      },
      RIGHT,
    ],
    ['a closed connection alone', says(...inPieces(RIGHT)), null],
  ])('is %s', async (_what, scenario, expected) => {
    llm.otherwise = scenario;
    const { result, error } = await askAll(open(), HEALER);
    expect(result).toBe(expected);
    if (expected === null) expect(error?.code).toBe('server-unreachable');
  });

  it('is a closed connection when the JSON is whole', async () => {
    const json =
      '{"summary":[{"cites":["c1"],"text":"They fight."}],"situation":{"cites":[],"text":""},"keywords":[],"highlights":[]}';
    llm.otherwise = says(...inPieces(json, 20));
    expect((await askAll(open(), digestTask('en'))).result?.summary).toHaveLength(1);
  });

  it('is the last letter that fell into two pieces of the line', async () => {
    const bytes = Buffer.from(`${piece({ content: RIGHT })}${STOP}${DONE}`);
    llm.otherwise = { type: 'raw', pieces: Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)) };
    expect((await askAll(open(), HEALER)).result).toBe(RIGHT);
  });

  it('is an error in the middle, as a text too', async () => {
    llm.otherwise = says(...inPieces('힐러'), 'data: {"error":{"code":429,"message":"slow down"}}\n\n', DONE);
    expect((await askAll(open(), HEALER)).error?.code).toBe('server-rate-limited');
    llm.otherwise = says(...inPieces('힐러'), 'data: {"error":"out of memory"}\n\n', DONE);
    const { error, result } = await askAll(open(), HEALER);
    expect([error?.code, result]).toEqual(['server-failed', null]);
  });

  it('at the limit of tokens is none of a translation', async () => {
    llm.script(says(...inPieces('힐러가 쓰'), piece({}, 'length'), DONE));
    const { result } = await askAll(open(), HEALER);
    expect(result).not.toBe('힐러가 쓰');
    expect(llm.requests).toHaveLength(2);
  });
});

describe('a server', () => {
  it('without a system role gets one message, from then on at once', async () => {
    llm.otherwise = { type: 'answer', without: ['system'] };
    const engine = open();
    expect((await askAll(engine, digestTask('en'))).result?.summary).toHaveLength(3);
    expect((await askAll(engine, digestTask('en'))).error).toBeNull();
    const [withSystem, first, second] = llm.chats;
    expect(llm.chats).toHaveLength(3);
    for (const chat of [first, second]) {
      expect(chat?.messages.map(({ role }) => role)).toEqual(['user']);
      expect(chat?.messages[0]?.content).toBe(
        withSystem?.messages.map(({ content }) => content).join('\n\n'),
      );
      expect(chat?.response_format?.type).toBe('json_schema');
    }
  });

  it.each([
    [500, 'Jinja Exception: System role not supported'],
    [400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."],
    [400, 'Conversation roles must alternate user/assistant/user/assistant/...'],
    [422, 'Only user and assistant roles are supported!'],
    [400, 'Bad Request'],
  ])('that says it with %i %s as well', async (status, message) => {
    llm.otherwise = { type: 'refuse', status, message };
    await askAll(open(), HEALER);
    expect(llm.chats.at(-1)?.messages.map(({ role }) => role)).toEqual(['user']);
  });

  it('without lengths of texts keeps the rest of the schema', async () => {
    llm.otherwise = { type: 'answer', without: ['max_length'] };
    const engine = open();
    expect((await askAll(engine, digestTask('en'))).error).toBeNull();
    expect(llm.chats[1]?.response_format?.type).toBe('json_schema');
    expect(JSON.stringify(llm.chats[1]?.response_format)).toContain('"enum":["c1","c2"');
  });

  it('of newer models is told the longest answer by its other name', async () => {
    llm.otherwise = { type: 'answer', without: ['max_tokens'] };
    const engine = open();
    expect((await askAll(engine, HEALER)).error).toBeNull();
    expect((await askAll(engine, HEALER)).error).toBeNull();
    const [first, second, third] = llm.chats;
    expect(second).not.toHaveProperty('max_tokens');
    expect(second?.max_completion_tokens).toBe(first?.max_tokens);
    expect(third?.max_completion_tokens).toBe(first?.max_tokens);
    expect(llm.chats).toHaveLength(3);
  });

  it('that is loading its model is waited for, which is told', async () => {
    const told: boolean[] = [];
    llm.script({ type: 'refuse', status: 503, message: 'Loading model' });
    const { result } = await askAll(open({ onLoading: (loading) => told.push(loading) }), HEALER);
    expect(result).not.toBeNull();
    expect(told).toEqual([true, false]);
  });
});

describe('every call', () => {
  it('has a longest answer, by what it is for and by what the context leaves', async () => {
    const engine = open();
    await askAll(engine, HEALER);
    await askAll(engine, digestTask('en'));
    await askAll(engine, notesTask('en'));
    await testServer(configOf(llm.baseUrl), new AbortController().signal);
    const tokens = llm.chats.map((chat) => chat.max_tokens ?? Infinity);
    expect(tokens[0]).toBeLessThan(300);
    expect(tokens[1]).toBeLessThan(tokens[2] ?? 0);
    expect(Math.max(...tokens)).toBeLessThanOrEqual(4000);
    const before = llm.chats.length;
    await askAll(open({}, { contextTokens: 2048 }), notesTask('en'));
    expect(llm.chats[before]?.max_tokens).toBeLessThan(1800);
  });

  it('lets nothing be cited but what is there', async () => {
    await askAll(open(), digestTask('en', { captions: captionsOf(['One.', 'Two.']) }));
    const schema = llm.chats[0]?.response_format?.json_schema?.schema;
    expect(schema?.['$defs']).toEqual({ label: { type: 'string', enum: ['c1', 'c2'] } });
    expect(JSON.stringify(schema)).not.toContain('x-letters');
  });
});

describe('an answer that is no translation', () => {
  const refusal: Scenario = { type: 'answer', text: '죄송하지만 도와드릴 수 없습니다.' };

  it('is asked for once more, in one plain line', async () => {
    llm.script(refusal, { type: 'answer', text: RIGHT });
    const { result, drafts } = await askAll(open(), HEALER);
    expect(result).toBe(RIGHT);
    expect(drafts.every((draft) => RIGHT.startsWith(draft))).toBe(true);
    expect(llm.chats[1]?.messages).toEqual([
      { role: 'user', content: '이 문장을 한국어로 번역하고 번역문만 쓰세요: "The healer is down!"' },
    ]);
  });

  it('twice is missing', async () => {
    llm.otherwise = refusal;
    const { result, error } = await askAll(open(), HEALER);
    expect([result, error?.code]).toEqual([null, 'translation-missing']);
    expect(llm.requests).toHaveLength(2);
  });
});
