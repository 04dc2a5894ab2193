import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SpeechChunk, SttResult, SttSession } from '../../../../src/main/speech/contract';
import {
  createSpeechServerEngine,
  type SpeechServerConfig,
  type SpeechServerOptions,
} from '../../../../src/main/speech/engines/server';
import { createSwitchingEngine } from '../../../../src/main/speech/switching-engine';
import type { Usage } from '../../../../src/shared/session/usage';
import { FakeSttServer, type FakeSttServerOptions } from '../../../fakes/stt-server';
import { expectJamakError } from '../../storage/expect-jamak-error';

/** Sound of half a second per unit, whose samples say which it is. */
function sound(number: number, ms = 500): Float32Array {
  return new Float32Array(ms * 16).fill(number / 100);
}

const hear = (samples: Float32Array): string => `heard ${Math.round((samples[0] ?? 0) * 100)}`;

async function startServer(options: Partial<FakeSttServerOptions> = {}): Promise<FakeSttServer> {
  const server = await FakeSttServer.start({ hear, ...options });
  onTestFinished(() => server.down());
  return server;
}

type Options = Partial<SpeechServerConfig> & Partial<SpeechServerOptions> & { servers: FakeSttServer[] };

function setUp({ servers, model = 'whisper-1', language = 'en', temperature = null, ...options }: Options) {
  const config = {
    endpoints: servers.map(({ baseUrl }) => ({ baseUrl, apiKey: 'secret' })),
    model,
    language,
    temperature,
    interims: options.interims ?? false,
  };
  const engine = createSpeechServerEngine({
    terms: () => [],
    backoff: { firstMs: 60_000 },
    ...options,
    config: () => config,
  });
  // As in the app, which puts the results in order.
  const session = createSwitchingEngine(() => engine).startSession({ laneId: 'lane' });
  return { engine, session, config };
}

function chunk(utteranceId: string, samples: Float32Array, kind: SpeechChunk['kind'] = 'final'): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind, pass: 0, samples };
}

function show(result: SttResult): string {
  const what = result.type === 'failed' ? result.error.code : result.text;
  return `${result.type} ${result.utteranceId}: ${what}`;
}

/** All that comes until the session has ended. */
async function finish(session: SttSession): Promise<string[]> {
  const results: string[] = [];
  const consumed = (async () => {
    for await (const result of session.results) results.push(show(result));
  })();
  await session.end();
  await consumed;
  return results;
}

async function one(session: SttSession): Promise<SttResult> {
  const { value } = await session.results[Symbol.asyncIterator]().next();
  return value as SttResult;
}

describe('a request', () => {
  test('holds the sound as WAV, key, model, language, temperature and what is known of the words', async () => {
    const server = await startServer();
    const { session } = setUp({ servers: [server], temperature: 0, terms: () => ['Jamak', '김철수'] });
    session.submit(chunk('a', sound(7)));
    await finish(session);
    const [request] = server.received;
    expect(request?.authorization).toBe('Bearer secret');
    expect(request?.fileName).toBe('speech.wav');
    expect(request?.fields).toEqual({
      model: 'whisper-1',
      language: 'en',
      temperature: '0',
      prompt: 'The names and terms of this show are Jamak, 김철수.',
      response_format: 'verbose_json',
    });
    expect(request?.samples).toHaveLength(8000);
    expect(request?.samples[0]).toBeCloseTo(0.07, 4);
  });

  test('tells the caption before the utterance, and never words of the utterance itself', async () => {
    const server = await startServer();
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    await one(session);
    session.submit(chunk('b', sound(2)));
    await one(session);
    session.submit({ ...chunk('b', sound(3)), pass: 1 });
    // Nor words of the sound that it begins with.
    session.submit({ ...chunk('c', sound(4)), context: true });
    await finish(session);
    expect(server.received.map(({ fields }) => fields['prompt'])).toEqual([
      undefined,
      'heard 1',
      'heard 1',
      undefined,
    ]);
  });

  test('that names no language is made until it is known; then it is kept, whatever a short word sounds like', async () => {
    const server = await startServer({ language: 'korean' });
    const { engine } = setUp({ servers: [server], language: 'auto' });
    const session = engine.startSession({ laneId: 'lane' });
    for (const id of ['a', 'b', 'c']) {
      session.submit(chunk(id, sound(1, 5000)));
      await one(session);
    }
    expect(server.received.map(({ fields }) => fields['language'])).toEqual([undefined, undefined, 'ko']);
    expect(session.language).toBe('ko');
    // Another lane may speak another language.
    expect(engine.startSession({ laneId: 'other', language: 'ja' }).language).toBe('ja');
    expect(engine.startSession({ laneId: 'third' }).language).toBeNull();
  });

  test('asks for no more than the text where a server does not know more, and remembers that', async () => {
    const server = await startServer({ verbose: false });
    const { session } = setUp({ servers: [server] });
    for (const id of ['a', 'b']) {
      session.submit(chunk(id, sound(1)));
      expect(show(await one(session))).toBe(`final ${id}: heard 1`);
    }
    const formats = server.received.map(({ fields }) => fields['response_format']);
    expect(formats).toEqual(['verbose_json', 'json', 'json']);
  });
});

describe('an answer', () => {
  test('may come late: finals keep their order while several are under way', async () => {
    const server = await startServer({ msPerSecond: 100 });
    const { session } = setUp({ servers: [server], concurrency: 3 });
    const lengths = [4000, 500, 2000, 500, 500];
    for (const [index, ms] of lengths.entries()) session.submit(chunk(`u${index}`, sound(index, ms)));
    expect(await finish(session)).toEqual(lengths.map((_, index) => `final u${index}: heard ${index}`));
    expect(server.mostAtOnce).toBe(3);
  });

  test('without words is an empty text', async () => {
    const server = await startServer({ hear: () => '' });
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    expect(await finish(session)).toEqual(['final a: ']);
  });

  test('that thanks for watching is taken for silence only if the server doubts that anybody spoke', async () => {
    const doubting = await startServer({ hear: () => 'Thank you for watching!', noSpeech: 0.8 });
    const sure = await startServer({ hear: () => 'Thank you for watching!', noSpeech: 0.1 });
    for (const [server, text] of [
      [doubting, ''],
      [sure, 'Thank you for watching!'],
    ] as const) {
      const { session } = setUp({ servers: [server] });
      session.submit(chunk('a', sound(1)));
      expect(await finish(session)).toEqual([`final a: ${text}`]);
    }
  });

  test.each(['openai', 'vllm'] as const)(
    'that streams in (%s) shows what has come so far',
    async (streams) => {
      const server = await startServer({ streams, hear: () => 'One two three.' });
      const { session } = setUp({ servers: [server], model: 'gpt-4o-mini-transcribe' });
      session.submit(chunk('a', sound(1)));
      const results = await finish(session);
      expect(server.received[0]?.fields['stream']).toBe('true');
      expect(results.at(-1)).toBe('final a: One two three.');
      expect(results.slice(0, -1).every((line) => /^interim a: One( two( three\.)?)?$/.test(line))).toBe(
        true,
      );
    },
  );

  test('need not stream though it was asked to', async () => {
    const server = await startServer({ streams: null });
    const { session } = setUp({ servers: [server], model: 'gpt-4o-transcribe' });
    session.submit(chunk('a', sound(4)));
    expect(await finish(session)).toEqual(['final a: heard 4']);
  });

  test('tells what it used', async () => {
    const server = await startServer({ streams: 'openai', hear: () => 'One two.' });
    const used: Usage[] = [];
    const { session } = setUp({
      servers: [server],
      model: 'gpt-4o-transcribe',
      onUsage: (usage) => used.push(usage),
    });
    session.submit(chunk('a', sound(1)));
    await finish(session);
    expect(used).toEqual([{ inputTokens: 14, outputTokens: 2, cost: 0 }]);
  });
});

describe('a failure', () => {
  test.each([
    [{ type: 'status', status: 401 }, 'server-key-refused'],
    [{ type: 'status', status: 403 }, 'server-forbidden'],
    [{ type: 'status', status: 404, code: 'model_not_found' }, 'server-model-missing'],
    [{ type: 'status', status: 429, code: 'insufficient_quota' }, 'server-quota'],
  ] as const)('that lasts (%j) is not tried again: %s', async (scenario, code) => {
    const server = await startServer();
    server.otherwise = scenario;
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    expect(show(await one(session))).toBe(`failed a: ${code}`);
    session.submit(chunk('b', sound(1)));
    expect(await finish(session)).toEqual([`failed b: ${code}`]);
    expect(server.received).toHaveLength(1);
  });

  test.each([
    [{ type: 'status', status: 404 }, 'server-wrong-address'],
    [{ type: 'status', status: 307, headers: { location: 'http://127.0.0.1:9/' } }, 'server-redirects'],
  ] as const)('of the address (%j) does not put the server away: %s', async (scenario, code) => {
    const server = await startServer();
    server.next.push(scenario);
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    expect(show(await one(session))).toBe(`failed a: ${code}`);
    session.submit(chunk('b', sound(1)));
    expect(await finish(session)).toEqual(['final b: heard 1']);
    expect(server.received).toHaveLength(2);
  });

  test('of the key is forgotten when the settings change', async () => {
    const server = await startServer();
    server.next.push({ type: 'status', status: 401 });
    const { engine, session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    expect(show(await one(session))).toBe('failed a: server-key-refused');
    engine.reset();
    session.submit(chunk('b', sound(2)));
    expect(await finish(session)).toEqual(['final b: heard 2']);
  });

  test.each([
    [{ type: 'status', status: 500 }],
    [{ type: 'status', status: 429, headers: { 'retry-after': '0' } }],
    [{ type: 'cut' }],
  ] as const)('that may pass (%j) is tried again', async (scenario) => {
    const server = await startServer();
    server.next.push(scenario);
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(3)));
    expect(await finish(session)).toEqual(['final a: heard 3']);
    expect(server.received).toHaveLength(2);
  });

  test('of a stream in the middle is tried again, and its words are not taken for the whole', async () => {
    const server = await startServer({ streams: 'openai', hear: () => 'One two three four.' });
    server.next.push({ type: 'cut' });
    const { session } = setUp({ servers: [server], model: 'gpt-4o-transcribe' });
    session.submit(chunk('a', sound(3)));
    const results = await finish(session);
    expect(results.at(-1)).toBe('final a: One two three four.');
    expect(results.filter((line) => line.startsWith('final'))).toHaveLength(1);
    expect(server.received).toHaveLength(2);
  });

  test.each([
    ['no JSON', { type: 'body', body: 'Bad gateway', contentType: 'text/html' }],
    ['JSON of something else', { type: 'body', body: '{"transcript":"hello"}' }],
    ['a text that fills the memory', { type: 'body', body: JSON.stringify({ text: 'a'.repeat(5_000_000) }) }],
    ['a stream of nonsense', { type: 'body', body: 'data: {oops\n\n', contentType: 'text/event-stream' }],
    [
      'a stream that ends too soon',
      {
        type: 'body',
        body: 'data: {"type":"transcript.text.delta","delta":"a"}\n\n',
        contentType: 'text/event-stream',
      },
    ],
  ] as const)('to understand the answer (%s) is a bad answer', async (_, scenario) => {
    const server = await startServer();
    server.otherwise = scenario;
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    const logged = vi.spyOn(console, 'error');
    onTestFinished(() => logged.mockRestore());
    expect((await finish(session)).at(-1)).toBe('failed a: server-bad-answer');
    expect(logged).not.toHaveBeenCalled();
  });

  test('to answer in time is a timeout, which names the server', async () => {
    const server = await startServer();
    server.otherwise = { type: 'stall' };
    const { session } = setUp({ servers: [server], deadlineMs: () => 500 });
    session.submit(chunk('a', sound(1)));
    const result = await one(session);
    expect(result.type === 'failed' && [result.error.code, result.error.params]).toEqual([
      'server-timeout',
      { server: server.name },
    ]);
    expect(server.received).toHaveLength(1);
  });

  test('to reach one server sends all to the other', async () => {
    const [away, well] = [await startServer(), await startServer()];
    await away.down();
    const { session } = setUp({ servers: [away, well] });
    for (let index = 0; index < 6; index++) session.submit(chunk(`u${index}`, sound(index)));
    expect(await finish(session)).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => `final u${index}: heard ${index}`),
    );
    expect(well.received).toHaveLength(6);
  });

  test('says that no server can be reached', async () => {
    const server = await startServer();
    await server.down();
    const { session } = setUp({ servers: [server] });
    session.submit(chunk('a', sound(1)));
    expect(await finish(session)).toEqual(['failed a: server-unreachable']);
  });
});

describe('a session', () => {
  test('gives no result for what was aborted, while it waits or is under way', async () => {
    const server = await startServer();
    server.next.push({ type: 'stall' });
    const { session } = setUp({ servers: [server], concurrency: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    session.submit(chunk('a', sound(1)), { signal: running.signal });
    session.submit(chunk('b', sound(2)), { signal: waiting.signal });
    session.submit(chunk('c', sound(3)));
    waiting.abort();
    await expect.poll(() => server.received.length).toBe(1);
    running.abort();
    expect(await finish(session)).toEqual(['final c: heard 3']);
  });

  test('refuses more sound than may wait, and what is too long or too late', async () => {
    const server = await startServer();
    const { session } = setUp({ servers: [server], maxWaitingMs: 1000 });
    session.submit(chunk('a', sound(1)));
    session.submit(chunk('b', sound(1)));
    await expectJamakError(() => session.submit(chunk('c', sound(1))), 'speech-queue-full');
    await expectJamakError(() => session.submit(chunk('d', sound(1, 31_000))), 'bad-request');
    await finish(session);
    await expectJamakError(() => session.submit(chunk('e', sound(1))), 'bad-request');
  });

  test('takes interims only of a server that costs nothing, one at a time, and is thrifty otherwise', async () => {
    const server = await startServer();
    const paid = setUp({ servers: [server] });
    expect(paid.session).toMatchObject({ idle: false, thrifty: true });
    expect(paid.engine.capabilities.interim).toBe(false);
    paid.session.submit(chunk('a', sound(1), 'interim'));
    expect(await finish(paid.session)).toEqual([]);
    expect(server.received).toHaveLength(0);

    const { session, engine } = setUp({ servers: [server], interims: true });
    expect(session).toMatchObject({ idle: true, thrifty: false });
    expect(engine.capabilities.interim).toBe(true);
    session.submit(chunk('a', sound(1), 'interim'));
    expect(session.idle).toBe(false);
    session.submit(chunk('a', sound(2), 'interim'));
    expect(await finish(session)).toEqual(['interim a: heard 1']);
  });
});
