import { describe, expect, test } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { OrderedResults } from '../../../src/main/speech/ordered-results';
import { ResultQueue } from '../../../src/main/speech/result-queue';
import { expectJamakError } from '../storage/expect-jamak-error';

function result(utteranceId: string, type: 'interim' | 'final' = 'final', text = ''): SttResult {
  return { type, utteranceId, pass: 0, text, decodeMs: 0 };
}

const id = (utteranceId: string) => ({ utteranceId, pass: 0 });

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

describe('ordered results', () => {
  test('come in the order of their places', async () => {
    const results = new OrderedResults();
    for (const name of ['a', 'b', 'c', 'd']) results.reserve(id(name));
    for (const name of ['c', 'b', 'a']) results.take(result(name));
    expect(await all(results)).toEqual(['final a', 'final b', 'final c']);
  });

  test('do not wait for a final that gives none, nor give what has no place', async () => {
    const results = new OrderedResults();
    for (const name of ['a', 'b']) results.reserve(id(name));
    results.take(result('b'));
    results.take(result('never submitted'));
    results.release(id('a'));
    results.take(result('a'));
    expect(await all(results)).toEqual(['final b']);
  });

  test('are bounded in number, whether they are on their way or wait to be taken', async () => {
    const results = new OrderedResults();
    for (let index = 0; index < 20_000; index++) results.reserve(id(String(index)));
    await expectJamakError(() => results.reserve(id('more')), 'speech-queue-full');
    results.take(result('0'));
    await expectJamakError(() => results.reserve(id('more')), 'speech-queue-full');
    await results.next();
    results.reserve(id('more'));
    await expectJamakError(() => results.reserve(id('even more')), 'speech-queue-full');
  });
});
