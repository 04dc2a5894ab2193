import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemSoundCheck } from '../../../src/main/sources/system-sound-check';
import type { CaptureMessage, Hearing } from '../../../src/shared/capture';
import { FRAME_SAMPLES } from '../../../src/shared/sound';
import type { Source } from '../../../src/shared/source';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A check whose computer plays something or nothing. */
function begin(platform: NodeJS.Platform, source: Source = { kind: 'system' }) {
  const state = { plays: true, asked: 0 };
  const said: string[] = [];
  const check = new SystemSoundCheck({
    platform,
    ownProcesses: () => [42],
    onMissing: (level, code) => said.push(`${level} ${code}`),
    onHeard: (code) => said.push(`heard ${code}`),
    plays: (except) => {
      expect(except).toEqual([42]);
      state.asked++;
      return Promise.resolve(state.plays);
    },
  });
  const lane = { id: 'sys', name: '', colour: 'sky', muted: false, source } as const;
  check.told({ type: 'lane-open', lane, again: false, hearing: 'on', turn: 0 });
  const hear = (message: Exclude<CaptureMessage, { type: 'devices' }>): void => check.heard(message);
  const listen = (): void => hear({ type: 'lane-listening', laneId: 'sys', turn: 0 });
  const frame = (level: number): void => {
    const samples = new Float32Array(FRAME_SAMPLES).fill(level);
    const one = { type: 'frame', laneId: 'sys', index: 0, samples, probability: 0, capturedAt: 0 } as const;
    hear({ type: 'frames', frames: [one] });
  };
  const switchTo = (hearing: Hearing): void =>
    check.told({ type: 'lane-hear', laneId: 'sys', hearing, turn: 1 });
  return { check, state, said, hear, listen, frame, switchTo };
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('on Linux', () => {
  it('says after five seconds of zeros that something plays, once, and takes it back with the first sound', async () => {
    const { said, listen, frame } = begin('linux');
    listen();
    frame(0);
    await pass(4_999);
    expect(said).toEqual([]);
    await pass(1);
    expect(said).toEqual(['warning system-sound-missing']);
    await pass(600_000);
    frame(0);
    expect(said).toHaveLength(1);
    frame(0.001);
    expect(said).toEqual(['warning system-sound-missing', 'heard system-sound-missing']);
  });

  it('says nothing while nothing plays, and looks ever more rarely', async () => {
    const { said, state, listen } = begin('linux');
    state.plays = false;
    listen();
    await pass(600_000);
    expect(said).toEqual([]);
    expect(state.asked).toBeGreaterThan(8);
    expect(state.asked).toBeLessThan(16);
    state.plays = true;
    await pass(60_000);
    expect(said).toEqual(['warning system-sound-missing']);
  });

  it('asks nobody once it was heard, or when it is a microphone', async () => {
    const heard = begin('linux');
    heard.listen();
    heard.frame(0.1);
    const microphone = begin('linux', { kind: 'microphone' });
    microphone.listen();
    await pass(600_000);
    expect([heard.state.asked, microphone.state.asked]).toEqual([0, 0]);
  });

  it('does not take for missing what is not listened to: muted, paused, lost, closed', async () => {
    const { check, state, hear, listen, switchTo } = begin('linux');
    listen();
    switchTo('muted');
    listen();
    await pass(60_000);
    switchTo('on');
    await pass(60_000);
    expect(state.asked).toBe(0);
    listen();
    hear({ type: 'lane-lost', laneId: 'sys', code: 'device-lost', device: '' });
    await pass(60_000);
    expect(state.asked).toBe(0);
    listen();
    await pass(5_000);
    expect(state.asked).toBe(1);
    check.told({ type: 'lane-close', laneId: 'sys' });
    await pass(60_000);
    expect(state.asked).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each([
  ['win32', 'system-sound-silent-windows'],
  ['darwin', 'system-sound-silent-mac'],
] as const)('on %s says only that no sound has come', async (platform, code) => {
  const { said, state, listen } = begin(platform);
  listen();
  await pass(5_000);
  expect(said).toEqual([`info ${code}`]);
  expect(state.asked).toBe(0);
});
