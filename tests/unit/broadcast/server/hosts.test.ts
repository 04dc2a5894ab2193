import { expect, test } from 'vitest';
import { asHost, Hosts, ownerOf, plainAddress } from '../../../../src/main/broadcast/server/hosts';
import { RateLimit } from '../../../../src/main/broadcast/server/rate-limit';
import { accessOf, newToken } from '../../../../src/main/broadcast/server/tokens';

test.each([
  ['localhost:4747', true],
  ['LocalHost:4747', true],
  ['127.0.0.1:4747', true],
  ['[::1]:4747', true],
  ['localhost', false],
  ['localhost:80', false],
  ['localhost.:4747', false],
  ['evil.example:4747', false],
  ['localhost:4747.evil.example', false],
  ['127.0.0.1:4747@evil.example:4747', false],
  ['', false],
  [undefined, false],
])('as %s it is reached: %s', (host, known) => {
  expect(new Hosts(() => 0).knows(host, 4747, false)).toBe(known);
});

test('of other devices those in its networks are near', () => {
  const hosts = new Hosts(() => 0);
  for (const near of ['127.0.0.1', '::1', '192.168.1.20', '10.1.2.3', 'fe80::1', 'fd00::1']) {
    expect({ near, is: hosts.isNear(near) }).toEqual({ near, is: true });
  }
  for (const far of ['8.8.8.8', '2606:4700::1111']) expect(hosts.isNear(far)).toBe(false);
});

test('an address is the same whatever socket it came by', () => {
  expect(plainAddress('::ffff:192.168.1.20')).toBe('192.168.1.20');
  expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
  expect(plainAddress(undefined)).toBe('');
  expect([ownerOf('127.0.0.1'), ownerOf('::1'), ownerOf('10.0.0.5')]).toEqual(['own', 'own', '10.0.0.5']);
  expect([asHost('10.0.0.5'), asHost('fd00::1')]).toEqual(['10.0.0.5', '[fd00::1]']);
});

test('a bucket empties and fills again, for each address by itself', () => {
  let nowMs = 0;
  const limit = new RateLimit(() => nowMs);
  const rate = { burst: 2, perSecond: 1 };
  expect([1, 2, 3].map(() => limit.take('a', rate))).toEqual([true, true, false]);
  expect(limit.take('b', rate)).toBe(true);
  nowMs = 1_000;
  expect([1, 2].map(() => limit.take('a', rate))).toEqual([true, false]);
  nowMs = 100_000;
  expect([1, 2, 3].map(() => limit.take('a', rate))).toEqual([true, true, false]);
});

test('a token allows what it is for, and nothing but the whole of it does', () => {
  const tokens = { view: newToken(), control: newToken() };
  expect(accessOf(tokens.view, tokens)).toBe('view');
  expect(accessOf(tokens.control, tokens)).toBe('control');
  for (const wrong of ['', tokens.view.slice(1), `${tokens.view}a`, tokens.view.toUpperCase(), newToken()]) {
    expect(accessOf(wrong, tokens)).toBeNull();
  }
});
