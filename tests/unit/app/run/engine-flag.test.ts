import { describe, expect, it } from 'vitest';
import { withEngine } from '../../../../src/main/app/run/engine-flag';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings';

describe('withEngine', () => {
  it('changes nothing without a flag', () => {
    expect(withEngine(DEFAULT_SETTINGS, undefined)).toBe(DEFAULT_SETTINGS);
  });

  it.each([
    ['server', { engine: 'server' }],
    ['local', { engine: 'local', model: '' }],
    ['moonshine-tiny-en', { engine: 'local', model: 'moonshine-tiny-en' }],
  ])('%s is the engine of this run', (engine, expected) => {
    const chosen = { ...DEFAULT_SETTINGS, speech: { ...DEFAULT_SETTINGS.speech, model: 'another' } };
    expect(withEngine(chosen, engine).speech).toMatchObject(expected);
  });
});
