import { expect, test } from 'vitest';
import { FULL_EVERY, garbageCollector } from '../../../../src/main/speech/host/collect-garbage';

test('what grew old is collected as well, now and then', () => {
  const collected: string[] = [];
  const collect = garbageCollector(({ type }) => collected.push(type));
  for (let pass = 0; pass < 2 * FULL_EVERY; pass++) collect();
  const full = collected.flatMap((type, pass) => (type === 'major' ? [pass + 1] : []));
  expect(full).toEqual([FULL_EVERY, 2 * FULL_EVERY]);
  expect(collected.filter((type) => type === 'minor')).toHaveLength(2 * (FULL_EVERY - 1));
});
