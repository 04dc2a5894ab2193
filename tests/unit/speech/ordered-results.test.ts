import { describe, expect, it } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { OrderedResults } from '../../../src/main/speech/ordered-results';
import { JamakError } from '../../../src/shared/errors';

function result(type: 'interim' | 'final', utteranceId: string, text: string): SttResult {
  return { type, utteranceId, pass: 0, text, decodeMs: 1 };
}

function failure(error: JamakError): SttResult {
  return { type: 'failed', utteranceId: 'a', pass: 0, error };
}

const ignore = (): void => {};

describe('OrderedResults', () => {
  it('gives finals in the order of their places, and of interims the newest', async () => {
    const results = new OrderedResults();
    const first = results.reserve();
    results.reserve().fill(result('final', 'b', 'second'), ignore);
    results.offerInterim(result('interim', 'c', 'thi'));
    results.offerInterim(result('interim', 'c', 'third'));
    first.fill(result('final', 'a', 'first'), ignore);
    results.close();
    const texts: string[] = [];
    for await (const each of results) if (each.type !== 'failed') texts.push(each.text);
    expect(texts).toEqual(['first', 'second', 'third']);
  });

  it.each(['interim', 'final'] as const)('cleans the text of an %s', async (type) => {
    const results = new OrderedResults();
    const dirty = result(type, 'a', ' \u202Eone\u0000\u2069\r\ntwo 👩‍👧\u0085');
    if (type === 'final') results.reserve().fill(dirty, ignore);
    else results.offerInterim(dirty);
    expect((await results.next()).value).toEqual(result(type, 'a', 'one two 👩‍👧'));
  });

  it('leaves a failure as it is', async () => {
    const results = new OrderedResults();
    const error = new JamakError('speech-failed');
    results.reserve().fill(failure(error), ignore);
    expect((await results.next()).value).toEqual(failure(error));
  });
});
