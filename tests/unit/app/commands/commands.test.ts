import { expect, it, vi } from 'vitest';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Commands } from '../../../../src/main/app/commands/commands';
import { COMMANDS } from '../../../../src/shared/commands/commands';
import { JamakError } from '../../../../src/shared/errors';
import { EMPTY_VIEW, type SessionView } from '../../../../src/shared/session/session-view';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings';

const LANE = { id: 'a', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } } as const;
const RUNNING: SessionView = {
  ...EMPTY_VIEW,
  sessionId: 's',
  phase: 'running',
  lanes: [
    { ...LANE, id: 'gone', state: 'removed', lagMs: 0 },
    { ...LANE, state: 'listening', lagMs: 0 },
    { ...LANE, id: 'b', name: 'Guests', muted: true, state: 'listening', lagMs: 0 },
  ],
};

/** Commands whose doings are written down. */
function open(view: SessionView, refuses: JamakError | null = null) {
  const done: string[] = [];
  const commands = new Commands({
    corrections: {
      saidLately: view.phase === 'running',
      takeBackRecent: () => Promise.resolve(done.push('take back')),
    },
    controller: {
      view,
      start: (lanes) => {
        if (refuses) throw refuses;
        done.push(`start ${lanes.map(({ id }) => id).join()}`);
        return { sessionId: 's' };
      },
      end: () => Promise.resolve(void done.push('end')),
      mark: () => {
        done.push('mark');
        return { markId: 'm' };
      },
      pause: () => done.push('pause'),
      resume: () => done.push('resume'),
      setMuted: (laneId, muted) => done.push(`${muted ? 'mute' : 'unmute'} ${laneId}`),
    },
    overlay: {
      state: { editing: false, previewing: false },
      toggleEditing: () => done.push('edit'),
    },
    media: { check: ({ kind }) => done.push(`check ${kind}`) },
    notices: {
      addError: (error) => {
        done.push(`error ${JamakError.from(error).code}`);
        return { id: '', at: 0, level: 'error', code: 'unexpected', params: {} };
      },
    },
    settings: () => DEFAULT_SETTINGS,
    changeSettings: ({ overlay }) => Promise.resolve(void done.push(`overlay ${overlay?.visible}`)),
    language: () => 'en',
    showWindow: () => done.push('window'),
    onWish: () => done.push('wish'),
  });
  return { commands, done };
}

it('does each thing while captions run', () => {
  const { commands, done } = open(RUNNING);
  for (const command of COMMANDS) commands.run(command);
  expect(done).toEqual([
    'end',
    'pause',
    'mark',
    'take back',
    'mute a',
    'unmute b',
    'overlay false',
    'edit',
    'window',
    'wish',
    'window',
  ]);
  expect([commands.takeWish(), commands.takeWish()]).toEqual(['catch-up', null]);
});

it('goes on when it is paused', () => {
  const { commands, done } = open({ ...RUNNING, paused: true });
  commands.run('pause');
  expect(done).toEqual(['resume']);
});

it('starts what the settings say, and does nothing that needs a session without one', () => {
  const { commands, done } = open(EMPTY_VIEW);
  for (const command of COMMANDS) commands.run(command);
  expect(done).toEqual(['check microphone', 'start lane-1', 'overlay false', 'edit', 'window']);
});

it('says in the window what went wrong', async () => {
  const { commands, done } = open(EMPTY_VIEW, new JamakError('media-missing'));
  commands.run('toggle-captions');
  await vi.waitUntil(() => done.includes('window'));
  await nextTurn();
  expect(done).toEqual(['check microphone', 'error media-missing', 'window']);
});

it('calls sources by their names, or by their place among those that are there', () => {
  expect(open(RUNNING).commands.state.lanes).toEqual([
    { id: 'a', name: 'Source 1', muted: false },
    { id: 'b', name: 'Guests', muted: true },
  ]);
});
