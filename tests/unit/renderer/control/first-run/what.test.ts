import { expect, test } from 'vitest';
import { lanesOf, whatOf } from '../../../../../src/renderer/control/first-run/what';
import { DEFAULT_SETTINGS, settingsPatchSchema } from '../../../../../src/shared/settings';

const NAMES = { me: 'Me', desktop: 'Desktop' };

test('lanes for each choice are allowed and are that choice again', () => {
  for (const what of ['microphone', 'system', 'both'] as const) {
    const lanes = lanesOf(what, DEFAULT_SETTINGS.lanes, NAMES);
    expect(settingsPatchSchema.safeParse({ lanes }).success).toBe(true);
    expect(whatOf(lanes)).toBe(what);
  }
  expect(whatOf([])).toBeNull();
});

test('two lanes are named, one alone is not, and a microphone that was chosen stays chosen', () => {
  const [lane] = DEFAULT_SETTINGS.lanes;
  if (!lane) throw new Error('no lane');
  const chosen = [{ ...lane, source: { kind: 'microphone', deviceId: 'headset' } as const }];
  const both = lanesOf('both', chosen, NAMES);
  expect(both.map(({ name }) => name)).toEqual(['Me', 'Desktop']);
  expect(new Set(both.map(({ colour }) => colour)).size).toBe(2);
  expect(both[0]?.source).toEqual({ kind: 'microphone', deviceId: 'headset' });
  expect(lanesOf('microphone', both, NAMES)).toEqual([
    expect.objectContaining({ name: '', source: both[0]?.source }),
  ]);
});
