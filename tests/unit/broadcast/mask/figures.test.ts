import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leakedOf, measureMask } from '../../../bench/mask/measure';

describe('the figures of npm run bench:mask', () => {
  const result = measureMask(resolve(import.meta.dirname, '../../../..'), 1);

  it('masks at least 99 % of 1,000 utterances', () => {
    const masked = result.kinds.reduce((sum, kind) => sum + kind.masked, 0);
    expect(result.kinds.reduce((sum, kind) => sum + kind.count, 0)).toBe(1000);
    expect(result.leaks).toEqual([]);
    expect(masked).toBeGreaterThanOrEqual(990);
  });

  it('leaks no byte', () => {
    expect(result.kinds.reduce((sum, kind) => sum + kind.leakedBytes, 0)).toBe(0);
  });

  it('masks at most one of 200 clean captions', () => {
    expect(result.clean).toBe(2000);
    expect(result.falseMasks.length).toBeLessThanOrEqual(result.clean / 200);
  });

  it('sees a leak', () => {
    const utterance = {
      language: 'en' as const,
      kind: 'phone',
      piece: '555-0192',
      captions: ['call 555-0192 now'],
    };
    expect(leakedOf(utterance, 'call 555-0192 now')).toBe(7);
    expect(leakedOf(utterance, 'call •••-0192 now')).toBe(4);
    expect(leakedOf(utterance, 'call ••• now')).toBe(0);
  });
});
