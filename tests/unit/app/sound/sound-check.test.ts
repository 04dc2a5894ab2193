import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { SoundCheck } from '../../../../src/main/app/sound/sound-check';
import { SoundDoctor } from '../../../../src/main/app/sound/sound-doctor';
import type { CaptureCommand } from '../../../../src/shared/capture';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { SoundHealth } from '../../../../src/shared/sound-health';
import { hearNumbers, numberedSpeech } from '../../../fakes/numbered-speech';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { MIC, SENTENCE, SYSTEM } from '../session/open-controller';

function open({ longestMs = 60_000 } = {}) {
  const engine = new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) });
  const commands: CaptureCommand[] = [];
  const events: SessionEvent[] = [];
  const healths: SoundHealth[] = [];
  const state = { busy: false };
  let nowMs = 0;
  let frames = 0;
  const check = new SoundCheck({
    engine,
    doctor: new SoundDoctor({ language: () => 'en', engine, onHealth: (health) => healths.push(health) }),
    busy: () => state.busy,
    steadyNow: () => nowMs,
    sendToCapture: (command) => commands.push(command),
    onEvent: (event) => events.push(event),
    onLevel: () => undefined,
    onError: (error) => {
      throw error;
    },
    longestMs,
  });
  const laneIds = (): string[] =>
    commands.flatMap((command) => (command.type === 'lane-open' ? [command.lane.id] : []));
  const say = async (laneId: string): Promise<string> => {
    const { samples, probabilities, words } = numberedSpeech(SENTENCE);
    check.take({ type: 'lane-listening', laneId });
    for (const [at, probability] of probabilities.entries()) {
      nowMs += FRAME_MS;
      const part = samples.subarray(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES);
      check.take({ type: 'frame', laneId, index: frames++, samples: part, probability, capturedAt: nowMs });
      await nextTurn();
    }
    return words.join(' ');
  };
  const types = (): string[] => events.map(({ happening }) => happening.type);
  return { check, commands, events, healths, state, laneIds, say, types };
}

describe('SoundCheck', () => {
  it('captions what is said and says how it sounds, until it is stopped', async () => {
    const { check, commands, events, healths, laneIds, say, types } = open();
    check.start([MIC]);
    const [laneId = ''] = laneIds();
    const words = await say(laneId);
    await vi.waitFor(() => expect(types()).toContain('caption-final'));
    expect(events.map(({ happening }) => happening)).toContainEqual(expect.objectContaining({ text: words }));
    // Four seconds are enough to measure, but not to be sure.
    expect(healths.at(-1)).toMatchObject({ laneId, judged: false, speechDb: expect.any(Number) as number });
    await check.stop();
    // What was said of it is taken back.
    expect(healths.at(-1)).toMatchObject({ laneId, judged: false, ailments: [] });
    expect(types().at(-1)).toBe('session-ended');
    expect(commands.at(-1)).toEqual({ type: 'lane-close', laneId });
  });

  it('gives its lanes ids of their own, so that ending it closes none of a session', async () => {
    const { check, laneIds, say } = open();
    check.start([MIC, SYSTEM]);
    expect(new Set([...laneIds(), MIC.id, SYSTEM.id]).size).toBe(4);
    expect(check.take({ type: 'lane-listening', laneId: MIC.id })).toBe(false);
    const [laneId = ''] = laneIds();
    await check.stop();
    // What is still on its way is nobody's.
    expect(check.take({ type: 'lane-listening', laneId })).toBe(false);
    await say(laneId);
  });

  it('ends when another begins, and what the first still says is not told', async () => {
    const { check, events, laneIds, say } = open();
    check.start([MIC]);
    const [first = ''] = laneIds();
    const said = say(first);
    await nextTurn();
    const { sessionId } = check.start([SYSTEM]);
    await said;
    await check.stop();
    const from = events.findIndex(
      ({ happening }) => happening.type === 'session-started' && happening.sessionId === sessionId,
    );
    expect(from).toBeGreaterThan(-1);
    expect(events.slice(from).map(({ seq }) => seq)).toEqual(events.slice(from).map((_, at) => at + 1));
  });

  it('is refused while a session runs, and ends by itself when nobody looks any more', async () => {
    const { check, state, types } = open({ longestMs: 20 });
    state.busy = true;
    expect(() => check.start([MIC])).toThrow('session-running');
    state.busy = false;
    check.start([MIC]);
    await vi.waitFor(() => expect(types().at(-1)).toBe('session-ended'));
  });
});
