import { describe, expect, it } from 'vitest';
import type { LanguageServerConfig } from '../../../../src/main/language/engines/server';
import { isFree, usageOf } from '../../../../src/main/language/engines/server/costs';

function config(changes: Partial<LanguageServerConfig>): LanguageServerConfig {
  return {
    baseUrl: 'https://api.openai.com/v1',
    apiKey: '',
    model: '',
    reportModel: '',
    contextTokens: 16_000,
    price: null,
    ...changes,
  };
}

const million = { text: '', tokens: { input: 1_000_000, output: 1_000_000 } };

describe('what a call used', () => {
  it('is what the server counts, at the price of its model', () => {
    expect(usageOf(million, [], config({}), 'gpt-4.1-mini')).toEqual({
      inputTokens: 1_000_000,
      outputTokens: 1_000_000,
      cost: 2,
    });
  });

  it('is estimated where the server does not count', () => {
    const messages = [{ role: 'user', content: 'abcdefgh' }] as const;
    const usage = usageOf({ text: '가나다', tokens: null }, messages, config({}), 'gpt-4.1-mini');
    expect(usage).toMatchObject({ inputTokens: 3, outputTokens: 3 });
    expect(usage.cost).toBeCloseTo((3 * 0.4 + 3 * 1.6) / 1e6, 12);
  });

  it('takes the price of a dated model from its name', () => {
    expect(usageOf(million, [], config({}), 'gpt-4.1-mini-2025-04-14').cost).toBe(2);
  });

  it('has no cost where no price is known', () => {
    expect(usageOf(million, [], config({}), 'gpt-99').cost).toBeNull();
    const elsewhere = config({ baseUrl: 'https://llm.example.com/v1' });
    expect(usageOf(million, [], elsewhere, 'gpt-4.1-mini').cost).toBeNull();
  });

  it.each([
    'http://127.0.0.1:11434/v1',
    'http://localhost:1234/v1',
    'http://192.168.0.7:8080/v1',
    'http://[::1]/v1',
  ])('costs nothing at %s', (baseUrl) => {
    expect(usageOf(million, [], config({ baseUrl }), 'any').cost).toBe(0);
  });

  it('costs what the user says, anywhere', () => {
    const price = { input: 3, output: 4 };
    expect(usageOf(million, [], config({ price }), 'gpt-4.1-mini').cost).toBe(7);
    expect(usageOf(million, [], config({ price, baseUrl: 'http://127.0.0.1/v1' }), 'any').cost).toBe(7);
  });
});

describe('a server is free', () => {
  it.each([
    ['in one’s own network', { baseUrl: 'http://192.168.1.7:11434/v1', model: 'qwen' }, true],
    ['when the user says so', { model: 'gpt-4.1-mini', price: { input: 0, output: 0 } }, true],
    ['not at its price', { model: 'gpt-4.1-mini' }, false],
    ['not when its price is not known', { baseUrl: 'https://llm.example.com/v1', model: 'qwen' }, false],
    [
      'not in one’s own network when the user names a price',
      { baseUrl: 'http://10.0.0.2/v1', model: 'qwen', price: { input: 1, output: 0 } },
      false,
    ],
  ])('%s', (_when, changes, free) => {
    expect(isFree(config(changes))).toBe(free);
  });
});
