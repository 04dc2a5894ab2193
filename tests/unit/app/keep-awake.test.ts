import { expect, it, vi } from 'vitest';
import { keepAwake } from '../../../src/main/app/keep-awake';
import type { SessionHappening } from '../../../src/shared/session/events';
import { powerSaveBlocker } from '../../fakes/platform/electron';

vi.mock('electron', () => import('../../fakes/platform/electron'));

const STARTED: SessionHappening = { type: 'session-started', sessionId: 's', startedAt: 0, lanes: [] };
const ENDED: SessionHappening = { type: 'session-ended', endedAt: 1, durationMs: 1, reason: 'stopped' };
const ELSE: SessionHappening = { type: 'lag', laneId: 'a', lagMs: 5 };

it('the machine is kept awake from the start of a session to its end, and no longer', () => {
  const listener = keepAwake();
  const awakeAfter = [ELSE, STARTED, ELSE, ENDED, ENDED, STARTED, ENDED].map((happening, seq) => {
    listener({ seq, happening });
    return [...powerSaveBlocker.running.values()];
  });
  const kept = ['prevent-app-suspension'];
  expect(awakeAfter).toEqual([[], kept, kept, [], [], kept, []]);
});
