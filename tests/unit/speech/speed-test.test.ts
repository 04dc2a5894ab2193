import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DecodeOutcome, DecodeRequest } from '../../../src/main/speech/host/decode-job';
import { measureSpeed, readProbe } from '../../../src/main/speech/speed-test';
import { JamakError } from '../../../src/shared/errors';
import { SAMPLE_RATE } from '../../../src/shared/sound';
import { expectJamakError } from '../storage/expect-jamak-error';
import { fakeModel } from './model-specs';

const SPEECH = new Float32Array(4 * SAMPLE_RATE);
const model = fakeModel('m');

function supervisor(...outcomes: (number | DecodeOutcome)[]) {
  const requests: DecodeRequest[] = [];
  return {
    requests,
    decode: (request: DecodeRequest): Promise<DecodeOutcome> => {
      const outcome = outcomes[requests.push(request) - 1]!;
      return Promise.resolve(
        typeof outcome === 'number' ? { type: 'decoded', text: '', decodeMs: outcome, tries: 1 } : outcome,
      );
    },
  };
}

test('the second run counts: the first also fills caches', async () => {
  const fake = supervisor(2000, 400);
  expect(await measureSpeed(fake, model, SPEECH)).toBe(0.1);
  expect(fake.requests).toMatchObject([{ kind: 'final', models: [model] }, {}]);
});

test('nobody waits twice for a model that is slower than speech', async () => {
  const fake = supervisor(12_000, 1);
  expect(await measureSpeed(fake, model, SPEECH)).toBe(3);
  expect(fake.requests).toHaveLength(1);
});

test('a model that cannot be used says why', async () => {
  const failed = supervisor({ type: 'failed', error: new JamakError('model-damaged') });
  await expectJamakError(() => measureSpeed(failed, model, SPEECH), 'model-damaged');
  const refused = supervisor({ type: 'refused' });
  await expectJamakError(() => measureSpeed(refused, model, SPEECH), 'speech-failed');
});

test('the probe is speech of a few seconds', () => {
  const probe = readProbe(readFileSync(join(import.meta.dirname, '../../../resources/sample/probe.wav')));
  expect(probe.length / SAMPLE_RATE).toBeCloseTo(3.6, 1);
  const loudest = probe.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  expect(loudest).toBeGreaterThan(0.1);
  expect(loudest).toBeLessThanOrEqual(1);
});
