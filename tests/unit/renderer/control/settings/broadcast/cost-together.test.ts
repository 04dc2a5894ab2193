import { describe, expect, it } from 'vitest';
import { costTogether } from '../../../../../../src/renderer/control/settings/broadcast/cost-together';

const COSTS = {
  unavailable: null,
  captions: 600,
  languages: [
    { language: 'ko', tokens: 100, cost: 0.5, measured: true },
    { language: 'ja', tokens: 200, cost: 0.25, measured: false },
    { language: 'de', tokens: 400, cost: null, measured: false },
  ],
} as const;

describe('costTogether', () => {
  it('adds up what is chosen', () => {
    expect(costTogether({ ...COSTS, languages: [...COSTS.languages] }, ['ko', 'ja'])).toEqual({
      tokens: 300,
      cost: 0.75,
    });
  });

  it('knows no sum where one price is unknown', () => {
    expect(costTogether({ ...COSTS, languages: [...COSTS.languages] }, ['de', 'ko'])).toEqual({
      tokens: 500,
      cost: null,
    });
  });
});
