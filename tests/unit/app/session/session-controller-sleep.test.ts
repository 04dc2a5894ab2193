import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CaptureCommand } from '../../../../src/shared/capture';
import { FRAME_MS } from '../../../../src/shared/sound';
import type { Lane } from '../../../../src/shared/source';
import { MIC, openController, SENTENCE, SYSTEM } from './open-controller';

const SAMPLE: Lane = { id: 'sample', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } };
const FILE: Lane = {
  id: 'file',
  name: '',
  colour: 'sky',
  muted: false,
  source: { kind: 'file', mediaId: 'm', name: 'talk.mp4' },
};

const reopened = ({ id }: Lane): CaptureCommand => ({ type: 'lane-reopen', laneId: id });

describe('a machine that has slept', () => {
  it('has its devices opened again, and files go on by themselves', async () => {
    const { controller, commands, happened, listen } = openController();
    const lanes = [MIC, SYSTEM, SAMPLE, FILE];
    controller.start(lanes);
    for (const { id } of lanes) listen(id);
    commands.length = 0;
    controller.resumed();
    await nextTurn();
    expect(commands).toEqual([reopened(MIC), reopened(SYSTEM)]);
    expect(happened('lane-state').slice(lanes.length)).toEqual(
      [MIC, SYSTEM].map(({ id }) => ({
        type: 'lane-state',
        laneId: id,
        state: 'lost',
        code: 'sound-missing',
      })),
    );
  });

  it('has one gap from its last sound to the first after it, and true times from there on', async () => {
    const { controller, happened, say, pass, listen, notices } = openController();
    controller.start([MIC]);
    listen('mic');
    const before = await say('mic');
    const asleepAt = 140 * FRAME_MS;
    pass(3_600_000);
    controller.resumed();
    listen('mic');
    const after = await say('mic', SENTENCE);
    await controller.end();
    expect(happened('gap')).toEqual([
      {
        type: 'gap',
        laneId: 'mic',
        startMs: asleepAt,
        endMs: asleepAt + 3_600_000,
        code: 'sound-missing',
      },
    ]);
    expect(happened('caption-final').map(({ startMs, text }) => [startMs, text])).toEqual([
      [10 * FRAME_MS, before],
      [asleepAt + 3_600_000 + 10 * FRAME_MS, after],
    ]);
    expect(notices.all).toEqual([]);
  });

  it('opens neither a device that is away already, nor one of a session that is over', async () => {
    const { controller, commands, listen, lose } = openController();
    controller.start([MIC]);
    listen('mic');
    lose('mic', 'USB mic');
    commands.length = 0;
    controller.resumed();
    expect(commands).toEqual([]);
    await controller.end();
    commands.length = 0;
    controller.resumed();
    expect(commands).toEqual([]);
  });
});

describe('how long a session has been running', () => {
  it('is known while it runs, time asleep included', async () => {
    const { controller, pass } = openController();
    expect(controller.elapsedMs).toBeNull();
    controller.start([MIC]);
    expect(controller.elapsedMs).toBe(0);
    pass(3_725_000);
    expect(controller.elapsedMs).toBe(3_725_000);
    await controller.end();
    expect(controller.elapsedMs).toBeNull();
    controller.start([MIC]);
    pass(1_000);
    expect(controller.elapsedMs).toBe(1_000);
  });
});
