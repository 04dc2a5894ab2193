import { expect, test } from 'vitest';
import { checkedLanes } from '../../../../../src/renderer/control/doctor/checked-lanes';
import type { LaneState } from '../../../../../src/shared/session/events';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings';

test('what mends a lane goes to that one, also after an earlier one failed', () => {
  const [first] = DEFAULT_SETTINGS.lanes;
  if (!first) throw new Error('there is a lane at first');
  const asked = ['me', 'guest', 'game'].map((id) => ({ ...first, id }));
  const states: readonly LaneState[] = ['failed', 'listening', 'listening'];
  const lanes = states.map((state, at) => ({ ...first, id: `check-${at}`, state, lagMs: 0 }));
  expect(checkedLanes(lanes, asked).map(({ lane, askedId }) => [lane.id, askedId])).toEqual([
    ['check-1', 'guest'],
    ['check-2', 'game'],
  ]);
});
