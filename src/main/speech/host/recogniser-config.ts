import { dirname, join } from 'node:path';
import type {
  OfflineModels,
  OfflineRecognizerConfig,
  OnlineModels,
  OnlineRecognizerConfig,
} from 'sherpa-onnx-node';
import { missingCase } from '../../../shared/errors';
import { SAMPLE_RATE } from '../../../shared/sound';
import type { ModelFile, ModelSpec, StreamingModelSpec, WholeModelSpec } from '../models';
import type { ModelingUnit } from './sherpa/hotwords';

/** What sherpa-onnx has to be told to load a model; names as in its Node addon's `types.js`. */

const FEATURES = { sampleRate: SAMPLE_RATE, featureDim: 80 };

/** How many threads one recogniser may use, on a machine with so many cores. */
const MAX_THREADS = 4;

/** How much a token of a hotword is favoured: sherpa-onnx's own default. */
const HOTWORDS_SCORE = 1.5;

/** Qwen3-ASR: prompt, sound (13 tokens a second) and text together; its export has room for no more. */
const QWEN3_MAX_TOKENS = 512;
/** Of these, text that it may write: Korean takes some five tokens a second. */
const QWEN3_MAX_NEW_TOKENS = 160;

/** How a transducer that is told terms is loaded: as `Speller.load` says, with a beam search. */
export interface Hotwords {
  readonly modelingUnit: ModelingUnit;
  readonly bpeVocab?: string;
}

function withHotwords(hotwords: Hotwords | undefined) {
  if (!hotwords) return { decodingMethod: 'greedy_search' } as const;
  return { decodingMethod: 'modified_beam_search', hotwordsScore: HOTWORDS_SCORE } as const;
}

function common(model: ModelSpec, cores: number) {
  return {
    // Qwen3-ASR has a tokenizer instead.
    tokens: 'tokens' in model.files ? join(model.dir, model.files.tokens.path) : '',
    numThreads: threadsOf(model, cores),
    provider: 'cpu',
  };
}

/** Moonshine is small enough for one; its further cores are used by more workers. Others get half of the cores. */
function threadsOf({ family }: ModelSpec, cores: number): number {
  if (family === 'moonshine' || family === 'moonshine-v1') return 1;
  return Math.min(Math.max(Math.floor(cores / 2), 1), MAX_THREADS);
}

/**
 * @param cores of this machine
 * @param language one of the model's languages, or undefined to have it detected where the model can
 */
export function offlineConfig(
  model: WholeModelSpec,
  cores: number,
  language?: string,
  hotwords?: Hotwords,
): OfflineRecognizerConfig {
  return {
    featConfig: FEATURES,
    modelConfig: {
      ...offlineModels(model, language),
      ...common(model, cores),
      ...modelType(model),
      ...hotwords,
    },
    ...(hotwords && withHotwords(hotwords)),
  };
}

/**
 * @param cores of this machine
 * @param terms told for as long as the recogniser lives, spelled by the model's tokens
 */
export function onlineConfig(
  model: StreamingModelSpec,
  cores: number,
  hotwords?: Hotwords,
  terms: readonly string[] = [],
): OnlineRecognizerConfig {
  const hotwordsBuf = terms.join('\n');
  return {
    featConfig: FEATURES,
    modelConfig: { ...onlineModels(model), ...common(model, cores), ...hotwords },
    ...withHotwords(hotwords),
    // The segmenter decides where an utterance ends.
    enableEndpoint: false,
    ...(hotwords && { hotwordsBuf, hotwordsBufSize: Buffer.byteLength(hotwordsBuf) }),
  };
}

/** Transducers of two kinds have the same files. */
function modelType({ family }: WholeModelSpec): { modelType?: string } {
  if (family === 'transducer') return { modelType: 'transducer' };
  return family === 'nemo-transducer' ? { modelType: 'nemo_transducer' } : {};
}

function offlineModels(model: WholeModelSpec, language: string | undefined): OfflineModels {
  const path = ({ path: name }: ModelFile): string => join(model.dir, name);
  switch (model.family) {
    case 'moonshine': {
      const { encoder, mergedDecoder } = model.files;
      return { moonshine: { encoder: path(encoder), mergedDecoder: path(mergedDecoder) } };
    }
    case 'moonshine-v1': {
      const { preprocessor, encoder, uncachedDecoder, cachedDecoder } = model.files;
      return {
        moonshine: {
          preprocessor: path(preprocessor),
          encoder: path(encoder),
          uncachedDecoder: path(uncachedDecoder),
          cachedDecoder: path(cachedDecoder),
        },
      };
    }
    case 'whisper':
      return { whisper: { ...encoderDecoder(model), language: language ?? '', task: 'transcribe' } };
    case 'canary': {
      // Canary detects no language, and would translate if the two differed.
      const spoken = language ?? model.languages[0] ?? 'en';
      return { canary: { ...encoderDecoder(model), srcLang: spoken, tgtLang: spoken, usePnc: 1 } };
    }
    case 'fire-red':
      return { fireRedAsr: encoderDecoder(model) };
    case 'sense-voice':
      return {
        senseVoice: {
          model: path(model.files.model),
          language: language ?? 'auto',
          // Punctuation and digits.
          useInverseTextNormalization: 1,
        },
      };
    case 'paraformer':
      return { paraformer: { model: path(model.files.model) } };
    case 'nemo-ctc':
      return { nemoCtc: { model: path(model.files.model) } };
    case 'zipformer-ctc':
      return { zipformerCtc: { model: path(model.files.model) } };
    case 'wenet-ctc':
      return { wenetCtc: { model: path(model.files.model) } };
    case 'dolphin':
      return { dolphin: { model: path(model.files.model) } };
    case 'qwen3-asr':
      return {
        qwen3Asr: {
          ...encoderDecoder(model),
          convFrontend: path(model.files.convFrontend),
          tokenizer: dirname(path(model.files.vocab)),
          maxTotalLen: QWEN3_MAX_TOKENS,
          maxNewTokens: QWEN3_MAX_NEW_TOKENS,
        },
      };
    case 'transducer':
    case 'nemo-transducer':
      return { transducer: { ...encoderDecoder(model), joiner: path(model.files.joiner) } };
    default:
      return missingCase(model);
  }
}

function onlineModels(model: StreamingModelSpec): OnlineModels {
  const path = ({ path: name }: ModelFile): string => join(model.dir, name);
  switch (model.family) {
    case 'streaming-transducer':
    case 'streaming-nemo-transducer':
      return { transducer: { ...encoderDecoder(model), joiner: path(model.files.joiner) } };
    case 'streaming-paraformer':
      return { paraformer: encoderDecoder(model) };
    case 'streaming-zipformer-ctc':
      return { zipformer2Ctc: { model: path(model.files.model) } };
    case 'streaming-nemo-ctc':
      return { nemoCtc: { model: path(model.files.model) } };
    default:
      return missingCase(model);
  }
}

function encoderDecoder({
  dir,
  files,
}: {
  readonly dir: string;
  readonly files: { readonly encoder: ModelFile; readonly decoder: ModelFile };
}) {
  return { encoder: join(dir, files.encoder.path), decoder: join(dir, files.decoder.path) };
}
