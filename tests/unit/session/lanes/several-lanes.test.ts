import { describe, expect, it, onTestFinished } from 'vitest';
import type { SpokenUtterance } from '../../../../src/main/speech/contract';
import { createSpeechFallback } from '../../../../src/main/speech/fallback/fallback-engine';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionView } from '../../../../src/shared/session/session-view';
import { FRAME_MS } from '../../../../src/shared/sound';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../../fakes/numbered-speech';
import { PlayedSession } from '../../../fakes/played-session';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

/** Frames of a sentence. */
const SPOKEN = 50;
/** Frames after which nobody doubts that it is over. */
const SILENCE = 60;

/** A sentence for each pause before it, frames, and silence at the end. Each lane has words of its own. */
function sentences(pauses: readonly number[], firstWord: number): NumberedSpeech {
  const runs = pauses.flatMap((pause) => [[pause, 0] as const, [SPOKEN, 0.9] as const]);
  return numberedSpeech([...runs, [SILENCE, 0]], firstWord);
}

const MINE = 0;
const THEIRS = 5000;

function hearing(): ScriptedEngine {
  return new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) });
}

/** Two lanes, of which those in `listening` deliver already. */
function open({ engine = hearing(), listening = ['mic', 'sys'] } = {}): PlayedSession {
  const lanes = [
    { id: 'mic', name: 'Me' },
    { id: 'sys', name: 'Guests' },
  ];
  const played = new PlayedSession({ engine, lanes });
  for (const laneId of listening) played.tell({ type: 'lane-listening', laneId });
  return played;
}

/** A lane's captions with the frames at which they start. */
function startsIn({ captions }: SessionView): string[] {
  return captions.map(({ laneId, startMs }) => `${laneId} ${startMs / FRAME_MS}`);
}

const wordsOf = ({ words }: NumberedSpeech): string => words.join(' ');

describe('two lanes', () => {
  it('have captions of their own words at their own times, shown in the order in which they were said', async () => {
    const played = open();
    const mine = sentences([10, 150, 400], MINE);
    const theirs = sentences([90, 150], THEIRS);
    await played.play({ mic: mine, sys: theirs });
    await played.session.end('stopped');
    expect(played.textOf('mic')).toBe(wordsOf(mine));
    expect(played.textOf('sys')).toBe(wordsOf(theirs));
    expect(startsIn(played.feed.view)).toEqual(['mic 10', 'sys 90', 'mic 210', 'sys 290', 'mic 660']);
    expect(played.of('gap')).toEqual([]);
  });

  it('that speak at once and without a pause are cut, recognised and put together each by itself', async () => {
    const played = open();
    const mine = numberedSpeech(
      [
        [700, 0.9],
        [SILENCE, 0],
      ],
      MINE,
    );
    const theirs = numberedSpeech(
      [
        [25, 0],
        [900, 0.9],
        [SILENCE, 0],
      ],
      THEIRS,
    );
    await played.play({ mic: mine, sys: theirs });
    await played.session.end('stopped');
    expect(played.textOf('mic')).toBe(wordsOf(mine));
    expect(played.textOf('sys')).toBe(wordsOf(theirs));
    expect(played.of('caption-final').length).toBeGreaterThan(4);
  });

  it('show what is being said in each at the same time', async () => {
    const played = open();
    const [mine, theirs] = [numberedSpeech([[40, 0.9]], MINE), numberedSpeech([[40, 0.9]], THEIRS)];
    await played.play({ mic: mine, sys: theirs });
    const { interims } = played.feed.view;
    expect(interims.map(({ laneId }) => laneId)).toEqual(['mic', 'sys']);
    for (const [index, { words }] of [mine, theirs].entries()) {
      expect(interims[index]?.tentative).toMatch(new RegExp(`^${words[0]} ${words[1]}`));
    }
    await played.session.end('stopped');
    expect(played.feed.view.interims).toEqual([]);
  });

  it('are placed by the wall clock: what begins later has later times', async () => {
    const played = open({ listening: ['mic'] });
    await played.play({ mic: sentences([10], MINE) });
    played.tell({ type: 'lane-listening', laneId: 'sys' });
    await played.play({ mic: sentences([10], MINE), sys: sentences([20], THEIRS) });
    await played.session.end('stopped');
    const first = 10 + SPOKEN + SILENCE;
    expect(startsIn(played.feed.view)).toEqual(['mic 10', `mic ${first + 10}`, `sys ${first + 20}`]);
  });

  it('are over when both are: one that ends or fails leaves the other alone', async () => {
    const played = open();
    const mine = sentences([10, 80], MINE);
    await played.play({ mic: mine, sys: sentences([10], THEIRS) });
    played.tell({ type: 'lane-failed', laneId: 'sys', code: 'media-unreadable' });
    expect(played.over).toBeNull();
    await played.play({ mic: sentences([10], MINE + 500) });
    played.tell({ type: 'lane-ended', laneId: 'mic' });
    expect(played.over).toBe('source-ended');
    await played.session.end('source-ended');
    expect(played.of('lane-state').filter(({ state }) => state !== 'listening')).toEqual([
      { type: 'lane-state', laneId: 'sys', state: 'failed', code: 'media-unreadable' },
      { type: 'lane-state', laneId: 'mic', state: 'ended' },
    ]);
    expect(played.of('caption-final').filter(({ laneId }) => laneId === 'mic')).toHaveLength(3);
    expect(played.feed.view.lanes.map(({ state }) => state)).toEqual(['ended', 'failed']);
  });

  it('that both fail end the session as failed', () => {
    const played = open();
    for (const laneId of ['mic', 'sys']) {
      expect(played.over).toBeNull();
      played.tell({ type: 'lane-failed', laneId, code: 'microphone-busy' });
    }
    expect(played.over).toBe('failed');
  });

  it('one of which loses its device have a gap there only, and both go on', async () => {
    const played = open();
    await played.play({ mic: sentences([10], MINE), sys: sentences([10], THEIRS) });
    played.tell({ type: 'lane-lost', laneId: 'sys', code: 'device-lost', device: 'Mixer' });
    const meanwhile = sentences([10], MINE + 500);
    await played.play({ mic: meanwhile });
    played.tell({ type: 'lane-listening', laneId: 'sys' });
    await played.play({ mic: sentences([10], MINE + 1000), sys: sentences([10], THEIRS + 1000) });
    await played.session.end('stopped');
    const round = 10 + SPOKEN + SILENCE;
    expect(played.of('gap')).toEqual([
      {
        type: 'gap',
        laneId: 'sys',
        startMs: round * FRAME_MS,
        endMs: 2 * round * FRAME_MS,
        code: 'device-lost',
      },
    ]);
    expect(startsIn(played.feed.view)).toEqual([
      'mic 10',
      'sys 10',
      `mic ${round + 10}`,
      `mic ${2 * round + 10}`,
      `sys ${2 * round + 10}`,
    ]);
  });

  it('one of which ran ahead and comes back are never placed in its own past', async () => {
    const played = open();
    await played.play({ mic: sentences([10], MINE), sys: sentences([10], THEIRS) });
    played.tell({ type: 'lane-lost', laneId: 'sys', code: 'device-lost', device: 'Mixer' });
    // As if its sound card had counted ten frames too many.
    played.nowMs -= 10 * FRAME_MS;
    played.tell({ type: 'lane-listening', laneId: 'sys' });
    await played.play({ sys: sentences([10], THEIRS) });
    await played.session.end('stopped');
    const round = 10 + SPOKEN + SILENCE;
    expect(startsIn(played.feed.view)).toEqual(['mic 10', 'sys 10', `sys ${round + 10}`]);
    expect(played.of('gap')).toEqual([]);
  });

  it('that are stopped while one is lost have a gap up to the end of the other', async () => {
    const played = open();
    await played.play({
      mic: sentences([10], MINE),
      sys: numberedSpeech(
        [
          [10, 0],
          [20, 0.9],
        ],
        THEIRS,
      ),
    });
    // In the middle of a sentence, which is captioned as far as it was heard.
    played.tell({ type: 'lane-lost', laneId: 'sys', code: 'device-lost', device: 'Mixer' });
    await played.play({ mic: sentences([10], MINE) });
    await played.session.end('stopped');
    const endMs = 2 * (10 + SPOKEN + SILENCE) * FRAME_MS;
    expect(played.of('gap')).toEqual([
      { type: 'gap', laneId: 'sys', startMs: 30 * FRAME_MS, endMs, code: 'device-lost' },
    ]);
    expect(played.textOf('sys')).not.toBe('');
    expect(played.of('session-ended')).toMatchObject([{ durationMs: endMs, reason: 'stopped' }]);
  });

  it('that break off together, as when the capture window dies, come back each when it does', async () => {
    const played = open();
    await played.play({ mic: sentences([10], MINE), sys: sentences([10], THEIRS) });
    played.session.lost('capture-restarted');
    played.nowMs += 3200;
    played.tell({ type: 'lane-listening', laneId: 'sys' });
    await played.play({ sys: sentences([10], THEIRS) });
    played.tell({ type: 'lane-listening', laneId: 'mic' });
    await played.play({ mic: sentences([10], MINE), sys: sentences([10], THEIRS) });
    await played.session.end('stopped');
    const round = 10 + SPOKEN + SILENCE;
    const gaps = played
      .of('gap')
      .map(({ laneId, startMs, endMs }) => [laneId, startMs / FRAME_MS, endMs / FRAME_MS]);
    expect(gaps).toEqual([
      ['sys', round, round + 100],
      ['mic', round, 2 * round + 100],
    ]);
  });

  it('fail each by itself: what one of them says and nobody can recognise is a gap there', async () => {
    const engine = new ScriptedEngine({
      respond: ({ laneId, samples }) =>
        laneId === 'sys' ? new JamakError('speech-failed') : hearNumbers(samples),
    });
    const played = open({ engine });
    const mine = sentences([10, 80], MINE);
    await played.play({ mic: mine, sys: sentences([10], THEIRS) });
    await played.session.end('stopped');
    expect(played.textOf('mic')).toBe(wordsOf(mine));
    expect(played.of('gap')).toMatchObject([{ laneId: 'sys', startMs: 320, code: 'speech-failed' }]);
  });
});

describe('two lanes of different languages while a server is away', () => {
  it('are stood in for where the local engine knows the language; the other waits in the spool', async () => {
    const away = new JamakError('server-unreachable', { retryable: true });
    const local = hearing();
    const engine = createSpeechFallback({
      primary: new ScriptedEngine({ interim: false, respond: () => away }),
      local: (language) => (language === 'en' ? local : null),
      spool: {
        holds: (id) => kept.has(id),
        load: (id) => Promise.resolve(kept.get(id)?.samples ?? null),
      },
      onFallback: () => {},
      onBack: () => {},
    });
    onTestFinished(() => engine.close());
    const kept = new Map<string, SpokenUtterance>();
    const played = new PlayedSession({
      engine,
      lanes: [
        { id: 'mic', language: 'en' },
        { id: 'sys', language: 'ko' },
      ],
      spool: {
        grow: () => {},
        put: (utterance) => void kept.set(utterance.utteranceId, utterance),
        done: (utteranceId) => void kept.delete(utteranceId),
        erase: (utteranceId) => void kept.delete(utteranceId),
      },
    });
    for (const laneId of ['mic', 'sys']) played.tell({ type: 'lane-listening', laneId });
    const mine = sentences([10, 80], MINE);
    const theirs = sentences([10, 80], THEIRS);
    await played.play({ mic: mine, sys: theirs });
    await played.session.end('stopped');
    expect(played.textOf('mic')).toBe(wordsOf(mine));
    expect(played.textOf('sys')).toBe('');
    expect(played.of('gap')).toEqual([]);
    // What is left to be captioned later knows its lane, its language and its time.
    const waiting = [...kept.values()].map(({ laneId, language, startMs, samples }) => ({
      laneId,
      language,
      startMs,
      text: hearNumbers(samples),
    }));
    expect(waiting).toMatchObject([
      { laneId: 'sys', language: 'ko', startMs: 10 * FRAME_MS },
      { laneId: 'sys', language: 'ko', startMs: (10 + SPOKEN + 80) * FRAME_MS },
    ]);
    expect(waiting.map(({ text }) => text).join(' ')).toBe(wordsOf(theirs));
  });
});
