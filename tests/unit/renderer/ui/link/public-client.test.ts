import { describe, expect, it } from 'vitest';
import { createPublicClient } from '../../../../../src/renderer/ui/link/public-client';

const answering = (status: number, body: string) => {
  const sent: Request[] = [];
  const ask = createPublicClient((address, init) => {
    sent.push(new Request(new URL(address as string, 'http://127.0.0.1/token/dashboard/'), init));
    return Promise.resolve(new Response(body, { status }));
  });
  return { ask, sent };
};

describe('createPublicClient', () => {
  it('asks below the address that it came from', async () => {
    const { ask, sent } = answering(200, '{"markId":"m1"}');
    expect(await ask('mark', {})).toEqual({ ok: true, value: { markId: 'm1' } });
    expect(sent[0]?.url).toBe('http://127.0.0.1/token/api/mark');
    expect(sent[0]?.method).toBe('POST');
    expect(await sent[0]?.json()).toEqual({});
  });

  it('hands on what Jamak says went wrong', async () => {
    const error = { code: 'session-idle', params: {}, retryable: false };
    const { ask } = answering(409, JSON.stringify({ error }));
    expect(await ask('stop', {})).toEqual({ ok: false, error });
  });

  it.each([
    [404, 'not found\n'],
    [502, '<html>'],
    [200, '<html>'],
    [200, '{"markId":7}'],
    [409, '{"error":{"code":"nonsense"}}'],
  ])('takes %i %s for no answer of Jamak’s', async (status, body) => {
    const { ask } = answering(status, body);
    expect(await ask('mark', {})).toMatchObject({ ok: false, error: { code: 'jamak-unreachable' } });
  });

  it('says so when nothing answers', async () => {
    const ask = createPublicClient(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask('start', {})).toMatchObject({ ok: false, error: { code: 'jamak-unreachable' } });
  });
});
