import { expect, test } from 'vitest';
import { keepHeapsSmall } from '../../../../src/main/app/run/small-heaps';

test.each([
  ['', /^--heap-growing-percent=\d+$/],
  ['--expose-gc', /^--expose-gc --heap-growing-percent=\d+$/],
])('pages collect garbage before it is much, beside what was given: "%s"', (given, told) => {
  const switches = new Map([['js-flags', given]]);
  const flags: string[] = [];
  keepHeapsSmall(
    {
      getSwitchValue: (name) => switches.get(name) ?? '',
      appendSwitch: (name, value = '') => void switches.set(name, value),
    },
    (flag) => flags.push(flag),
  );
  expect(switches.get('js-flags')).toMatch(told);
  expect(flags).toContain('--optimize-for-size');
});
