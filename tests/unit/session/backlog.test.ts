import { expect, it } from 'vitest';
import { Backlog } from '../../../src/main/session/backlog';
import { FRAME_MS } from '../../../src/shared/sound';
import { framesOf, segmentOf } from './segmenting/segments';

function of(...lengths: number[]): Backlog<string> {
  const backlog = new Backlog<string>();
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    backlog.push(`u${index + 1}`, segmentOf(at, at + length));
    at += length;
  }
  return backlog;
}

it('gives the oldest first, alone', () => {
  const backlog = of(10, 5);
  expect(backlog.take(0)).toMatchObject({ first: 'u1', others: [] });
  expect(backlog.take(0)).toMatchObject({ first: 'u2', others: [] });
  expect(backlog.take(0)).toBeNull();
});

it('joins as many in a row as fit, in their order', () => {
  const backlog = of(10, 5, 4, 30);
  const joined = backlog.take(19 * FRAME_MS);
  expect(joined).toMatchObject({ first: 'u1', others: ['u2', 'u3'] });
  expect(framesOf(joined?.segment.samples ?? new Float32Array())).toEqual([...Array(19).keys()]);
  expect(backlog.size).toBe(1);
});

it('an utterance that is longer than the limit itself is given all the same', () => {
  expect(of(50, 1).take(10 * FRAME_MS)).toMatchObject({ first: 'u1', others: [] });
});

it('drops the oldest until the rest is short enough', () => {
  const backlog = of(10, 20, 5);
  expect(backlog.waitingMs).toBe(35 * FRAME_MS);
  expect(backlog.dropTo(25 * FRAME_MS)).toEqual(['u1']);
  expect(backlog.dropTo(24 * FRAME_MS)).toEqual(['u2']);
  expect(backlog.dropTo(24 * FRAME_MS)).toEqual([]);
  expect(backlog.size).toBe(1);
});

it('joins nothing across a break in the sound', () => {
  const backlog = of(10, 5);
  backlog.breakOff();
  backlog.push('u3', segmentOf(0, 4));
  backlog.push('u4', segmentOf(4, 6));
  expect(backlog.take(1000 * FRAME_MS)).toMatchObject({ first: 'u1', others: ['u2'] });
  expect(backlog.take(1000 * FRAME_MS)).toMatchObject({ first: 'u3', others: ['u4'] });
});

it('what follows something that was dropped has no left context, so that it does not say that again', () => {
  const backlog = new Backlog<string>();
  backlog.push('u1', segmentOf(0, 40));
  backlog.push('u2', segmentOf(20, 60, { ownFrame: 40 }));
  backlog.push('u3', segmentOf(40, 70, { ownFrame: 60 }));
  expect(backlog.dropTo(80 * FRAME_MS)).toEqual(['u1']);
  const [second, third] = [backlog.take(0), backlog.take(0)].map((taken) => taken?.segment);
  expect(framesOf(second?.samples ?? new Float32Array())).toEqual(
    Array.from({ length: 20 }, (_, at) => 40 + at),
  );
  expect(third).toMatchObject({ startFrame: 40, ownFrame: 60 });
});
