import { msToSamples, SAMPLE_RATE } from '../../../../shared/sound';

/** The part of sherpa-onnx's OnlineRecognizer by which its chunk is measured. */
interface Chunked<Stream> {
  createStream(): Stream;
  isReady(stream: Stream): boolean;
}
interface Fed {
  acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
}

/** Silence around the sound of an utterance, for a recogniser that hears it chunk by chunk, samples. */
export interface Padding {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

const STEP_MS = 10;
/** No model waits longer for its first chunk; the longest known takes 1.44 s. */
const MAX_CHUNK_MS = 5000;
/** As in sherpa-onnx's own examples: a transducer says its last words only when silence follows them. */
const MIN_RIGHT_MS = 700;

/**
 * Sound that a recogniser needs before its first step, ms: it is fed silence until it is ready, which computes
 * nothing. The chunk belongs to the model, so no constant would do: 0.48 s for the Zipformers of 2023, 1.44 s for
 * Kroko (github.com/OHF-Voice/wyoming-faster-whisper/pull/125).
 */
export function chunkMsOf<Stream extends Fed>(recogniser: Chunked<Stream>): number {
  const stream = recogniser.createStream();
  const samples = new Float32Array(msToSamples(STEP_MS));
  let fed = 0;
  while (fed < MAX_CHUNK_MS && !recogniser.isReady(stream)) {
    stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    fed += STEP_MS;
  }
  return fed;
}

/**
 * Without silence before it a model loses the first word while it warms up; without a whole chunk behind it, what
 * does not fill the last chunk is never heard, and the last word is lost.
 *
 * @param leftMs what comes before; where a model needs a chunk of it, `chunkMs`
 */
export function paddingOf(leftMs: number, chunkMs: number): Padding {
  return {
    left: new Float32Array(msToSamples(leftMs)),
    right: new Float32Array(msToSamples(Math.max(chunkMs, MIN_RIGHT_MS))),
  };
}
