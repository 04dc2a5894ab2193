import { expect, it } from 'vitest';
import { RestartPolicy } from '../../../../src/main/app/windows/restart-policy';

function failing() {
  const clock = { now: 1_000 };
  return { clock, policy: new RestartPolicy(() => clock.now) };
}

it('what failed is started again at once, then ever later, and after the fifth time within a minute no more', () => {
  const { clock, policy } = failing();
  const waits = Array.from({ length: 7 }, () => {
    clock.now += 5_000;
    return policy.next();
  });
  expect(waits).toEqual([0, 500, 1_000, 2_000, 4_000, null, null]);
});

it('what fails now and then is started again at once, however often', () => {
  const { clock, policy } = failing();
  for (let times = 0; times < 20; times++) {
    expect(policy.next()).toBe(0);
    clock.now += 60_000;
  }
});
