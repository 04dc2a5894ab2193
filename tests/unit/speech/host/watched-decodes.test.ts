import { expect, test } from 'vitest';
import type { DecodeOutcome, DecodeRequest } from '../../../../src/main/speech/host/decode-job';
import { watchDecodes } from '../../../../src/main/speech/host/watched-decodes';
import { turns } from '../../../fakes/scripted-language-engine';

function open() {
  const settle: ((outcome: DecodeOutcome) => void)[] = [];
  const told: boolean[] = [];
  const decoder = {
    load: () => {},
    takesInterim: () => true,
    decode: () => new Promise<DecodeOutcome>((resolve) => settle.push(resolve)),
  };
  const { decode } = watchDecodes(decoder, (decoding) => told.push(decoding));
  const ask = (more: Partial<DecodeRequest> = {}): Promise<DecodeOutcome> =>
    decode({ kind: 'final', models: [], samples: new Float32Array(1), ...more });
  return { ask, settle, told };
}

test('passes that overlap are told as one', async () => {
  const { ask, settle, told } = open();
  const answers = [ask(), ask({ kind: 'interim' })];
  expect(told).toEqual([true]);
  settle[0]!({ type: 'aborted' });
  await turns();
  expect(told).toEqual([true]);
  settle[1]!({ type: 'refused' });
  expect(await Promise.all(answers)).toEqual([{ type: 'aborted' }, { type: 'refused' }]);
  expect(told).toEqual([true, false]);
});

test('what is captioned in the background is not told', async () => {
  const { ask, settle, told } = open();
  const answer = ask({ background: true });
  settle[0]!({ type: 'aborted' });
  await answer;
  expect(told).toEqual([]);
});
