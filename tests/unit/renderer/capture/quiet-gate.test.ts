import { expect, test } from 'vitest';
import { restInQuiet } from '../../../../src/renderer/capture/quiet-gate';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

function setUp() {
  let heard = 0;
  const processor = {
    modelProcessFunc: (_frame: Float32Array) => {
      heard++;
      return Promise.resolve({ isSpeech: 0.5, notSpeech: 0.5 });
    },
  };
  restInQuiet(processor);
  const play = async (level: number, count: number): Promise<number[]> => {
    const probabilities: number[] = [];
    for (let frame = 0; frame < count; frame++) {
      const samples = new Float32Array(FRAME_SAMPLES).fill(level);
      probabilities.push((await processor.modelProcessFunc(samples)).isSpeech);
    }
    return probabilities;
  };
  return { play, heardFrames: () => heard };
}

test('the model hears half a second of quiet, then rests', async () => {
  const { play, heardFrames } = setUp();
  const probabilities = await play(0.0001, 100);
  expect(heardFrames()).toBe(16);
  expect(probabilities.slice(16).every((probability) => probability === 0)).toBe(true);
});

test('it wakes with the first frame that is not quiet', async () => {
  const { play } = setUp();
  await play(0, 100);
  expect(await play(0.002, 1)).toEqual([0.5]);
});

test('a whisper at -56 dB is heard', async () => {
  const { play, heardFrames } = setUp();
  await play(0.0016, 100);
  expect(heardFrames()).toBe(100);
});
