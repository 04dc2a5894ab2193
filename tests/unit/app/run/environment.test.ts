import { describe, expect, it } from 'vitest';
import { keepServersVerified } from '../../../../src/main/app/run/environment';

describe('the environment', () => {
  it.each([
    ['0', true],
    ['1', false],
    [undefined, false],
  ])('keeps no server unverified (%s), and the rest stays', (value, unverified) => {
    const env = { ...(value !== undefined && { NODE_TLS_REJECT_UNAUTHORIZED: value }), PATH: '/bin' };
    expect(keepServersVerified(env)).toBe(unverified);
    expect(env).toEqual({ PATH: '/bin' });
  });
});
