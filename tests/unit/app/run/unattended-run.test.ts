import { expect, test } from 'vitest';
import { UnattendedRun } from '../../../../src/main/app/run/unattended-run';
import type { SessionHappening } from '../../../../src/shared/session/events';

type Ended = Extract<SessionHappening, { type: 'session-ended' }>;

/** A run of the sample in which `happenings` happen, and all finals are painted at 500. */
function play(happenings: readonly SessionHappening[], reason: Ended['reason'] = 'source-ended') {
  const run = new UnattendedRun({
    start: () => ({ sessionId: 'session' }),
    paintDelay: (seq, paintedAt) => paintedAt - seq,
  });
  const result = run.run({ kind: 'sample' });
  happenings.forEach((happening, at) => run.onEvent({ seq: at + 1, happening }));
  run.onPainted(happenings.length, 500);
  const ended: Ended = { type: 'session-ended', endedAt: 0, durationMs: 1000, reason };
  run.onEvent({ seq: happenings.length + 1, happening: ended });
  return result;
}

const final: SessionHappening = {
  type: 'caption-final',
  captionId: 'c',
  laneId: 'lane',
  startMs: 0,
  endMs: 1000,
  text: 'yes',
};
const gap = (code: 'speech-failed' | 'model-missing'): SessionHappening => {
  return { type: 'gap', laneId: 'lane', startMs: 0, endMs: 1000, code };
};
const failed: SessionHappening = {
  type: 'lane-state',
  laneId: 'lane',
  state: 'failed',
  code: 'media-unreadable',
};

test('a paint stands for every final before it that shared it', async () => {
  expect(await play([final, final])).toEqual({
    sessionId: 'session',
    gaps: 0,
    failure: null,
    delays: [499, 498],
    unpainted: 0,
  });
});

test('it fails by what its source failed by, else by the reason of its first gap', async () => {
  expect(await play([gap('speech-failed'), failed])).toMatchObject({ gaps: 1, failure: 'media-unreadable' });
  expect(await play([gap('model-missing'), gap('speech-failed')])).toMatchObject({
    gaps: 2,
    failure: 'model-missing',
  });
});

test('it has failed when capture was given up, though no lane said so', async () => {
  expect(await play([final], 'failed')).toMatchObject({ failure: 'capture-failed', delays: [499] });
});
