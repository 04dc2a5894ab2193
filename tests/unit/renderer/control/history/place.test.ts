import { expect, test } from 'vitest';
import { afterStart, LIVE, type Place } from '../../../../../src/renderer/control/history/place';

test('a session that starts is shown, and what was asked for over the live view stays there', () => {
  const catchUp: Place = { name: 'live', catchUp: true };
  expect(afterStart(catchUp)).toBe(catchUp);
  expect(afterStart({ name: 'history', back: null })).toBe(LIVE);
  expect(LIVE).toEqual({ name: 'live', catchUp: false });
});
