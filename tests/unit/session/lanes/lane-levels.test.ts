import { expect, it } from 'vitest';
import { LaneLevels } from '../../../../src/main/session/lane-levels';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

function open() {
  const told: string[] = [];
  const levels = new LaneLevels((laneId, level, speaking) =>
    told.push(`${laneId} ${level.toFixed(2)}${speaking ? ' speech' : ''}`),
  );
  const take = (laneId: string, level: number, speaking = false): void =>
    levels.take(laneId, new Float32Array(FRAME_SAMPLES).fill(level), speaking);
  return { told, take };
}

it('every lane has its level told as often, whatever the order in which frames come', () => {
  const { told, take } = open();
  for (let frame = 0; frame < 9; frame++) {
    for (const [index, laneId] of ['a', 'b', 'c'].entries()) take(laneId, (frame + 1) / 100 + index / 10);
  }
  expect(told).toEqual([
    'a 0.01',
    'b 0.11',
    'c 0.21',
    'a 0.04',
    'b 0.14',
    'c 0.24',
    'a 0.07',
    'b 0.17',
    'c 0.27',
  ]);
});

it('a level that looks the same is told again as seldom as meters can bear, and another lane changes nothing of that', () => {
  const { told, take } = open();
  for (let frame = 0; frame < 30; frame++) {
    take('a', 0.5);
    take('b', 0.00001);
  }
  take('a', 0.5, true);
  expect(told).toEqual(['a 0.50', 'b 0.00', 'a 0.50', 'a 0.50', 'a 0.50 speech']);
});
