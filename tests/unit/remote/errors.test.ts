import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { retryAfterMs, toServerError } from '../../../src/main/remote/errors';
import { JamakError } from '../../../src/shared/errors';

const SECRET = 'sk-secret and what was said';

function refusal(status: number, error: object = {}, headers: Record<string, string> = {}): APIError {
  return APIError.generate(status, { error: { message: SECRET, ...error } }, SECRET, new Headers(headers));
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('what a failed call means', () => {
  it.each([
    [401, {}, 'server-key-refused', false],
    [402, {}, 'server-quota', false],
    [403, {}, 'server-forbidden', false],
    [404, {}, 'server-wrong-address', false],
    [404, { code: 'model_not_found' }, 'server-model-missing', false],
    [400, { code: 'model_not_found' }, 'server-model-missing', false],
    [400, {}, 'server-bad-answer', false],
    [408, {}, 'server-timeout', true],
    [429, {}, 'server-rate-limited', true],
    [429, { code: 'insufficient_quota' }, 'server-quota', false],
    [429, { type: 'insufficient_quota' }, 'server-quota', false],
    [500, {}, 'server-failed', true],
    [503, {}, 'server-failed', true],
  ] as const)('HTTP %i %j is %s', (status, error, code, retryable) => {
    const mapped = toServerError(refusal(status, error), 'llm.example.com');
    expect(mapped).toMatchObject({ code, retryable, params: { server: 'llm.example.com' } });
  });

  it.each([
    ['no connection', new APIConnectionError({ message: SECRET }), 'server-unreachable', true],
    ['a broken one', new TypeError('terminated', { cause: new Error(SECRET) }), 'server-unreachable', true],
    ['the SDK waited too long', new APIConnectionTimeoutError(), 'server-timeout', true],
    ['we did', AbortSignal.abort(new DOMException('', 'TimeoutError')).reason, 'server-timeout', true],
    [
      'undici did',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error(SECRET), { code: 'UND_ERR_BODY_TIMEOUT' }),
      }),
      'server-timeout',
      true,
    ],
    ['no JSON', thrownBy(() => JSON.parse(SECRET)), 'server-bad-answer', false],
    ['another form', thrownBy(() => z.string().parse(1)), 'server-bad-answer', false],
    [
      'an error inside a stream',
      new APIError(undefined, { code: 429 }, SECRET, undefined),
      'server-rate-limited',
      true,
    ],
    [
      'one without a number',
      new APIError(undefined, { code: 'x' }, SECRET, undefined),
      'server-failed',
      true,
    ],
    [
      'a key that fits no header',
      thrownBy(() => new Headers({ a: `키 ${SECRET}` })),
      'server-key-refused',
      false,
    ],
    ['anything else', new Error(SECRET), 'server-failed', true],
  ] as const)('%s', (_what, error, code, retryable) => {
    expect(toServerError(error, 'server')).toMatchObject({ code, retryable });
  });

  it('keeps no word of the answer', () => {
    const mapped = toServerError(refusal(401), 'server');
    expect(mapped.cause).toMatchObject({ message: 'HTTP 401' });
    for (let each: unknown = mapped; each instanceof Error; each = each.cause) {
      expect(`${each.message} ${each.stack} ${JSON.stringify(each)}`).not.toContain(SECRET);
    }
  });

  it("names the system's code", () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    });
    const mapped = toServerError(new APIConnectionError({ cause }), 'server');
    expect(mapped.cause).toMatchObject({ message: 'ECONNREFUSED' });
  });

  it('leaves our own errors as they are, also those that the SDK took for a lost connection', () => {
    const error = new JamakError('server-redirects');
    expect(toServerError(error, 'server')).toBe(error);
    expect(toServerError(new APIConnectionError({ cause: error }), 'server')).toBe(error);
  });

  it.each([new APIUserAbortError(), new DOMException('', 'AbortError')])('throws an abort on', (abort) => {
    expect(thrownBy(() => toServerError(abort, 'server'))).toBe(abort);
  });
});

describe('how long a server asks to wait', () => {
  it.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:10 GMT' }, 7000],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:01 GMT' }, 0],
    // A clock of ours that is an hour wrong changes nothing.
    [{ 'retry-after': 'Thu, 01 Jan 1970 01:00:10 GMT', date: 'Thu, 01 Jan 1970 01:00:08 GMT' }, 2000],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '31536000' }, 600_000],
    [{ 'retry-after-ms': '9'.repeat(400) }, 600_000],
    [{ 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 600_000],
    [{}, null],
  ])('%j', (headers, ms) => {
    expect(retryAfterMs(refusal(429, {}, headers), () => 3000)).toBe(ms);
  });

  it('is told along with the error', () => {
    const mapped = toServerError(refusal(429, {}, { 'retry-after': '2' }), 'server');
    expect(mapped.params).toEqual({ server: 'server', retryAfterMs: 2000 });
  });

  it('is not known of other errors', () => {
    expect(retryAfterMs(new Error('x'))).toBeNull();
  });
});
