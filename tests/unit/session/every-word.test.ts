import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../../src/shared/sound';
import { JamakError } from '../../../src/shared/errors';
import { PlayedSession } from '../../fakes/played-session';
import { spokenSayings, type Saying } from '../../fakes/sayings';
import { ScriptedEngine } from '../../fakes/scripted-engine';

interface Case {
  readonly id: string;
  readonly runs: readonly Saying[];
  /** The text of all captions. */
  readonly want: string;
}

const cases = JSON.parse(readFileSync('tests/fixtures/sayings.json', 'utf8')) as Case[];

/** Plays some sayings to their end. `fails`: whether the engine fails at the utterance of this number. */
async function play(runs: readonly Saying[], fails: (utterance: number) => boolean = () => false) {
  const speech = spokenSayings(runs);
  const engine = new ScriptedEngine({
    respond: ({ kind, utteranceId, samples }) =>
      kind === 'final' && fails(Number(utteranceId.slice(1)))
        ? new JamakError('speech-failed')
        : speech.hear(samples),
  });
  const played = new PlayedSession({ engine, lanes: [{ id: 'mic' }] });
  played.tell({ type: 'lane-listening', laneId: 'mic' });
  await played.play({ mic: { ...speech, words: [] } });
  await played.session.end('stopped');
  return played;
}

describe('every word is in a caption', () => {
  it.each(cases)('$id', async ({ runs, want }) => {
    const played = await play(runs);
    expect(played.textOf('mic')).toBe(want);
    expect(played.of('gap')).toEqual([]);
  });
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const count = (min: number, max: number) => fc.integer({ min, max });

/** The detector says that somebody speaks, or half says so for longer. */
const voice = fc.oneof(
  fc.record({ frames: count(4, 70), probability: between(0.5, 0.99) }),
  fc.record({ frames: count(8, 70), probability: between(0.25, 0.5) }),
);
/** Within an utterance, between two that belong together, and longer. */
const pause = fc.oneof(count(1, 30), count(35, 56), count(57, 90));
const click = fc.record({ frames: count(1, 3), probability: between(0.1, 0.6) });
const utterance = fc.record({
  voice,
  rms: between(0.01, 0.5),
  pause,
  click: fc.option(click),
  fails: fc.boolean(),
});

const ROOM = { rms: 0.0004, says: '' };
/** Words of some length each, so that a cut can lie within one. */
const WORD_FRAMES = 12;

function sayingsOf(
  utterances: readonly (typeof utterance extends fc.Arbitrary<infer U> ? U : never)[],
): Saying[] {
  let words = 0;
  const runs: Saying[] = [{ ...ROOM, frames: 30, probability: 0 }];
  for (const { voice: spoken, rms, pause: frames, click: clicked } of utterances) {
    for (let left = spoken.frames; left > 0;) {
      // The last word takes what would be too short for one.
      const long = left < 2 * WORD_FRAMES ? left : WORD_FRAMES;
      const needs = Math.min(6, Math.ceil(long / 2));
      runs.push({ frames: long, rms, probability: spoken.probability, says: `w${words++}`, needs });
      left -= long;
    }
    runs.push({ ...ROOM, frames, probability: 0.02 });
    if (clicked)
      runs.push({ ...clicked, rms, says: '' }, { ...ROOM, frames: frames >> 1, probability: 0.02 });
  }
  return runs;
}

describe('every frame of speech', () => {
  it('is in exactly one caption or gap, whatever comes and whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(utterance, { maxLength: 8 }), async (utterances) => {
        const runs = sayingsOf(utterances);
        const played = await play(runs, (number) => utterances[number]?.fails ?? false);
        const said = played.textOf('mic').split(' ');
        const gaps = played.of('gap');
        const spans = [...played.of('caption-final'), ...gaps];
        let at = 0;
        for (const { frames, says } of runs) {
          const [fromMs, toMs] = [at * FRAME_MS, (at + frames) * FRAME_MS];
          at += frames;
          if (says === '') continue;
          const times = said.filter((word) => word === says).length;
          // A word in which speech was cut may be heard on one side of the cut and be missing on the other.
          const touched = gaps.some(({ startMs, endMs }) => startMs < toMs && fromMs < endMs);
          const missing = gaps.some(({ startMs, endMs }) => startMs <= fromMs && toMs <= endMs);
          expect({ says, times }).toEqual({ says, times: missing ? 0 : touched ? Math.min(times, 1) : 1 });
          const middleMs = (fromMs + toMs) / 2;
          const holding = spans.filter(({ startMs, endMs }) => startMs <= middleMs && middleMs < endMs);
          expect(holding).toHaveLength(1);
        }
      }),
      { numRuns: 150 },
    );
  });
});
