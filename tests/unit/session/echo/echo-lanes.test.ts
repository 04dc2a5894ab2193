import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FRAME_MS, FRAME_SAMPLES, msToSamples } from '../../../../src/shared/sound';
import { numberedSpeech, type NumberedSpeech } from '../../../fakes/numbered-speech';
import { PlayedSession } from '../../../fakes/played-session';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { jfk } from '../../recording/listen';

const WORDS = 'And so my fellow Americans ask not';
const DELAY_MS = 150;
const SPOKEN_FRAMES = Math.round(4600 / FRAME_MS);
/** Long enough for the utterance to end, and too short for another lane to be given up. */
const QUIET_FRAMES = Math.round(1000 / FRAME_MS);
/** Long enough for that. */
const WAIT_FRAMES = Math.round(2600 / FRAME_MS);

/** Some seconds of speech, heard so much later and so loud, and silence after it. */
function heard(delayMs: number, gain: number): NumberedSpeech {
  const samples = new Float32Array((SPOKEN_FRAMES + QUIET_FRAMES) * FRAME_SAMPLES);
  const spoken = jfk.subarray(0, SPOKEN_FRAMES * FRAME_SAMPLES - msToSamples(delayMs));
  samples.set(
    spoken.map((sample) => sample * gain),
    msToSamples(delayMs),
  );
  const probabilities = new Float32Array(SPOKEN_FRAMES + QUIET_FRAMES).fill(0.9, 0, SPOKEN_FRAMES);
  return { samples, probabilities, words: [] };
}

it('a caption that waits for that of another lane, as an echo of it, is told though the lane is removed', async () => {
  const engine = new ScriptedEngine({ interim: false });
  const played = new PlayedSession({
    engine,
    lanes: [
      { id: 'mic', source: { kind: 'microphone' } },
      { id: 'system', source: { kind: 'system' } },
    ],
  });
  for (const laneId of ['mic', 'system']) played.tell({ type: 'lane-listening', laneId });
  await played.play({ mic: heard(DELAY_MS, 0.2), system: heard(0, 1) });
  for (const { chunk, say } of engine.submitted) if (chunk.laneId === 'mic') say(WORDS);
  await nextTurn();
  expect(played.of('caption-final')).toEqual([]);
  played.session.removeLane('system');
  await played.play({ mic: numberedSpeech([[WAIT_FRAMES, 0]]) });
  expect(played.textOf('mic')).toBe(WORDS);
});
