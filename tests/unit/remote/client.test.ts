import { describe, expect, it } from 'vitest';
import { createClient, serverName } from '../../../src/main/remote/client';

const SECRET = 'sk-secret';

describe('clients', () => {
  it('are called by their host', () => {
    expect(serverName('https://api.openai.com/v1')).toBe('api.openai.com');
    expect(serverName('http://me:secret@127.0.0.1:11434/v1')).toBe('127.0.0.1:11434');
    expect(serverName('nonsense')).toBe('nonsense');
  });

  it('send nothing that stands in the environment', async () => {
    const seen: Headers[] = [];
    process.env['OPENAI_API_KEY'] = SECRET;
    process.env['OPENAI_ORG_ID'] = 'org-secret';
    process.env['OPENAI_PROJECT_ID'] = 'project-secret';
    try {
      const client = createClient({
        baseUrl: 'http://127.0.0.1:1/v1',
        fetch: async (_url, init) => {
          seen.push(new Headers(init?.headers));
          return Response.json({ object: 'list', data: [] });
        },
      });
      await client.models.list();
    } finally {
      delete process.env['OPENAI_API_KEY'];
      delete process.env['OPENAI_ORG_ID'];
      delete process.env['OPENAI_PROJECT_ID'];
    }
    const [headers] = seen;
    expect(headers?.get('authorization')).toBe('Bearer no-key');
    expect([...(headers ?? [])].join(' ')).not.toContain('secret');
  });
});
