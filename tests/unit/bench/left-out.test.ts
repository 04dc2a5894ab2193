import { expect, test } from 'vitest';
import { leftOut } from '../../bench/metrics/left-out';
import { header, spokenWords, TraceWriter } from './traces';

/** Words of 400 ms each at 0, 500, 1000 … ms. */
const voiced = spokenWords('and so my fellow Americans ask not what your country', 0);

test('speech in captions and gaps is not left out, nor what lies close beside them', () => {
  const trace = new TraceWriter();
  trace.final(2_600, 'a', [0, 2_400], 'And so my fellow Americans');
  const gap = { type: 'gap', laneId: 'me', startMs: 2_700, endMs: 4_700, code: 'speech-failed' } as const;
  trace.event(5_000, gap);
  expect(leftOut(header({ voiced }), trace.entries)).toEqual({ ms: 0, startsMs: [] });
});

test('what is in neither is counted, and it is told where it is', () => {
  const trace = new TraceWriter();
  trace.interim(2_000, 'a', '', 'ask not');
  trace.withdraw(2_100, 'a');
  trace.final(2_600, 'b', [0, 1_900], 'And so my fellow');
  trace.final(5_200, 'c', [3_500, 4_900], 'what your country');
  // "Americans" from 2200 on, "ask", "not" up to 3200.
  expect(leftOut(header({ voiced }), trace.entries)).toEqual({ ms: 200 + 400 + 200, startsMs: [2_200] });
});

test('a breath is no speech', () => {
  const breath = { startMs: 1_000, endMs: 1_140 };
  expect(leftOut(header({ voiced: [breath] }), [])).toEqual({ ms: 0, startsMs: [] });
});
