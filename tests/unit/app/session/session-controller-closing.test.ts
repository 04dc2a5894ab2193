import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { closed, MIC, openController, SENTENCE } from './open-controller';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const never = new Promise<void>(() => {});

/** Lets time pass, and what follows from it happen. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await nextTurn();
}

describe('an app that quits in mid-session', () => {
  it('has the captions of all that was said, and the end of the session, at once where nothing is slow', async () => {
    const { controller, commands, saved, happened, say, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    const words = await say('mic', SENTENCE.slice(0, 2));
    await controller.close();
    expect(commands.slice(1)).toEqual([closed(MIC)]);
    expect(happened('caption-final').map(({ text }) => text)).toEqual([words]);
    expect(saved.at(-1)?.happening).toMatchObject({ type: 'session-ended', reason: 'stopped' });
    expect(controller.running).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait for a digest longer than its share: the end of the session is saved without it', async () => {
    const { controller, language, saved, say, listen } = openController();
    language.onEnd = () => never;
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    let quit = false;
    const closing = controller.close().then(() => (quit = true));
    await pass(3_900);
    expect(quit).toBe(false);
    await pass(100);
    await closing;
    expect(saved.map(({ happening }) => happening.type).slice(-2)).toEqual([
      'caption-final',
      'session-ended',
    ]);
  });

  it('leaves what has no caption in time to the spool, and takes nothing after the end', async () => {
    const { controller, engine, saved, spooled, say, listen } = openController(new ScriptedEngine());
    controller.start([MIC]);
    listen('mic');
    await say('mic', [...SENTENCE, ...SENTENCE]);
    const [first, second] = engine.submitted.filter(({ chunk }) => chunk.kind === 'final');
    const closing = controller.close();
    await pass(2_000);
    first?.say('in time');
    await pass(1_000);
    await closing;
    second?.say('too late');
    await nextTurn();
    const kept = saved.map(({ happening }) => ('text' in happening ? happening.text : happening.type));
    expect(kept.slice(-2)).toEqual(['in time', 'session-ended']);
    expect([...spooled]).toEqual([expect.stringContaining(second?.chunk.utteranceId ?? 'no second final')]);
  });

  it('hurries a stop that was already waiting for captions and a digest', async () => {
    const { controller, language, saved, say, listen } = openController(new ScriptedEngine());
    language.onEnd = () => never;
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    const stopped = controller.end();
    await pass(60_000);
    expect(controller.running).toBe(true);
    const closing = controller.close();
    await pass(4_000);
    await Promise.all([closing, stopped]);
    expect(saved.at(-1)?.happening.type).toBe('session-ended');
  });

  it('between sessions has nothing to end', async () => {
    const { controller, saved } = openController();
    controller.start([MIC]);
    await controller.end();
    const before = [...saved];
    await controller.close();
    expect(saved).toEqual(before);
  });
});
