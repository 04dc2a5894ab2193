import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { ObsLink } from '../../../src/main/broadcast/obs/link/link';
import { listModels, testServer } from '../../../src/main/language/engines/server';
import { createClient } from '../../../src/main/remote/client';
import { transcribe } from '../../../src/main/speech/engines/server/transcribe';
import { json, nearly, outcomeOf, tries } from './fuzz';

const BASE = 'http://server.example/v1';
/** What must not come back in what is said of a failure. */
const KEY = 'sk-a-key-of-the-user';

interface Said {
  readonly status: number;
  readonly type: string;
  readonly location: string | null;
  readonly pieces: readonly Uint8Array[];
  /** The connection breaks off. */
  readonly broken: boolean;
}

const GOOD = [
  {
    text: 'hello',
    language: 'english',
    segments: [{ text: 'hello', no_speech_prob: 0.1, avg_logprob: -0.2 }],
  },
  { type: 'transcript.text.delta', delta: 'hel' },
  { type: 'transcript.text.done', text: 'hello', usage: { input_tokens: 1, output_tokens: 1 } },
  { choices: [{ delta: { content: 'OK', reasoning_content: 'hm' }, finish_reason: 'stop' }] },
  { choices: [{ message: { content: [{ type: 'text', text: 'OK' }] } }], usage: { prompt_tokens: 3 } },
  { data: [{ id: 'model' }] },
  { error: { message: 'no such model', code: 'model_not_found', param: 'model' } },
];
const body = fc.oneof(
  fc.constantFrom(...GOOD).chain((value) => nearly(value)),
  fc.constantFrom<unknown[]>(...GOOD),
  json,
);
const text = fc.oneof(
  body.map((value) => JSON.stringify(value) ?? ''),
  fc
    .array(body, { maxLength: 4 })
    .map((all) => all.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')),
  fc
    .array(body, { maxLength: 4 })
    .map((all) => all.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join('') + 'data: [DONE]\n\n'),
  fc.string({ unit: 'binary' }),
  fc.constant('<html><title>Sign in</title></html>'),
);
const pieces = fc.oneof(
  fc.tuple(text, fc.integer({ min: 1, max: 40 })).map(([whole, size]) => {
    const bytes = new TextEncoder().encode(whole);
    const count = Math.ceil(bytes.length / size);
    return Array.from({ length: count }, (_, at) => bytes.slice(at * size, (at + 1) * size));
  }),
  fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 3 }),
);
const said: fc.Arbitrary<Said> = fc.record({
  status: fc.constantFrom(
    200,
    200,
    200,
    200,
    204,
    301,
    304,
    400,
    401,
    403,
    404,
    413,
    415,
    422,
    429,
    500,
    503,
  ),
  type: fc.constantFrom(
    'application/json',
    'text/event-stream',
    'text/event-stream; charset=x',
    'text/html',
    '',
  ),
  location: fc.constantFrom(null, null, null, 'http://evil.example/', '//', 'http://[bad'),
  pieces,
  broken: fc.constantFrom(false, false, false, true),
});

/** A server that answers each request with the next of these, and the last for ever. */
function serverOf(answers: readonly Said[]): typeof fetch {
  let asked = 0;
  return () => {
    const { status, type, location, pieces: parts, broken } = answers[Math.min(asked++, answers.length - 1)]!;
    const headers = new Headers({ 'content-type': type, 'retry-after': '0', 'retry-after-ms': '0' });
    if (location !== null) headers.set('location', location);
    if (status === 204 || status === 304) return Promise.resolve(new Response(null, { status, headers }));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        if (broken) controller.error(new TypeError('terminated'));
        else controller.close();
      },
    });
    return Promise.resolve(new Response(stream, { status, headers }));
  };
}

it('whatever a speech server answers is a text or a reason', async () => {
  const modes = fc.record({ streams: fc.boolean(), verbose: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 3 }), modes, async (answers, mode) => {
      const client = createClient({ baseUrl: BASE, apiKey: KEY, fetch: serverOf(answers) });
      const outcome = await outcomeOf(async () => {
        const { text: heard, segments } = await transcribe(
          { baseUrl: BASE, name: 'server.example', client, ...mode },
          {
            wav: new Uint8Array(44),
            model: 'm',
            language: null,
            prompt: '',
            temperature: null,
            onText: (soFar) => expect(soFar).toBeTypeOf('string'),
          },
          new AbortController().signal,
        );
        expect(heard).toBe(heard.trim());
        expect(Array.isArray(segments)).toBe(true);
      });
      expect(outcome).toMatch(/^(?:taken|server-[a-z-]+)$/u);
    }),
    tries(80),
  );
});

it('whatever a language server answers is an answer or a reason', async () => {
  const config = {
    baseUrl: BASE,
    model: 'm',
    reportModel: '',
    apiKey: KEY,
    price: null,
    contextTokens: 4000,
  };
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 3 }), async (answers) => {
      const asked = await outcomeOf(async () => {
        const { text: answer } = await testServer(config, new AbortController().signal, serverOf(answers));
        expect(answer).not.toBe('');
      });
      expect(asked).toMatch(/^(?:taken|server-[a-z-]+)$/u);
      const listed = await outcomeOf(async () => {
        const server = { baseUrl: BASE, apiKey: KEY, fetch: serverOf(answers) };
        const models = await listModels(server, new AbortController().signal);
        expect(models.every((id) => typeof id === 'string')).toBe(true);
      });
      expect(listed).toMatch(/^(?:taken|server-[a-z-]+)$/u);
    }),
    tries(60),
  );
});

it('whatever an OBS says, the link lives on: it is connected, refused or looked for again', async () => {
  const hello = { op: 0, d: { obsWebSocketVersion: '5.5.0', rpcVersion: 1 } };
  const identified = { op: 2, d: { negotiatedRpcVersion: 1 } };
  const event = { op: 5, d: { eventType: 'ExitStarted', eventIntent: 1, eventData: {} } };
  const answer = {
    op: 7,
    d: { requestType: 'GetVersion', requestId: 'x', requestStatus: { result: true, code: 100 } },
  };
  const message = fc.oneof(
    fc
      .constantFrom(hello, identified, event, answer)
      .chain((value) => nearly(value))
      .map((one) => JSON.stringify(one) ?? ''),
    fc.constantFrom(hello, identified, event).map((one) => JSON.stringify(one)),
    fc.string({ unit: 'binary' }),
  );
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: () => 'obswebsocket.json',
  });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  let messages: readonly string[] = [];
  let ended = 4000;
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    for (const one of messages) socket.send(one);
    socket.close(ended);
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const conversation = fc.tuple(
    fc.array(message, { maxLength: 5 }),
    fc.constantFrom(1000, 1011, 4000, 4006, 4009, 4010, 4999),
  );
  await fc.assert(
    fc.asyncProperty(conversation, async ([all, code]) => {
      messages = all;
      ended = code;
      const told: string[] = [];
      let waited = 0;
      let again: () => void = () => undefined;
      const twice = new Promise<void>((resolve) => (again = resolve));
      const link = new ObsLink({
        address: () => ({ url, password: undefined }),
        events: ['ExitStarted', 'RecordStateChanged'],
        now: () => performance.now(),
        onConnected: () => told.push('connected'),
        onLost: (lost) => told.push(lost),
        onRefused: (refused) => told.push(refused),
        onEvent: () => undefined,
        wait: async (_ms, ending) => {
          if (++waited === 2) again();
          await soon();
          ending.throwIfAborted();
        },
      });
      link.reset();
      await twice;
      link.close();
      expect(told.every((one) => one === 'connected' || one.startsWith('obs-'))).toBe(true);
    }),
    tries(25),
  );
});
