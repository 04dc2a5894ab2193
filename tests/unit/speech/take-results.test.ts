import { expect, test } from 'vitest';
import type { SttResult } from '../../../src/main/speech/contract';
import { takeResults } from '../../../src/main/speech/take-results';

async function* stream(...results: SttResult[]): AsyncGenerator<SttResult> {
  yield* results;
}

const result = (utteranceId: string, type: 'interim' | 'final' = 'final'): SttResult => ({
  type,
  utteranceId,
  pass: 3,
  text: 'words',
  decodeMs: 1,
});

test('a result whose taking throws is taken once more as failed, and those after it are taken', async () => {
  const taken: string[] = [];
  await takeResults(stream(result('a'), result('b'), result('c')), (one) => {
    if (one.utteranceId === 'b' && one.type !== 'failed') throw new Error('nobody expected this');
    taken.push(
      `${one.type} ${one.utteranceId} ${one.pass}${one.type === 'failed' ? ` ${one.error.code}` : ''}`,
    );
  });
  expect(taken).toEqual(['final a 3', 'failed b 3 unexpected', 'final c 3']);
});

test('an interim whose taking throws is lost, and a final that cannot be taken at all is left out', async () => {
  const taken: string[] = [];
  await takeResults(stream(result('a', 'interim'), result('b'), result('c')), ({ type, utteranceId }) => {
    taken.push(`${type} ${utteranceId}`);
    if (utteranceId !== 'c') throw new Error('nobody expected this');
  });
  expect(taken).toEqual(['interim a', 'final b', 'failed b', 'final c']);
});
