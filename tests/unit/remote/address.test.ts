import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/main/remote/address';

describe('a local server', () => {
  it.each([
    ['http://127.0.0.1:8080/v1', true],
    ['http://localhost:8080/v1', true],
    ['http://[::1]:8080/v1', true],
    ['http://192.168.0.7:8080/v1', false],
    ['https://localhost.example.com/v1', false],
    ['nonsense', false],
  ])('%s: %s', (baseUrl, local) => {
    expect(isLoopback(baseUrl)).toBe(local);
  });
});
