import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../../src/shared/sound';
import type { Source } from '../../../src/shared/source';
import { hearNumbers, numberedSpeech } from '../../fakes/numbered-speech';
import { PlayedSession } from '../../fakes/played-session';
import { ScriptedEngine } from '../../fakes/scripted-engine';

const SLEPT_MS = 20_000;

/** A sentence of two seconds with silence around it. */
const BEFORE = numberedSpeech([
  [20, 0],
  [62, 0.9],
  [60, 0],
]);
const AFTER = numberedSpeech(
  [
    [30, 0],
    [62, 0.9],
    [60, 0],
  ],
  5000,
);
const BEFORE_FRAMES = BEFORE.probabilities.length;

/** A session of lanes that deliver. */
function open(sources: Readonly<Record<string, Source>>): PlayedSession {
  const played = new PlayedSession({
    engine: new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) }),
    lanes: Object.entries(sources).map(([id, source]) => ({ id, source })),
  });
  for (const laneId of Object.keys(sources)) played.tell({ type: 'lane-listening', laneId });
  return played;
}

/** The parts of a speech. */
const cut = ({ samples, probabilities, words }: typeof BEFORE, from: number, to?: number) => ({
  samples: samples.slice(from * 512, to === undefined ? undefined : to * 512),
  probabilities: probabilities.slice(from, to),
  words,
});

describe('while the machine sleeps', () => {
  it.each<Source>([{ kind: 'microphone' }, { kind: 'system' }])(
    'what a $kind would have heard is a gap, and all after it keeps its true time',
    async (source) => {
      const played = open({ a: source });
      await played.play({ a: BEFORE });
      played.nowMs += SLEPT_MS;
      await played.play({ a: AFTER });
      await played.session.end('stopped');
      const sleptFrom = BEFORE_FRAMES * FRAME_MS;
      expect(played.of('gap')).toEqual([
        {
          type: 'gap',
          laneId: 'a',
          startMs: sleptFrom,
          endMs: sleptFrom + SLEPT_MS,
          code: 'sound-missing',
        },
      ]);
      expect(played.of('caption-final')).toMatchObject([
        { startMs: 20 * FRAME_MS, text: BEFORE.words.join(' ') },
        { startMs: sleptFrom + SLEPT_MS + 30 * FRAME_MS, text: AFTER.words.join(' ') },
      ]);
      expect(played.of('session-ended')).toMatchObject([
        { durationMs: sleptFrom + SLEPT_MS + AFTER.probabilities.length * FRAME_MS },
      ]);
      expect(played.of('lane-state').map(({ state }) => state)).toEqual(['listening']);
    },
  );

  it.each<Source>([{ kind: 'sample' }, { kind: 'file', mediaId: 'm', name: 'talk.mp4' }])(
    'a $kind waits, so none of it is missing and its times are those of the recording',
    async (source) => {
      const played = open({ a: source });
      await played.play({ a: BEFORE });
      played.nowMs += SLEPT_MS;
      await played.play({ a: AFTER });
      await played.session.end('stopped');
      expect(played.of('gap')).toEqual([]);
      expect(played.of('caption-final').map(({ startMs }) => startMs / FRAME_MS)).toEqual([
        20,
        BEFORE_FRAMES + 30,
      ]);
    },
  );

  it('a sentence that was being said keeps its two halves', async () => {
    const played = open({ a: { kind: 'microphone' } });
    await played.play({ a: cut(BEFORE, 0, 50) });
    played.nowMs += SLEPT_MS;
    await played.play({ a: cut(BEFORE, 50) });
    await played.session.end('stopped');
    expect(played.of('caption-final').map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [20 * FRAME_MS, 50 * FRAME_MS],
      [50 * FRAME_MS + SLEPT_MS, 82 * FRAME_MS + SLEPT_MS],
    ]);
    expect(played.of('gap')).toHaveLength(1);
  });

  it('each microphone has a gap of its own, whichever listened first', async () => {
    const played = open({ a: { kind: 'microphone' }, b: { kind: 'microphone' } });
    await played.play({ a: BEFORE, b: BEFORE });
    played.nowMs += SLEPT_MS;
    await played.play({ a: AFTER, b: AFTER });
    await played.session.end('stopped');
    expect(played.of('gap').map(({ laneId, startMs, endMs }) => [laneId, endMs - startMs])).toEqual([
      ['a', SLEPT_MS],
      ['b', SLEPT_MS],
    ]);
    const starts = played.of('caption-final').map(({ laneId, startMs }) => [laneId, startMs / FRAME_MS]);
    const later = BEFORE_FRAMES + 30 + SLEPT_MS / FRAME_MS;
    expect(starts).toEqual([
      ['a', 20],
      ['b', 20],
      ['a', later],
      ['b', later],
    ]);
  });

  it('a session that is stopped right after it has its gap and the last words', async () => {
    const played = open({ a: { kind: 'microphone' } });
    await played.play({ a: BEFORE });
    played.nowMs += SLEPT_MS;
    await played.play({ a: cut(AFTER, 30, 40) });
    await played.session.end('stopped');
    expect(played.of('gap')).toMatchObject([{ endMs: BEFORE_FRAMES * FRAME_MS + SLEPT_MS }]);
    expect(played.of('session-ended')).toMatchObject([
      { durationMs: (BEFORE_FRAMES + 10) * FRAME_MS + SLEPT_MS },
    ]);
  });

  it('a device that has to be opened again afterwards leaves no hole between its gaps', async () => {
    const played = open({ a: { kind: 'microphone' } });
    await played.play({ a: BEFORE });
    played.nowMs += SLEPT_MS;
    await played.play({ a: cut(AFTER, 0, 5) });
    played.session.lost('sound-missing');
    // Was on its way.
    await played.play({ a: cut(AFTER, 5, 8) });
    played.nowMs += 1_000;
    played.tell({ type: 'lane-listening', laneId: 'a' });
    await played.play({ a: AFTER });
    await played.session.end('stopped');
    const awake = BEFORE_FRAMES * FRAME_MS + SLEPT_MS;
    expect(played.of('gap').map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [BEFORE_FRAMES * FRAME_MS, awake],
      [awake + 5 * FRAME_MS, awake + 8 * FRAME_MS + 1_000],
    ]);
    expect(played.of('caption-final').at(-1)).toMatchObject({
      startMs: awake + (8 + 30) * FRAME_MS + 1_000,
      text: AFTER.words.join(' '),
    });
  });
});

describe('frames that were held up', () => {
  it('and come all at once have lost nothing, and keep their times', async () => {
    const played = open({ a: { kind: 'microphone' } });
    await played.play({ a: cut(BEFORE, 0, 40) });
    // For three seconds nothing arrives; then all of it.
    const before = played.nowMs;
    const heldUp = cut(BEFORE, 40);
    played.nowMs += 3_000;
    for (let at = 0; at < heldUp.probabilities.length; at++) {
      played.nowMs -= FRAME_MS;
      await played.play({ a: cut(heldUp, at, at + 1) });
    }
    played.nowMs = before + heldUp.probabilities.length * FRAME_MS;
    await played.play({ a: AFTER });
    await played.session.end('stopped');
    expect(played.of('gap')).toEqual([]);
    expect(played.of('caption-final')).toMatchObject([
      { startMs: 20 * FRAME_MS, text: BEFORE.words.join(' ') },
      { startMs: (BEFORE_FRAMES + 30) * FRAME_MS, text: AFTER.words.join(' ') },
    ]);
  });
});

describe('a source that is away when the session is stopped', () => {
  it('has a gap until then, though nobody else was heard meanwhile', async () => {
    const played = open({ a: { kind: 'microphone' } });
    await played.play({ a: BEFORE });
    played.tell({ type: 'lane-lost', laneId: 'a', code: 'device-lost', device: 'Mic' });
    played.nowMs += 50_000;
    await played.session.end('stopped');
    const lostMs = BEFORE_FRAMES * FRAME_MS;
    expect(played.of('gap')).toEqual([
      { type: 'gap', laneId: 'a', startMs: lostMs, endMs: lostMs + 50_000, code: 'device-lost' },
    ]);
    expect(played.of('session-ended')).toMatchObject([{ durationMs: lostMs + 50_000 }]);
  });
});
