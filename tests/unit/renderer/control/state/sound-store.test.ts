import { describe, expect, it } from 'vitest';
import { createSound, type SoundApi } from '../../../../../src/renderer/control/state/sound-store';
import type { SessionHappening } from '../../../../../src/shared/session/events';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings';

const LANES = DEFAULT_SETTINGS.lanes;

function open() {
  const asked: string[] = [];
  let push: Parameters<SoundApi['onSoundCheck']>[0] = () => undefined;
  let seq = 0;
  const main = { refuses: false };
  const sound = createSound({
    startSoundCheck: () => {
      asked.push('start');
      return Promise.resolve(
        main.refuses
          ? { ok: false, error: { code: 'session-running', params: {}, retryable: false } }
          : { ok: true, value: { sessionId: 'c' } },
      );
    },
    stopSoundCheck: () => {
      asked.push('stop');
      return Promise.resolve({ ok: true, value: undefined });
    },
    onSoundCheck: (listener) => {
      push = listener;
      return () => undefined;
    },
    onHealth: () => () => undefined,
  });
  sound.connect();
  const happen = (happening: SessionHappening): void => {
    if (happening.type === 'session-started') seq = 0;
    push({ seq: ++seq, happening });
  };
  const begin = (sessionId: string): void =>
    happen({ type: 'session-started', sessionId, startedAt: 0, lanes: [...LANES] });
  const say = (text: string): void =>
    happen({ type: 'caption-final', captionId: text, laneId: 'lane-1', startMs: 0, endMs: 1, text });
  const captions = (): string[] => sound.store.getState().check.view.captions.map(({ text }) => text);
  return { sound, asked, main, happen, begin, say, captions };
}

describe('createSound', () => {
  it('shows what a check understands, and nothing of an earlier one that still ends', async () => {
    const { sound, begin, say, captions } = open();
    await sound.startCheck(LANES);
    begin('first');
    say('one');
    expect(captions()).toEqual(['one']);
    await sound.startCheck(LANES);
    say('late');
    expect(captions()).toEqual([]);
    begin('second');
    say('two');
    expect(captions()).toEqual(['two']);
    await sound.stopCheck();
    say('later');
    expect(captions()).toEqual([]);
  });

  it('says why a check was refused, and why a source can’t be heard', async () => {
    const { sound, main, begin, happen } = open();
    main.refuses = true;
    await sound.startCheck(LANES);
    expect(sound.store.getState().check.error?.code).toBe('session-running');
    main.refuses = false;
    await sound.startCheck(LANES);
    expect(sound.store.getState().check.error).toBeNull();
    begin('first');
    happen({ type: 'lane-state', laneId: 'lane-1', state: 'failed', code: 'microphone-refused' });
    expect(sound.store.getState().check.error?.code).toBe('microphone-refused');
  });

  it('asks main in the order in which it was asked', async () => {
    const { sound, asked } = open();
    await Promise.all([sound.startCheck(LANES), sound.stopCheck(), sound.startCheck(LANES)]);
    expect(asked).toEqual(['start', 'stop', 'start']);
  });
});
