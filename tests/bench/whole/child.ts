import { createRequire } from 'node:module';
import type { WholeAnswer, WholeRequest } from './messages';

/** The part of sherpa-onnx-node's interface that is used here; the package brings no types. */
interface Sherpa {
  readonly OfflineRecognizer: new (config: object) => {
    createStream(): { acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void };
    decode(stream: unknown): void;
    getResult(stream: unknown): { text: string };
  };
}

const sherpa = createRequire(import.meta.url)('sherpa-onnx-node') as Sherpa;

/** A process of its own, so that the recogniser's memory is given back and a crash harms nobody. */
process.once('message', ({ model, sampleRate, clips }: WholeRequest) => {
  const { encoder, mergedDecoder, tokens } = model;
  const recogniser = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: { moonshine: { encoder, mergedDecoder }, tokens, numThreads: 1, provider: 'cpu' },
  });
  for (const samples of clips) {
    const began = performance.now();
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate });
    recogniser.decode(stream);
    const answer: WholeAnswer = {
      text: recogniser.getResult(stream).text,
      decodeMs: performance.now() - began,
    };
    process.send?.(answer);
  }
  // Not while Node is still handing out the message.
  setImmediate(() => process.disconnect());
});
