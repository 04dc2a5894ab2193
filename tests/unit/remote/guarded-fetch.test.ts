import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/main/remote/client';
import { toServerError } from '../../../src/main/remote/errors';
import type { JamakError } from '../../../src/shared/errors';
import { listen } from './listening';

const KEY = 'sk-test-0123456789';

/** What a question to the server comes to. */
async function ask(baseUrl: string, maxBytes?: number): Promise<unknown> {
  const client = createClient({ baseUrl, apiKey: KEY, ...(maxBytes !== undefined && { maxBytes }) });
  return client.post('/chat/completions', { body: { model: 'm' } });
}

async function failureOf(baseUrl: string, maxBytes?: number): Promise<JamakError> {
  try {
    await ask(baseUrl, maxBytes);
  } catch (error) {
    return toServerError(error, 'server');
  }
  throw new Error('it did not fail');
}

describe('a server that redirects', () => {
  it.each([301, 302, 303, 307, 308])(
    'with %i is not followed, and the other host is named',
    async (status) => {
      const other = await listen((_request, response) => response.end('{}'));
      const first = await listen((_request, response) => {
        response.writeHead(status, { location: `${other.origin}/v2/chat?token=secret` }).end();
      });
      const error = await failureOf(`${first.origin}/v1`);
      expect(error.code).toBe('server-redirects');
      expect(error.params).toEqual({
        server: new URL(first.origin).host,
        address: `${other.origin}/v2/chat`,
      });
      expect(error.retryable).toBe(false);
      expect(other.requests).toEqual([]);
    },
  );

  it('to a place of its own is not followed either', async () => {
    const server = await listen((_request, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const error = await failureOf(`${server.origin}/v1`);
    expect(error.params['address']).toBe(`${server.origin}/elsewhere`);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer', () => {
  const json = { 'content-type': 'application/json' };
  const words = (length: number): string => JSON.stringify({ text: 'a'.repeat(length) });

  it('of the size that is allowed is passed on whole', async () => {
    const server = await listen((_request, response) => response.writeHead(200, json).end(words(900)));
    expect(await ask(server.origin, 1000)).toEqual({ text: 'a'.repeat(900) });
  });

  it.each([
    ['announced', { 'content-length': String(words(1000).length) }, words(1000)],
    ['sent in pieces', {}, words(1000)],
    ['small only on its way', { 'content-encoding': 'gzip' }, gzipSync(words(1_000_000))],
  ])('that is too long (%s) is refused', async (_how, headers, body) => {
    const server = await listen((_request, response) => {
      response.writeHead(200, { ...json, ...headers });
      response.write(body.slice(0, 500));
      response.end(body.slice(500));
    });
    const error = await failureOf(server.origin, 1000);
    expect(error.code).toBe('server-bad-answer');
    expect(error.params).toEqual({ server: new URL(server.origin).host });
  });

  it('that streams without an end is broken off', async () => {
    const server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = (): boolean => {
        while (!response.destroyed && response.write('data: {"choices":[]}\n\n'));
        return true;
      };
      response.on('drain', more);
      more();
    });
    const client = createClient({ baseUrl: server.origin, maxBytes: 100_000 });
    const stream = await client.chat.completions.create({ model: 'm', messages: [], stream: true });
    const read = async (): Promise<void> => {
      for await (const _chunk of stream);
    };
    await expect(read()).rejects.toMatchObject({ code: 'server-bad-answer' });
    await expect.poll(() => server.requests[0]?.socket.destroyed).toBe(true);
  });

  it('that refuses at great length still tells its status', async () => {
    const server = await listen((_request, response) => response.writeHead(401).end('x'.repeat(100_000)));
    expect((await failureOf(server.origin, 1000)).code).toBe('server-key-refused');
  });
});

describe('what is not there', () => {
  interface NotFoundCase {
    readonly id: string;
    readonly baseUrl: string;
    readonly status: number;
    readonly type: string;
    readonly body: string;
    readonly want: string;
  }
  const fixture = join(import.meta.dirname, '../../fixtures/servers/not-found.json');
  const cases = JSON.parse(readFileSync(fixture, 'utf8')) as NotFoundCase[];

  it.each(cases)('HTTP $status, $id: $want', async ({ baseUrl, status, type, body, want }) => {
    const server = await listen((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
    const path = new URL(baseUrl.replace('PORT', '1')).pathname.replace(/\/$/, '');
    const error = await failureOf(`${server.origin}${path}`);
    if (want.startsWith('names the model')) {
      expect(error.code).toBe('server-model-missing');
    } else {
      expect(error.code).toBe('server-wrong-address');
      expect(error.params['address']).toBe(`${server.origin}${path}/chat/completions`);
    }
  });

  it.each([
    ['Ollama', '{"error":{"message":"model \\"x\\" not found, try pulling it first","code":null}}'],
    ['Ollama, of its own', '{"error":"model \'x\' not found"}'],
    ['vLLM', '{"object":"error","message":"The model `a/x` does not exist.","code":404}'],
    ['Speaches', '{"detail":"Model \'a/x\' is not installed locally. Use `POST /v1/models` to get it"}'],
    ['a parameter', '{"error":{"message":"does not exist","param":"model"}}'],
    ['plain text', 'Model x not found'],
  ])('of a missing model, in the words of %s, is of the model', async (_whose, body) => {
    const server = await listen((_request, response) => response.writeHead(404).end(body));
    expect((await failureOf(server.origin)).code).toBe('server-model-missing');
  });

  it.each([
    ['OpenAI', '{"error":{"message":"Invalid URL (POST /v1/v1/models)","type":"invalid_request_error"}}'],
    ['llama.cpp', '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}'],
    ['Ollama', '404 page not found'],
    ['a proxy', '<html><body>Our model railway has moved</body></html>'],
    ['nobody', ''],
    ['JSON that is no object', 'null'],
  ])('of a wrong address, in the words of %s, is of the address', async (_whose, body) => {
    const server = await listen((_request, response) => response.writeHead(404).end(body));
    expect((await failureOf(server.origin)).code).toBe('server-wrong-address');
  });

  it.each([
    ['a proxy that wants a password', 401, '<html>401 Authorization Required</html>', 'server-key-refused'],
    ['one that forbids', 403, '<html>403 Forbidden</html>', 'server-forbidden'],
    ['one whose server is away', 502, '<html>502 Bad Gateway</html>', 'server-failed'],
    ['a server that fails', 500, '{"error":"model haneul not found"}', 'server-failed'],
    [
      'one that refuses a parameter',
      400,
      '{"error":{"message":"json is unknown: model not found in list","param":"response_format"}}',
      'server-bad-answer',
    ],
    ['one whose model does less', 400, '{"error":"This model takes no prompts."}', 'server-bad-answer'],
    ['one that wants other fields', 422, '{"detail":[{"msg":"Field required"}]}', 'server-bad-answer'],
  ])('is nothing in the answer of %s (%i)', async (_who, status, body, code) => {
    const server = await listen((_request, response) => response.writeHead(status).end(body));
    expect((await failureOf(server.origin)).code).toBe(code);
  });

  it('is nothing in an answer, whatever its type', async () => {
    for (const type of ['application/json', 'text/html; charset=utf-8', 'text/plain']) {
      const body = '{"error":null,"text":"The page of the model was not found."}';
      const server = await listen((_request, response) =>
        response.writeHead(200, { 'content-type': type }).end(body),
      );
      const client = createClient({ baseUrl: server.origin });
      const answer = await client.post('/audio/transcriptions', { body: {} }).asResponse();
      expect(await answer.text()).toBe(body);
    }
  });
});
