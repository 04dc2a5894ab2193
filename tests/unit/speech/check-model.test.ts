import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/main/speech/check-model';
import type { DecodeOutcome, DecodeRequest } from '../../../src/main/speech/host/decode-job';
import { JamakError } from '../../../src/shared/errors';
import { SAMPLE_RATE } from '../../../src/shared/sound';
import { expectJamakError } from '../storage/expect-jamak-error';
import { fakeModel, modelOf } from './model-specs';

const SAMPLE = {
  samples: new Float32Array(4 * SAMPLE_RATE),
  text: readFileSync(join(import.meta.dirname, '../../../resources/sample/probe.txt'), 'utf8'),
  language: 'en',
};
const english = fakeModel('m');
const korean = { ...modelOf('transducer'), languages: ['ko'] };

function supervisor(answer: string | DecodeOutcome) {
  const requests: DecodeRequest[] = [];
  return {
    requests,
    decode: (request: DecodeRequest): Promise<DecodeOutcome> => {
      requests.push(request);
      const text: DecodeOutcome =
        typeof answer === 'string' ? { type: 'decoded', text: answer, decodeMs: 320, tries: 1 } : answer;
      return Promise.resolve(text);
    },
  };
}

describe('a model that knows the sample’s language', () => {
  test.each([
    ['Ask what you can do for your country.', 8],
    ['ASK WHAT YOU CAN DO FOR YOUR COUNTRY', 8],
    ['Ask what you can do for the country', 7],
    ['what you can do', 4],
  ])('passes with at least half of the words: %s', async (heard, right) => {
    const fake = supervisor(heard);
    expect(await checkModel(fake, english, SAMPLE)).toEqual({
      realTimeFactor: 0.08,
      words: { right, of: 8 },
    });
    expect(fake.requests).toMatchObject([{ language: 'en' }, { language: 'en' }]);
  });

  test.each([
    ['', 0],
    ['Thank you.', 1],
    ['애스크 왓 유 캔 두', 0],
    ['ask what you can do for your country '.repeat(3), 8],
  ])('fails with other words, or many more: %j', async (heard, right) => {
    const error = await expectJamakError(
      () => checkModel(supervisor(heard), english, SAMPLE),
      'model-check-failed',
    );
    expect(error.params).toEqual({ model: 'Model m', right, words: 8 });
    expect(error.retryable).toBe(false);
  });
});

test('of a model that does not know it, only that it loads and answers in time is known', async () => {
  const fake = supervisor('');
  expect(await checkModel(fake, korean, SAMPLE)).toEqual({ realTimeFactor: 0.08, words: null });
  expect(fake.requests[0]?.language).toBeUndefined();
});

describe('a model that cannot be run', () => {
  test('is unusable, whatever the reason, which is its cause', async () => {
    const cause = new JamakError('speech-host-failed', { params: { model: 'Model m' } });
    const failed = supervisor({ type: 'failed', error: cause });
    const error = await expectJamakError(() => checkModel(failed, korean, SAMPLE), 'model-unusable');
    expect(error).toMatchObject({ params: { model: 'Model m' }, cause, retryable: false });
  });

  test('now, but may be another time, is not', async () => {
    const closed = supervisor({
      type: 'failed',
      error: new JamakError('speech-host-failed', { retryable: true }),
    });
    await expectJamakError(() => checkModel(closed, korean, SAMPLE), 'speech-host-failed');
    await expectJamakError(
      () => checkModel(supervisor({ type: 'refused' }), korean, SAMPLE),
      'speech-failed',
    );
  });
});
