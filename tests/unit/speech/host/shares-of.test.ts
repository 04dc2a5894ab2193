import { expect, test } from 'vitest';
import { SharesOf } from '../../../../src/main/speech/host/shares-of';

test('what is done is told in hundredths, each once, up to all of it', () => {
  const shares = new SharesOf(1000);
  const told = Array.from({ length: 400 }, () => shares.add(2.5)).filter((share) => share !== null);
  expect(told).toEqual(Array.from({ length: 100 }, (_, index) => (index + 1) / 100));
  expect(new SharesOf(10).add(20)).toBe(1);
});
