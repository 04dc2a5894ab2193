import { describe, expect, test } from 'vitest';
import { carriesInterims, qualityFor, tiersOf, tiersWith } from '../../../src/main/speech/tiers';
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

describe('a model that the user chose', () => {
  const chosen = { ...fakeModel('sense-voice'), languages: ['ko', 'en'] };

  test('makes everything', () => {
    expect(tiersWith(chosen, 'ko', pair)).toEqual({
      finalModel: chosen,
      interimModel: chosen,
      fastModel: chosen,
    });
  });

  test('is relieved by the embedded one, where that knows the language', () => {
    expect(tiersWith(chosen, 'en', pair).fastModel).toBe(pair.fast);
    expect(tiersWith(chosen, 'auto', pair).fastModel).toBe(chosen);
    expect(tiersWith({ ...chosen, languages: ['en'] }, 'auto', pair).fastModel).toBe(pair.fast);
  });
});

test('interims are made by models that are quick, and are known to be', () => {
  expect([0.05, 0.15, 0.151, 2, null].map(carriesInterims)).toEqual([true, true, false, false, false]);
});
