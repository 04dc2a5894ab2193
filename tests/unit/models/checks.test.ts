import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ModelChecks, type CheckOutcome } from '../../../src/main/models/checks';
import { fakeModel } from '../speech/model-specs';
import { temporaryFolder } from '../../integration/models/fixtures';

const PASSED: CheckOutcome = { type: 'passed', realTimeFactor: 0.08, words: { right: 8, of: 8 } };
const FAILED: CheckOutcome = {
  type: 'failed',
  error: { code: 'model-check-failed', params: { model: 'm', right: 1, words: 8 }, retryable: false },
};
const model = fakeModel('m');

function open(path = join(temporaryFolder(), 'models', 'checks.json'), versions = 'jamak 1') {
  return { path, checks: new ModelChecks(path, versions) };
}

describe('the result of a check', () => {
  test('is kept over a restart', async () => {
    const { path, checks } = open();
    expect(checks.of(model)).toEqual({ type: 'none' });
    checks.begin('m');
    expect(checks.of(model)).toEqual({ type: 'running' });
    await checks.end(model, PASSED);
    expect(checks.of(model)).toEqual(PASSED);
    expect(open(path).checks.of(model)).toEqual(PASSED);
    await checks.end(model, FAILED);
    expect(open(path).checks.of(model)).toEqual(FAILED);
  });

  test('holds for these versions and these files alone', async () => {
    const { path, checks } = open();
    await checks.end(model, PASSED);
    expect(open(path, 'jamak 2').checks.of(model)).toEqual({ type: 'none' });
    const { tokens } = model.files as { tokens: { path: string; bytes: number; sha256: string } };
    const other = { ...model, files: { ...model.files, tokens: { ...tokens, sha256: '1'.repeat(64) } } };
    expect(checks.of(other as typeof model)).toEqual({ type: 'none' });
  });

  test('is forgotten with the model, and when it could not be found out', async () => {
    const { path, checks } = open();
    await checks.end(model, FAILED);
    checks.begin('m');
    await checks.forget('m');
    expect(checks.of(model)).toEqual({ type: 'none' });
    await checks.end(model, FAILED);
    await checks.end(model, null);
    expect(open(path).checks.of(model)).toEqual({ type: 'none' });
  });

  test('that cannot be read is as none', () => {
    const path = join(temporaryFolder(), 'checks.json');
    writeFileSync(path, '{"m": {"with": "jamak 1", "check": "good"}}');
    expect(open(path).checks.of(model)).toEqual({ type: 'none' });
  });
});
