import { describe, expect, test } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { ResultQueue } from '../../../src/main/speech/result-queue';

function result(utteranceId: string, type: 'interim' | 'final' = 'final'): SttResult {
  return { type, utteranceId, pass: 0, text: '', decodeMs: 0 };
}

/** All that is there, as soon as it is closed. */
async function all(results: ResultQueue): Promise<string[]> {
  results.close();
  const taken: string[] = [];
  for await (const { type, utteranceId } of results) taken.push(`${type} ${utteranceId}`);
  return taken;
}

describe('a result queue', () => {
  test('gives finals as they come, and of interims the newest', async () => {
    const results = new ResultQueue();
    results.push(result('b'));
    results.offerInterim(result('c', 'interim'));
    results.push(result('a'));
    results.offerInterim(result('d', 'interim'));
    expect(await all(results)).toEqual(['final b', 'final a', 'interim d']);
  });

  test('gives no interim once its final is there', async () => {
    const results = new ResultQueue();
    results.offerInterim(result('a', 'interim'));
    results.push(result('a'));
    expect(await all(results)).toEqual(['final a']);
  });

  test('says what was taken, and when the consumer leaves, that nothing more will be', async () => {
    const results = new ResultQueue();
    const taken: string[] = [];
    for (const name of ['a', 'b', 'c']) results.push(result(name), () => taken.push(name));
    await results.next();
    expect(taken).toEqual(['a']);
    await results.return();
    expect(taken).toEqual(['a', 'b', 'c']);
    results.push(result('d'), () => taken.push('d'));
    expect(taken).toEqual(['a', 'b', 'c', 'd']);
    expect((await results.next()).done).toBe(true);
  });
});
