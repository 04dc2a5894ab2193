import { expect, it } from 'vitest';
import type { HeardCaption } from '../../../../src/main/broadcast/obs/recording/heard-captions';
import { recordOf } from '../../../../src/main/broadcast/obs/recording/place-captions';
import { RecordClock } from '../../../../src/main/broadcast/obs/recording/record-clock';
import { LANE } from '../../../fakes/obs/scripted-feed';

function said(id: string, startAt: number, endAt: number): HeardCaption {
  const caption = { id, laneId: LANE.id, startMs: 0, endMs: 0, text: `Caption ${id}.` };
  return { caption, lane: LANE, startAt, endAt };
}

/** Where captions stand in the part of a recording that began at 0, ms of the file. */
function placed(captions: readonly HeardCaption[], fromMs: number, toMs: number, clock = new RecordClock(0)) {
  const record = recordOf(captions, { fromMs, toMs, place: clock.place(null) }, 0);
  return record.captions.map(({ id, startMs, endMs }) => [id, startMs, endMs]);
}

it('begins each file of a recording at zero', () => {
  const all = [said('a', 1000, 2000), said('b', 11_000, 12_500)];
  expect(placed(all, 0, 10_000)).toEqual([['a', 1000, 2000]]);
  expect(placed(all, 10_000, 20_000)).toEqual([['b', 1000, 2500]]);
});

it('puts a caption that a split cuts where most of it is, and into both where much of it is in both', () => {
  const mostly = [said('a', 8000, 10_400)];
  expect(placed(mostly, 0, 10_000)).toEqual([['a', 8000, 10_000]]);
  expect(placed(mostly, 10_000, 20_000)).toEqual([]);
  const both = [said('b', 8500, 11_500)];
  expect(placed(both, 0, 10_000)).toEqual([['b', 8500, 10_000]]);
  expect(placed(both, 10_000, 20_000)).toEqual([['b', 0, 1500]]);
});

it('leaves out what was said in a pause, and cuts what goes into one', () => {
  const clock = new RecordClock(0);
  clock.pause(5000);
  clock.resume(15_000);
  const all = [
    said('a', 4000, 5500),
    said('b', 6000, 9000),
    said('c', 14_000, 14_900),
    said('d', 14_500, 17_000),
  ];
  expect(placed(all, 0, 30_000, clock)).toEqual([
    ['a', 4000, 5000],
    ['d', 5000, 7000],
  ]);
});

it('leaves out what was said before the recording and after its end', () => {
  const all = [
    said('a', -5000, -1000),
    said('b', -200, 900),
    said('c', 9800, 11_800),
    said('d', 12_000, 13_000),
  ];
  expect(placed(all, 0, 10_000)).toEqual([['b', 0, 900]]);
});
