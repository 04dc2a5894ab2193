import { expect, test } from 'vitest';
import { qualityFor, tiersOf } from '../../../src/main/speech/tiers';
import { fakeModel } from './model-specs';

const pair = { accurate: fakeModel('base'), fast: fakeModel('tiny') };

test('a quick machine makes everything with the accurate model', () => {
  expect(qualityFor(0.06)).toBe('accurate');
  expect(tiersOf('accurate', pair)).toEqual({
    finalModel: pair.accurate,
    interimModel: pair.accurate,
    fastModel: pair.fast,
  });
});

test('a slower one makes only finals with it', () => {
  expect(qualityFor(0.25)).toBe('balanced');
  expect(tiersOf('balanced', pair)).toMatchObject({ finalModel: pair.accurate, interimModel: pair.fast });
});

test('a weak one runs the fast model alone', () => {
  expect(qualityFor(0.6)).toBe('light');
  expect(tiersOf('light', pair)).toMatchObject({ finalModel: pair.fast, interimModel: pair.fast });
});
