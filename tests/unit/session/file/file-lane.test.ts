import { describe, expect, it } from 'vitest';
import { FileLane, whyLater } from '../../../../src/main/session/file/file-lane';
import { endSilence } from '../../../../src/main/session/segmenting/end-silence';
import { JamakError } from '../../../../src/shared/errors';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

const LANE = {
  id: 'file',
  name: '',
  colour: 'sky',
  source: { kind: 'file', mediaId: 'file', name: 'show.mp4' },
  muted: false,
} as const;
const NEVER = new AbortController().signal;

function open(engine = new ScriptedEngine(), fromMs = 0) {
  let ids = 0;
  const lane = new FileLane({
    lane: LANE,
    engine,
    segmenter: { endSilence: endSilence(700) },
    fromMs,
    newId: () => `u${++ids}`,
    spell: (text) => text.replace('jamac', 'Jamak'),
    onError: (error) => {
      throw error;
    },
  });
  /** Sentences of 1.6 s with pauses in which none is context of the next, 6.4 s. */
  const say = (count: number): void => {
    for (let at = 0; at < count; at++) {
      frames(lane, 50, 0.95);
      frames(lane, 200, 0);
    }
  };
  return { lane, engine, say };
}

function frames(lane: FileLane, count: number, probability: number): void {
  const samples = new Float32Array(count * FRAME_SAMPLES).fill(probability > 0.5 ? 0.2 : 0);
  lane.push(
    samples,
    Array.from({ length: count }, () => probability),
  );
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

describe('a lane of a file', () => {
  it('makes finals alone, in the background, at times of the file', async () => {
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => `jamac ${utteranceId}` });
    const { lane, say } = open(engine, 60_000);
    say(2);
    await lane.end();
    expect(
      engine.submitted.map(({ chunk: { kind, background, speculative } }) => [kind, background, speculative]),
    ).toEqual([
      ['final', true, undefined],
      ['final', true, undefined],
    ]);
    expect(lane.take()).toEqual([
      {
        type: 'caption-final',
        captionId: 'u1',
        laneId: 'file',
        startMs: 60_000,
        endMs: 60_000 + 50 * FRAME_MS,
        text: 'Jamak u1',
      },
      {
        type: 'caption-final',
        captionId: 'u2',
        laneId: 'file',
        startMs: 60_000 + 250 * FRAME_MS,
        endMs: 60_000 + 300 * FRAME_MS,
        text: 'Jamak u2',
      },
    ]);
    expect(lane.take()).toEqual([]);
    expect(lane.doneMs).toBe(60_000 + 500 * FRAME_MS);
    expect(engine.endedSessions).toBe(1);
  });

  it('tells no caption before those of what was said earlier, and is done up to there', async () => {
    const { lane, engine, say } = open();
    say(3);
    engine.of('u2')?.say('second');
    engine.of('u3')?.say('third');
    await turns();
    expect(lane.take()).toEqual([]);
    expect(lane.doneMs).toBe(0);
    engine.of('u1')?.say('first');
    await turns();
    expect(lane.take().map((each) => (each.type === 'caption-final' ? each.text : each.type))).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(lane.doneMs).toBe(750 * FRAME_MS);
  });

  it('is not done with what is being said', () => {
    const { lane } = open();
    frames(lane, 20, 0);
    frames(lane, 50, 0.95);
    expect(lane.heardMs).toBe(70 * FRAME_MS);
    expect(lane.doneMs).toBe(20 * FRAME_MS);
  });

  it('has room while few utterances wait, and again once they are answered', async () => {
    const { lane, engine, say } = open();
    say(6);
    await lane.room(NEVER);
    say(1);
    let room = false;
    void lane.room(NEVER).then(() => (room = true));
    await turns();
    expect(room).toBe(false);
    engine.of('u1')?.say('first');
    await turns();
    expect(room).toBe(true);
  });

  it('waits for room no longer than it is wanted', async () => {
    const { lane, say } = open();
    say(8);
    const stop = new AbortController();
    const waiting = lane.room(stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('lets go of what waits when it is closed', () => {
    const { lane, engine, say } = open();
    say(2);
    lane.close();
    expect(engine.submitted.every(({ aborted }) => aborted)).toBe(true);
  });

  it.each([
    ['server-unreachable', 'server-unreachable'],
    ['speech-host-failed', 'speech-host-failed'],
    ['speech-failed', null],
  ] as const)('a gap because of %s: to be captioned later as %s says', async (code, later) => {
    const engine = new ScriptedEngine({ respond: () => new JamakError(code) });
    const { lane, say } = open(engine);
    say(1);
    await lane.end();
    expect(whyLater(lane.take())).toBe(later);
  });
});
