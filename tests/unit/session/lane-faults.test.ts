import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Feed } from '../../../src/main/session/feed';
import { LaneSession, type LaneSessionOptions } from '../../../src/main/session/lane-session';
import { Session } from '../../../src/main/session/session';
import { SessionClock } from '../../../src/main/session/session-clock';
import type { SttEngine, SttResult, UtteranceSpool } from '../../../src/main/speech/contract';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../fakes/numbered-speech';
import { ScriptedEngine } from '../../fakes/scripted-engine';

const speech = numberedSpeech(
  Array.from({ length: 3 }, () => [[10, 0] as const, [90, 0.9] as const, [40, 0] as const]).flat(),
);

const hearing = (): ScriptedEngine => new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) });

/** Throws the first time that `when` is true. */
function once(when: (value: never) => boolean): (value: unknown) => void {
  let thrown = false;
  return (value) => {
    if (thrown || !when(value as never)) return;
    thrown = true;
    throw new Error('nobody expected this');
  };
}

function frameOf({ samples, probabilities }: NumberedSpeech, index: number) {
  return {
    samples: samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES),
    probability: probabilities[index] as number,
  };
}

/** Plays three sentences through a lane; `options` may throw. Gives what was told and what was thrown. */
async function play(options: Partial<LaneSessionOptions>) {
  const log: SessionHappening[] = [];
  const errors: unknown[] = [];
  let ids = 0;
  const { append = () => {} } = options;
  const lane = new LaneSession({
    lane: { id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } },
    engine: hearing(),
    clock: new SessionClock(),
    speakingLanes: () => 1,
    captioning: {},
    newId: () => `u${++ids}`,
    onError: (error) => errors.push(error),
    ...options,
    append: (happening) => {
      append(happening);
      log.push(happening);
    },
  });
  lane.listening();
  for (const index of speech.probabilities.keys()) {
    lane.frame(frameOf(speech, index), (index + 1) * FRAME_MS);
    await nextTurn();
  }
  await lane.end();
  const outcomes = log.flatMap((happening) =>
    happening.type === 'caption-final' ? [happening.text] : happening.type === 'gap' ? [happening.code] : [],
  );
  return { outcomes, errors };
}

const words = (from: number, to: number): string =>
  hearNumbers(speech.samples.subarray(from * FRAME_SAMPLES, to * FRAME_SAMPLES));
const SENTENCES = [words(10, 100), words(150, 240), words(290, 380)];

describe('a lane in which something throws', () => {
  it('while a result is taken has a gap there, and goes on', async () => {
    const isFinal = ({ type }: SessionHappening): boolean => type === 'caption-final';
    expect(await play({ append: once(isFinal) })).toMatchObject({
      outcomes: ['speech-failed', SENTENCES[1], SENTENCES[2]],
      errors: [{ message: 'nobody expected this' }],
    });
  });

  it('while a result is noted for the bench does the same', async () => {
    let finals = 0;
    // The first is a speculative one, whose utterance is recognised once more.
    for (const nth of [1, 2]) {
      finals = 0;
      const trace = once(
        (entry: { type: string; kind?: string }) =>
          entry.type === 'pass-ended' && entry.kind === 'final' && ++finals === nth,
      );
      const { outcomes, errors } = await play({ trace });
      expect(outcomes).toHaveLength(3);
      expect(outcomes.filter((outcome) => SENTENCES.includes(outcome)).length).toBeGreaterThanOrEqual(2);
      expect(errors).toHaveLength(1);
    }
  });

  it('while an interim is shown loses that interim only', async () => {
    const isInterim = ({ type }: SessionHappening): boolean => type === 'caption-interim';
    const { outcomes, errors } = await play({ append: once(isInterim) });
    expect(outcomes).toEqual(SENTENCES);
    expect(errors).toHaveLength(1);
  });

  it('while a caption is spelled has it as it was heard', async () => {
    const spell = once(() => true);
    const { outcomes, errors } = await play({ spell: (text) => (spell(text), `${text}!`) });
    expect(outcomes).toEqual([SENTENCES[0], `${SENTENCES[1]}!`, `${SENTENCES[2]}!`]);
    expect(errors).toHaveLength(1);
  });

  it('whenever sound is kept on disk has all its captions', async () => {
    const fail = (): never => {
      throw new Error('nobody expected this');
    };
    const spool: UtteranceSpool = { grow: fail, put: fail, done: fail, erase: fail };
    const { outcomes, errors } = await play({ spool });
    expect(outcomes).toEqual(SENTENCES);
    expect(errors.length).toBeGreaterThan(3);
  });

  it('whose engine gives something that is no text has a gap there', async () => {
    const engine = new ScriptedEngine({
      respond: ({ utteranceId, samples }) => (utteranceId === 'u2' ? (42 as never) : hearNumbers(samples)),
    });
    const { outcomes, errors } = await play({ engine });
    expect(outcomes).toEqual([SENTENCES[0], 'speech-failed', SENTENCES[2]]);
    expect(errors).toMatchObject([{ code: 'unexpected' }]);
  });

  it('whose engine breaks off has a gap for all that it owes, and ends', async () => {
    const inner = hearing();
    const broken: AsyncIterableIterator<SttResult> = {
      [Symbol.asyncIterator]: () => broken,
      next: () => Promise.reject(new Error('nobody expected this')),
    };
    const engine: SttEngine = {
      id: 'breaks',
      capabilities: inner.capabilities,
      startSession: (options) => ({
        ...inner.startSession(options),
        idle: false,
        results: broken,
        end: () => Promise.reject(new Error('nor this')),
      }),
    };
    const { outcomes, errors } = await play({ engine });
    expect(outcomes).toEqual(['speech-failed', 'speech-failed', 'speech-failed']);
    expect(errors.length).toBeGreaterThan(1);
  });
});

describe('a session in which a frame cannot be taken', () => {
  it('hears those after it', async () => {
    const happenings: SessionHappening[] = [];
    const errors: unknown[] = [];
    let ids = 0;
    const trace = once(
      ({ type, sessionMs }: { type: string; sessionMs: number }) => type === 'vad' && sessionMs > 3000,
    );
    const session = new Session({
      id: 's',
      lanes: [{ id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
      engine: hearing(),
      feed: new Feed({
        commit: () => Promise.resolve(),
        publish: ({ happening }) => happenings.push(happening),
        onError: (error) => {
          throw error;
        },
        onUnsaved: () => {},
        onSavedAgain: () => {},
      }),
      captioning: {},
      now: () => 0,
      steadyNow: () => 0,
      newId: () => `u${++ids}`,
      trace,
      onSourcesOver: () => {},
      onError: (error) => errors.push(error),
      beforeEnd: () => Promise.reject(new Error('nor this')),
    });
    session.take({ type: 'lane-listening', laneId: 'lane' });
    for (const index of speech.probabilities.keys()) {
      const capturedAt = (index + 1) * FRAME_MS;
      session.take({ type: 'frame', laneId: 'lane', index, ...frameOf(speech, index), capturedAt });
      await nextTurn();
    }
    await session.end('stopped');
    const finals = happenings.filter(({ type }) => type === 'caption-final');
    expect(finals.map((final) => 'text' in final && final.text)).toEqual(SENTENCES);
    expect(happenings.at(-1)).toMatchObject({ type: 'session-ended' });
    expect(errors).toHaveLength(2);
  });
});
