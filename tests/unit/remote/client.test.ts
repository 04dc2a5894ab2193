import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient, serverName } from '../../../src/main/remote/client';
import { Outbound } from '../../../src/main/remote/outbound';
import { listen } from './listening';

const SECRET = 'sk-secret';

describe('clients', () => {
  it('ask for nothing but what is asked of the server, also when they send sound', async () => {
    const server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"words"}');
    });
    const outbound = new Outbound({ offline: () => false, now: () => 1 });
    const client = createClient({ baseUrl: `${server.origin}/v1`, fetch: outbound.fetchFor('speech') });
    const file = new File([new Uint8Array(100)], 'sound.wav', { type: 'audio/wav' });
    expect(await client.audio.transcriptions.create({ model: 'm', file })).toEqual({ text: 'words' });
    expect(outbound.connections).toMatchObject([{ origin: server.origin, count: 1 }]);
  });

  it('are called by their host', () => {
    expect(serverName('https://api.openai.com/v1')).toBe('api.openai.com');
    expect(serverName('http://me:secret@127.0.0.1:11434/v1')).toBe('127.0.0.1:11434');
    expect(serverName('nonsense')).toBe('nonsense');
  });

  it.each([
    ['OPENAI_API_KEY', SECRET],
    ['OPENAI_ADMIN_KEY', SECRET],
    ['OPENAI_ORG_ID', SECRET],
    ['OPENAI_PROJECT_ID', SECRET],
    ['OPENAI_WEBHOOK_SECRET', SECRET],
    ['OPENAI_CUSTOM_HEADERS', `x-other: ${SECRET}\nAuthorization: Bearer ${SECRET}`],
    ['OPENAI_BASE_URL', 'http://127.0.0.1:1/v1'],
    ['OPENAI_LOG', 'debug'],
    ['OPENAI_ANY_NEW_VARIABLE', SECRET],
  ])('send, ask and log nothing that stands in the environment: %s', async (name, value) => {
    const server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[]}');
    });
    const logged = (['debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    vi.stubEnv(name, value);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      for (const spy of logged) spy.mockRestore();
    });
    const client = createClient({ baseUrl: `${server.origin}/v1` });
    await client.get('/models');
    await client.chat.completions.create({ model: 'm', messages: [] });
    expect(server.requests.map(({ url }) => url)).toEqual(['/v1/models', '/v1/chat/completions']);
    for (const { headers, rawHeaders } of server.requests) {
      expect(headers.authorization).toBe('Bearer no-key');
      expect(rawHeaders.join(' ')).not.toContain(SECRET);
    }
    for (const spy of logged) expect(spy).not.toHaveBeenCalled();
  });
});
