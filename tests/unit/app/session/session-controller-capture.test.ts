import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../../../src/shared/sound';
import type { Lane } from '../../../../src/shared/source';
import { loud, MIC, openController, opened, SENTENCE, SYSTEM } from './open-controller';

describe('the level of a lane', () => {
  it('is told with every third frame, as far as it changes what a meter shows', () => {
    const { controller, levels, hear, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    for (const level of [0.5, 0.1, 0.1, 0.25, 0.9, 0.9, 0.251, 0.9, 0.9, 0.125]) hear('mic', loud(level), 0);
    expect(levels).toEqual([
      { laneId: 'mic', level: 0.5, speech: false },
      { laneId: 'mic', level: 0.25, speech: false },
      { laneId: 'mic', level: 0.125, speech: false },
    ]);
  });

  it('costs nothing in silence', () => {
    const { controller, levels, hear, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    for (let frame = 0; frame < 300; frame++) hear('mic', loud(frame % 2 === 0 ? 0 : 0.00005), 0);
    expect(levels).toHaveLength(1);
  });

  it('is told again when somebody begins to speak as loud as it was before', () => {
    const { controller, levels, hear, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    for (let frame = 0; frame < 9; frame++) hear('mic', loud(0.5), 0);
    for (let frame = 0; frame < 12; frame++) hear('mic', loud(0.5), 0.9);
    expect(levels.map(({ speech }) => speech)).toEqual([false, true]);
  });

  it('is its own, however many lanes there are', () => {
    const { controller, levels, hear, listen } = openController();
    const third: Lane = { ...SYSTEM, id: 'third' };
    const lanes = [MIC, SYSTEM, third];
    controller.start(lanes);
    for (const { id } of lanes) listen(id);
    for (let frame = 0; frame < 12; frame++) for (const { id } of lanes) hear(id, loud(0.5), 0);
    expect(levels.map(({ laneId }) => laneId)).toEqual(['mic', 'sys', 'third']);
  });

  it('is not told of a lane that the session does not have, and begins anew with a session', async () => {
    const { controller, levels, hear, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    hear('sys', loud(0.5), 0);
    expect(levels).toEqual([]);
    hear('mic', loud(0.5), 0);
    await controller.end();
    controller.start([MIC]);
    listen('mic');
    hear('mic', loud(0.5), 0);
    expect(levels).toHaveLength(2);
  });
});

describe('a device that vanishes', () => {
  it('is said, and said to be back when it is; the time between is a gap', async () => {
    const { controller, notices, happened, say, pass, listen, lose, shownNotices } = openController();
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    lose('mic', 'USB mic');
    pass(5000);
    expect(notices.all).toMatchObject([
      { level: 'warning', code: 'device-lost', params: { device: 'USB mic' } },
    ]);
    expect(controller.running).toBe(true);
    listen('mic');
    expect(notices.all).toMatchObject([
      { level: 'info', code: 'device-back', params: { device: 'USB mic' } },
    ]);
    await say('mic');
    expect(happened('lane-state').map(({ state }) => state)).toEqual(['listening', 'lost', 'listening']);
    expect(happened('notice').map(({ notice }) => notice.code)).toEqual(['device-lost', 'device-back']);
    const [gap, ...others] = happened('gap');
    expect(gap).toMatchObject({ code: 'device-lost', laneId: 'mic', startMs: 140 * FRAME_MS });
    expect((gap?.endMs ?? 0) - (gap?.startMs ?? 0)).toBe(5000);
    expect(others).toEqual([]);
    expect(happened('caption-final')).toHaveLength(2);
    expect(shownNotices()).toEqual(['info device-back']);
  });

  it('is not said to be back when another lane begins to listen', () => {
    const { controller, listen, lose, shownNotices } = openController();
    controller.start([MIC, SYSTEM]);
    listen('mic');
    lose('mic', 'USB mic');
    listen('sys');
    expect(shownNotices()).toEqual(['warning device-lost']);
  });

  it('is told apart from another one that is still away', () => {
    const { controller, notices, listen, lose } = openController();
    controller.start([MIC, SYSTEM]);
    listen('mic');
    listen('sys');
    lose('mic', 'USB mic');
    lose('sys', 'Headset');
    listen('mic');
    expect(notices.all.map(({ code, params }) => `${code} ${params['device']}`)).toEqual([
      'device-lost Headset',
      'device-back USB mic',
    ]);
  });

  it('of which the user wants to hear no more is not said to be back', () => {
    const { controller, notices, listen, lose } = openController();
    controller.start([MIC]);
    listen('mic');
    lose('mic', 'USB mic');
    notices.dismiss(notices.all[0]?.id ?? '');
    listen('mic');
    expect(notices.all).toEqual([]);
  });

  it('concerns nobody once the session is over, nor the next session', async () => {
    const { controller, listen, lose, shownNotices } = openController();
    controller.start([MIC]);
    listen('mic');
    lose('mic', 'USB mic');
    await controller.end();
    expect(shownNotices()).toEqual([]);
    controller.start([MIC]);
    listen('mic');
    expect(shownNotices()).toEqual([]);
  });
});

describe('a capture window that had to be made anew', () => {
  it('opens again the lanes that it had or should have, and it is said', async () => {
    const { controller, commands, happened, shownNotices, listen } = openController();
    const over: Lane = { id: 'file', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } };
    controller.start([MIC, SYSTEM, over]);
    listen('mic');
    listen('file');
    controller.take({ type: 'lane-ended', laneId: 'file' });
    commands.length = 0;
    controller.captureRestarted();
    await nextTurn();
    expect(commands).toEqual([opened(MIC, true), opened(SYSTEM)]);
    expect(shownNotices()).toEqual(['warning capture-restarted']);
    expect(happened('lane-state').slice(-1)).toMatchObject([
      { laneId: 'mic', state: 'lost', code: 'capture-restarted' },
    ]);
  });

  it('captions what had been said before, and marks the time between', async () => {
    const { controller, happened, say, pass, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    const before = await say('mic', SENTENCE.slice(0, 2));
    controller.captureRestarted();
    pass(500);
    listen('mic');
    const after = await say('mic');
    await controller.end();
    expect(happened('caption-final').map(({ text }) => text)).toEqual([before, after]);
    expect(happened('gap')).toHaveLength(1);
  });

  it('too often ends the session as failed', async () => {
    const { controller, happened, shownNotices, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    controller.captureFailed();
    await controller.end();
    expect(shownNotices()).toEqual(['error capture-failed']);
    expect(happened('session-ended').map(({ reason }) => reason)).toEqual(['failed']);
  });

  it('too often between sessions is said, and no part of the session that is over', async () => {
    const { controller, events, saved, shownNotices } = openController();
    controller.start([MIC]);
    await controller.end();
    const before = { events: [...events], saved: [...saved] };
    controller.captureFailed();
    await nextTurn();
    expect(shownNotices()).toEqual(['error capture-failed']);
    expect({ events, saved }).toEqual(before);
  });
});
