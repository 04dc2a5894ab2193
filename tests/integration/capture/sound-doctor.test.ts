import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Silero } from '@ricky0123/vad-web/dist/models/silero';
import type * as Ort from 'onnxruntime-web/wasm';
import { beforeAll, expect, test } from 'vitest';
import { Diagnosis } from '../../../src/main/session/doctor/diagnosis';
import { SoundMeasure, type Measured } from '../../../src/main/session/doctor/sound-measure';
import { SpeechEar } from '../../../src/renderer/capture/speech-ear';
import { FRAME_SAMPLES } from '../../../src/shared/sound';
import type { Ailment } from '../../../src/shared/sound-health';

const require = createRequire(import.meta.url);
// Its ES module is made for browsers alone.
const ort = require('onnxruntime-web/wasm') as typeof Ort;
const WEIGHTS = require.resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx');
const JFK = join(import.meta.dirname, '../../fixtures/jfk.wav');
const WAV_HEADER_BYTES = 44;

let session: Ort.InferenceSession;
beforeAll(async () => {
  session = await ort.InferenceSession.create(new Uint8Array(readFileSync(WEIGHTS)));
});

interface Change {
  /** How much louder than recorded, dB; what goes beyond full scale is cut off. */
  readonly gainDb?: number;
  /** Loudness of white noise, dB of full scale. */
  readonly noiseDb?: number;
}

/** The sentence as a sound card gives it, changed. */
function sentence({ gainDb = 0, noiseDb = -Infinity }: Change): Float32Array {
  const bytes = readFileSync(JFK).subarray(WAV_HEADER_BYTES);
  const recorded = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  // The same noise in every run: a linear congruential generator.
  let seed = 1;
  const noise = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed / 1_073_741_824 - 1) * Math.sqrt(3) * 10 ** (noiseDb / 20);
  };
  return Float32Array.from(recorded, (sample) => {
    const changed = (sample / 32_768) * 10 ** (gainDb / 20) + noise();
    return Math.max(-1, Math.min(1, Math.round(changed * 32_768) / 32_768));
  });
}

/** What the doctor measures and says at the end of the sentence, heard by the real detector. */
async function examine(change: Change): Promise<{ measured: Measured; ailments: readonly Ailment[] }> {
  const state = new ort.Tensor('float32', new Float32Array(256), [2, 1, 128]);
  const ear = new SpeechEar(new Silero(session, state, new ort.Tensor('int64', [16_000n]), ort));
  const measure = new SoundMeasure();
  const diagnosis = new Diagnosis({ hearsNoise: true });
  let ailments: readonly Ailment[] = [];
  const sound = sentence(change);
  for (let at = 0; at + FRAME_SAMPLES <= sound.length; at += FRAME_SAMPLES) {
    const samples = sound.subarray(at, at + FRAME_SAMPLES);
    if (measure.hear({ samples, probability: await ear.hear(samples) })) {
      ailments = diagnosis.judge(measure.measured);
    }
  }
  return { measured: measure.measured, ailments };
}

const types = (ailments: readonly Ailment[]): string[] => ailments.map(({ type }) => type);

test('a recording has nothing wrong with it, a little louder or much quieter than it is', async () => {
  for (const gainDb of [3, -20]) {
    const { ailments } = await examine({ gainDb });
    expect({ gainDb, ailments: types(ailments) }).toEqual({ gainDb, ailments: [] });
  }
});

test('a voice that is cut off, too quiet or lost in noise is told apart, with how much it is', async () => {
  expect((await examine({ gainDb: 6 })).ailments).toEqual([{ type: 'clipping' }]);
  const { ailments } = await examine({ gainDb: -40 });
  expect(ailments).toEqual([{ type: 'too-quiet', missingDb: expect.closeTo(20, -1) as number }]);
  expect(types((await examine({ noiseDb: -20 })).ailments)).toEqual(['noisy']);
});

test('how far a voice stands out of noise is what was mixed', async () => {
  const speechDb = (await examine({})).measured.speechDb!;
  for (const noiseDb of [-25, -15]) {
    const { measured } = await examine({ noiseDb });
    expect(Math.abs(measured.snrDb! - (speechDb - noiseDb))).toBeLessThan(2.5);
  }
});
