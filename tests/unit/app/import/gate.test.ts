import { describe, expect, it } from 'vitest';
import { Gate } from '../../../../src/main/app/import/gate';

const NEVER = new AbortController().signal;

describe('the gate', () => {
  it('is passed at once while nothing closes it', async () => {
    const gate = new Gate();
    await gate.passed(NEVER);
    expect(gate.closed).toBe(false);
  });

  it('is closed while anything closes it, and says when that changed', async () => {
    const said: boolean[] = [];
    const gate: Gate = new Gate(() => said.push(gate.closed));
    gate.set('session', true);
    gate.set('sound check', true);
    gate.set('session', true);
    let passed = false;
    const passing = gate.passed(NEVER).then(() => (passed = true));
    gate.set('session', false);
    await Promise.resolve();
    expect(passed).toBe(false);
    gate.set('sound check', false);
    await passing;
    expect(said).toEqual([true, true, true, false]);
  });

  it('is waited for no longer than it is wanted', async () => {
    const gate = new Gate();
    gate.set('session', true);
    const stop = new AbortController();
    const passing = gate.passed(stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(passing).rejects.toThrow('cancelled');
  });
});
