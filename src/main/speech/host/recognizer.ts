import { join } from 'node:path';
import { JamakError } from '../../../shared/errors';
import { SAMPLE_RATE } from '../../../shared/sound';
import type { ModelSpec } from '../models';

/** Turns sound (16 kHz mono) into text, blocking its thread for as long as that takes. */
export type Recognize = (samples: Float32Array) => string;

/**
 * Loads a model whose files were verified. It uses one thread: more cores are used by more workers.
 *
 * @throws JamakError 'speech-host-failed' when this machine cannot run the recogniser
 */
export async function loadRecognizer(model: ModelSpec): Promise<Recognize> {
  try {
    const { OfflineRecognizer } = (await import('sherpa-onnx-node')).default;
    const recognizer = new OfflineRecognizer({
      featConfig: { sampleRate: SAMPLE_RATE, featureDim: 80 },
      modelConfig: {
        moonshine: {
          encoder: join(model.dir, model.files.encoder.path),
          mergedDecoder: join(model.dir, model.files.mergedDecoder.path),
        },
        tokens: join(model.dir, model.files.tokens.path),
        numThreads: 1,
        provider: 'cpu',
      },
    });
    return (samples) => {
      const stream = recognizer.createStream();
      stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
      recognizer.decode(stream);
      return recognizer.getResult(stream).text.trim();
    };
  } catch (cause) {
    throw new JamakError('speech-host-failed', { params: { model: model.name }, cause });
  }
}
