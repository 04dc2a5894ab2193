import { describe, expect, it } from 'vitest';
import { FirstTokens } from '../../../../src/main/language/engines/server/first-tokens';

const BOUNDS = { usual: 8000, least: 5000, most: 20_000 };

/** A server that is warm and took so long each time. */
function after(...tookMs: readonly number[]): FirstTokens {
  const tokens = new FirstTokens();
  tokens.came('digest', 30_000, 0);
  for (const ms of tookMs) tokens.came('translation', ms, 1000);
  return tokens;
}

describe('FirstTokens', () => {
  it('gives the usual time while nothing is known', () => {
    expect(new FirstTokens().allowedMs('translation', BOUNDS)).toBe(8000);
  });

  it.each([
    ['quick', [300, 200, 400], 5000],
    ['not so quick', [3000, 2000, 2500], 7500],
    ['slow', [9000, 12_000], 20_000],
  ])('follows a server that was %s, within bounds', (_how, tookMs, allowed) => {
    expect(after(...tookMs).allowedMs('translation', BOUNDS)).toBe(allowed);
  });

  it('does not let one slow answer among many count', () => {
    expect(after(9000, ...Array.from({ length: 19 }, () => 2400)).allowedMs('translation', BOUNDS)).toBe(
      6000,
    );
  });

  it('gives more after one that was given up', () => {
    const tokens = after(1000);
    tokens.late('translation', 5000);
    expect(tokens.allowedMs('translation', BOUNDS)).toBe(12_500);
  });

  it('measures each kind of task for itself', () => {
    expect(after(300).allowedMs('digest', BOUNDS)).toBe(8000);
  });

  it('knows when a model may have to be loaded, and takes no measure of that', () => {
    const tokens = new FirstTokens();
    expect(tokens.isCold(0)).toBe(true);
    tokens.came('translation', 60_000, 60_000);
    expect(tokens.allowedMs('translation', BOUNDS)).toBe(8000);
    expect([tokens.isCold(60_000 + 240_000), tokens.isCold(60_000 + 240_001)]).toEqual([false, true]);
  });
});
