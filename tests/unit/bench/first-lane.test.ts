import { expect, test } from 'vitest';
import { ofFirstLane } from '../../bench/log/first-lane';
import type { TraceLine } from '../../bench/log/schema';
import { shifted } from '../../bench/sound/sound';

const lane = (id: string) => ({
  id,
  name: '',
  colour: 'sky' as const,
  source: { kind: 'sample' as const },
  muted: false,
});

function trace(...ids: string[]): TraceLine[] {
  const started: TraceLine = {
    type: 'event',
    at: 0,
    event: {
      seq: 1,
      happening: { type: 'session-started', sessionId: 's', startedAt: 0, lanes: ids.map(lane) },
    },
  };
  const said = ids.flatMap((laneId, at): TraceLine[] => [
    { type: 'lane-listening', at: 1, laneId },
    { type: 'pass-started', at: 2, captionId: `c${at}`, pass: 0, kind: 'final', soundMs: 1000 },
    {
      type: 'event',
      at: 3,
      event: {
        seq: 2 + at,
        happening: {
          type: 'caption-final',
          captionId: `c${at}`,
          laneId,
          startMs: 0,
          endMs: 1000,
          text: laneId,
        },
      },
    },
    { type: 'painted', at: 4, seq: 2 + at },
  ]);
  return [started, ...said];
}

test('of several lanes, what concerns the first and all is kept', () => {
  const [all, two] = [trace('a'), trace('a', 'b')];
  expect(ofFirstLane(all)).toBe(all);
  expect(ofFirstLane(two)).toEqual(two.filter((_, at) => ![5, 6, 7].includes(at)));
});

test('sound that is shifted says the same at other times', () => {
  const sound = { sampleRate: 1000, samples: Float32Array.from([1, 2, 3, 4]) };
  expect([...shifted(sound).samples]).toEqual([3, 4, 1, 2]);
});
