import { Silero } from '@ricky0123/vad-web/dist/models/silero';
import weights from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url';
import * as ort from 'onnxruntime-web/wasm';
import { SAMPLE_RATE } from '../../shared/sound';

/** The weights are loaded once and shared: a session is megabytes that its release does not give back. */
let loading: Promise<ort.InferenceSession> | null = null;

function load(): Promise<ort.InferenceSession> {
  ort.env.logLevel = 'error';
  loading ??= ort.InferenceSession.create(weights);
  // One that failed is tried again with the next lane.
  loading.catch(() => (loading = null));
  return loading;
}

/** Loads the weights ahead of time. */
export function prepareSpeechModel(): void {
  load().catch(() => undefined);
}

/** Silero's model, with what it remembers of one lane. */
export async function openSpeechModel(): Promise<Silero> {
  const session = await load();
  const state = new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  return new Silero(session, state, new ort.Tensor('int64', [BigInt(SAMPLE_RATE)]), ort);
}
