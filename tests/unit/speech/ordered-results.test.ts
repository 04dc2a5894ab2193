import { describe, expect, test } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { OrderedResults } from '../../../src/main/speech/ordered-results';
import { expectJamakError } from '../storage/expect-jamak-error';

function result(utteranceId: string): SttResult {
  return { type: 'final', utteranceId, pass: 0, text: '', decodeMs: 0 };
}

const id = (utteranceId: string) => ({ utteranceId, pass: 0 });

/** All that is there, as soon as it is closed. */
async function all(results: OrderedResults): Promise<string[]> {
  results.close();
  const taken: string[] = [];
  for await (const { utteranceId } of results) taken.push(`final ${utteranceId}`);
  return taken;
}

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
