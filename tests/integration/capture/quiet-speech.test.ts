import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Silero } from '@ricky0123/vad-web/dist/models/silero';
import type * as Ort from 'onnxruntime-web/wasm';
import { beforeAll, expect, test } from 'vitest';
import { SpeechEar } from '../../../src/renderer/capture/speech-ear';
import { FRAME_SAMPLES } from '../../../src/shared/sound';

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

/** How many frames of JFK's sentence are speech to the real model when it comes in so much less loud. */
async function spokenFrames(decibels: number): Promise<number> {
  const state = new ort.Tensor('float32', new Float32Array(256), [2, 1, 128]);
  const ear = new SpeechEar(new Silero(session, state, new ort.Tensor('int64', [16_000n]), ort));
  const bytes = readFileSync(JFK).subarray(WAV_HEADER_BYTES);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  let spoken = 0;
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    // As a sound card of 16 bits gives it.
    const frame = Float32Array.from(
      samples.subarray(at, at + FRAME_SAMPLES),
      (sample) => Math.round(sample * 10 ** (decibels / 20)) / 32_768,
    );
    if ((await ear.hear(frame)) > 0.5) spoken++;
  }
  return spoken;
}

// Without being made louder, 58 and no frames of 215 were speech.
test('speech is heard also from a device that is 40 or 50 dB too quiet', async () => {
  const usual = await spokenFrames(0);
  expect(usual).toBeGreaterThan(150);
  expect(await spokenFrames(-40)).toBeGreaterThan(usual * 0.8);
  expect(await spokenFrames(-50)).toBeGreaterThan(usual * 0.6);
});
