import { expect, test } from 'vitest';
import { UnattendedRun } from '../../../../src/main/app/run/unattended-run';
import type { SessionEvent } from '../../../../src/shared/events';

function final(seq: number): SessionEvent {
  return {
    seq,
    happening: {
      type: 'caption-final',
      captionId: `${seq}`,
      laneId: 'lane',
      startMs: 0,
      endMs: 1000,
      text: 'yes',
    },
  };
}

const ended: SessionEvent = {
  seq: 9,
  happening: { type: 'session-ended', endedAt: 0, durationMs: 1000, reason: 'source-ended' },
};

test('a paint stands for every final before it that shared it', async () => {
  const run = new UnattendedRun({
    start: () => ({ sessionId: 'session' }),
    paintDelay: (seq, paintedAt) => paintedAt - seq,
  });
  const result = run.run({ kind: 'sample' });
  run.onEvent(final(2));
  run.onEvent(final(3));
  run.onPainted(3, 500);
  run.onEvent(ended);
  expect(await result).toEqual({ sessionId: 'session', gaps: 0, delays: [498, 497], unpainted: 0 });
});
