import { describe, expect, it } from 'vitest';
import { createLanes, shownLanes } from '../../../../../src/renderer/control/state/lanes';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import type { Reply } from '../../../../../src/shared/ipc';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings';
import type { Lane, Source } from '../../../../../src/shared/source';
import { FakeMain, settle, started } from '../../fake-main';

const SAMPLE: Source = { kind: 'sample' };
const nameOf = ({ kind }: Source): string => kind;

async function open({ running = false, refuses = false } = {}) {
  const main = new FakeMain();
  const mirror = createSessionMirror(main.api, 'en');
  mirror.connect();
  main.answerState();
  await settle();
  if (running) main.append(started('s1'));
  const asked: unknown[] = [];
  const ask = (request: unknown): Promise<Reply<void>> => {
    asked.push(request);
    return Promise.resolve(
      refuses
        ? { ok: false, error: { code: 'session-lanes', params: {}, retryable: false } }
        : { ok: true, value: undefined },
    );
  };
  let ids = 0;
  const lanes = createLanes({
    api: {
      addLane: (input) => ask(input),
      removeLane: (input) => ask(input),
      muteLane: (input) => ask(input),
      pauseSession: () => ask('pause'),
      resumeSession: () => ask('resume'),
    },
    session: mirror.store,
    control: {
      answer: (request) => request,
      changeLanes: (update) => {
        mirror.store.setState(({ settings }) => ({
          settings: { ...settings, lanes: [...update(settings.lanes)] },
        }));
        return Promise.resolve();
      },
    },
    newId: () => `new-${++ids}`,
  });
  const settings = (): readonly Lane[] => mirror.store.getState().settings.lanes;
  return { lanes, settings, asked, mirror, main };
}

describe('lanes', () => {
  it('get names and colours of their own when there is more than one', async () => {
    const { lanes, settings, asked } = await open();
    await lanes.add(SAMPLE, nameOf);
    await lanes.add(SAMPLE, nameOf);
    await lanes.add({ kind: 'system' }, nameOf);
    await lanes.add(SAMPLE, nameOf);
    expect(settings().map(({ name }) => name)).toEqual(['microphone', 'sample', 'sample 2', 'system']);
    expect(new Set(settings().map(({ colour }) => colour)).size).toBe(4);
    expect(asked).toEqual([]);
  });

  it('are changed in the session that runs as well as in the settings', async () => {
    const { lanes, settings, asked } = await open({ running: true });
    await lanes.add(SAMPLE, nameOf);
    const [, added] = settings();
    await lanes.remove('new-1');
    expect(asked).toEqual([{ lane: added }, { laneId: 'new-1' }]);
    expect(settings()).toHaveLength(1);
  });

  it('stay as they are when main refuses', async () => {
    const { lanes, settings } = await open({ running: true, refuses: true });
    await lanes.add(SAMPLE, nameOf);
    expect(settings()).toEqual(DEFAULT_SETTINGS.lanes);
  });

  it('are never none', async () => {
    const { lanes, settings } = await open();
    await lanes.remove('lane-1');
    expect(settings()).toHaveLength(1);
  });

  it('are muted by main while a session runs, and its settings follow', async () => {
    const idle = await open();
    await idle.lanes.mute('lane-1', true);
    expect(idle.settings()[0]?.muted).toBe(true);
    const { lanes, settings, asked } = await open({ running: true });
    await lanes.mute('lane-1', true);
    expect(asked).toEqual([{ laneId: 'lane-1', muted: true }]);
    expect(settings()[0]?.muted).toBe(false);
  });

  it('are those of the session while it runs, without those that were removed', async () => {
    const { mirror } = await open({ running: true });
    const { session, settings } = mirror.store.getState();
    const removed = session.lanes.map((lane) => ({ ...lane, id: 'gone', state: 'removed' as const }));
    expect(shownLanes({ ...session, lanes: [...session.lanes, ...removed] }, settings.lanes)).toEqual(
      session.lanes,
    );
    expect(shownLanes({ ...session, phase: 'ended' }, settings.lanes)).toBe(settings.lanes);
  });
});

it('a session that is paused is resumed', async () => {
  const { lanes, asked, main } = await open({ running: true });
  await lanes.togglePause();
  main.append({ type: 'session-paused', atMs: 1000 });
  await lanes.togglePause();
  expect(asked).toEqual(['pause', 'resume']);
  const idle = await open();
  await idle.lanes.togglePause();
  expect(idle.asked).toEqual([]);
});
