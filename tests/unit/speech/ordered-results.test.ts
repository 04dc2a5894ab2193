import { describe, expect, test } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { JamakError } from '../../../src/shared/errors';
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

  test.each(['interim', 'final'] as const)('hold only text: an %s is cleaned', async (type) => {
    const results = new OrderedResults();
    if (type === 'final') results.reserve(id('a'));
    const text = ' \u202Eone\u0000\u2069\r\ntwo 👩‍👧\u0085';
    results.take({ type, utteranceId: 'a', pass: 0, text, decodeMs: 0 });
    expect((await results.next()).value).toMatchObject({ type, text: 'one two 👩‍👧' });
  });

  test('leave a failure as it is', async () => {
    const results = new OrderedResults();
    results.reserve(id('a'));
    const failed: SttResult = {
      type: 'failed',
      utteranceId: 'a',
      pass: 0,
      error: new JamakError('speech-failed'),
    };
    results.take(failed);
    expect((await results.next()).value).toEqual(failed);
  });
});
