import { availableParallelism } from 'node:os';
import type { OnlineRecognizer } from 'sherpa-onnx-node';
import { SAMPLE_RATE } from '../../../../shared/sound';
import type { StreamingModelSpec } from '../../models';
import { spellerOf } from './hotwords';
import { chunkMsOf, paddingOf, type Padding } from './padding';
import { onlineConfig } from '../recogniser-config';

/** The part of sherpa-onnx that streaming models need. */
interface OnlineSherpa {
  readonly OnlineRecognizer: typeof OnlineRecognizer;
}

interface LoadedStreaming {
  readonly recogniser: OnlineRecognizer;
  readonly padding: Padding;
}

/** What some families need before the first word, ms (k2-fsa/sherpa-onnx#3511 for Paraformer). */
const LEFT_MS = { zipformer: 300, paraformer: 1000 };

/**
 * Loads a streaming model, and again when the terms that its tokens can spell have changed: sherpa-onnx takes
 * hotwords for a stream only of models that hear whole utterances.
 */
export class StreamingRecogniser {
  readonly #sherpa: OnlineSherpa;
  readonly #model: StreamingModelSpec;
  #loaded: (LoadedStreaming & { readonly terms: string }) | null = null;

  constructor(sherpa: OnlineSherpa, model: StreamingModelSpec) {
    this.#sherpa = sherpa;
    this.#model = model;
    this.#load([]);
  }

  /**
   * Hears a whole utterance, in a stream of its own.
   *
   * @param language one that the model knows, or undefined to have it detected where the model can
   */
  hear(samples: Float32Array, language: string | undefined, terms: readonly string[]): { text: string } {
    const { recogniser, padding } = this.#load(terms);
    const stream = recogniser.createStream();
    if (language !== undefined && takesLanguage(this.#model)) stream.setOption('language', language);
    for (const sound of [padding.left, samples, padding.right]) {
      stream.acceptWaveform({ samples: sound, sampleRate: SAMPLE_RATE });
    }
    stream.inputFinished();
    while (recogniser.isReady(stream)) recogniser.decode(stream);
    return recogniser.getResult(stream);
  }

  #load(terms: readonly string[]): LoadedStreaming {
    const model = this.#model;
    const speller = terms.length > 0 && model.family === 'streaming-transducer' ? spellerOf(model) : null;
    const spelled = speller?.spell(terms) ?? [];
    const key = spelled.join('\n');
    if (this.#loaded?.terms === key) return this.#loaded;
    const cores = availableParallelism();
    const { OnlineRecognizer: Recogniser } = this.#sherpa;
    const recogniser =
      speller && spelled.length > 0
        ? speller.load((hotwords) => new Recogniser(onlineConfig(model, cores, hotwords, spelled)))
        : new Recogniser(onlineConfig(model, cores));
    const chunkMs = chunkMsOf(recogniser);
    this.#loaded = { recogniser, padding: paddingOf(leftMsOf(model, chunkMs), chunkMs), terms: key };
    return this.#loaded;
  }
}

/** Models of NeMo spend their first chunk on warming up. */
function leftMsOf({ family }: StreamingModelSpec, chunkMs: number): number {
  switch (family) {
    case 'streaming-nemo-transducer':
    case 'streaming-nemo-ctc':
      return chunkMs;
    case 'streaming-paraformer':
      return LEFT_MS.paraformer;
    default:
      return LEFT_MS.zipformer;
  }
}

/** Of models with one language sherpa-onnx ignores it; over one that Nemotron does not know it only complains. */
function takesLanguage({ family }: StreamingModelSpec): boolean {
  return family === 'streaming-nemo-transducer';
}
