import { describe, expect, it } from 'vitest';
import { Speed } from '../../../../src/main/app/import/speed';

describe('the speed', () => {
  it('is that of the last seconds, once there are any', () => {
    let now = 0;
    const speed = new Speed(() => now);
    const go = (ms: number, doneMs: number): void => {
      now = ms;
      speed.add(doneMs);
    };
    go(0, 0);
    go(500, 5000);
    expect(speed.value).toBeNull();
    go(1000, 20_000);
    expect(speed.value).toBe(20);
    go(20_000, 30_000);
    go(24_000, 70_000);
    expect(speed.value).toBe(10);
    speed.reset();
    expect(speed.value).toBeNull();
  });
});
