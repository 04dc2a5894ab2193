import type { ModelFamily } from '../speech/models';

/** What a folder's files say of the model in it. */
export interface ModelShape {
  readonly family: ModelFamily;
  /** Names by the family's roles. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the author of a model wrote into its main file. */
export type Metadata = ReadonlyMap<string, string>;

/** One file each for the parts that models of sherpa-onnx have, the smaller (int8) variant first. */
export interface ModelParts {
  readonly tokens: string | undefined;
  readonly encoder: string | undefined;
  readonly decoder: string | undefined;
  readonly joiner: string | undefined;
  readonly preprocess: string | undefined;
  readonly encode: string | undefined;
  readonly uncachedDecode: string | undefined;
  readonly cachedDecode: string | undefined;
  readonly convFrontend: string | undefined;
  /** The files of a tokenizer that is no `tokens.txt`, beside the others or in a folder of its own. */
  readonly tokenizer: Readonly<Record<'vocab' | 'merges' | 'tokenizerConfig', string | undefined>>;
  /** The scores of the tokens. */
  readonly bpeVocab: string | undefined;
  /** A file that is none of these: the whole model. */
  readonly model: string | undefined;
}

/** How a file's name says in which precision its weights are. */
const PRECISION = /[.-](int8|uint8|quantized|fp16|q8)(?=[.-])/;
const WEIGHTS = /\.(onnx|ort)$/;
/** The one folder inside a model's folder that is looked into. */
export const TOKENIZER_FOLDER = 'tokenizer';
const OTHERS = /vad|silero|punct|speaker/i;

/** The parts that a folder's files make up. */
export function modelPartsOf(names: readonly string[]): ModelParts {
  const weights = names.filter((name) => WEIGHTS.test(name)).toSorted(byPrecision);
  const find = (part: string): string | undefined => weights.find((name) => isPart(name, part));
  const encoder = find('encoder');
  /** Variants of a model lie side by side: a part belongs to the encoder that is named alike. */
  const fellow = (part: string): string | undefined => {
    const fellows = weights.filter((name) => isPart(name, part));
    return fellows.find((name) => variantOf(name) === variantOf(encoder ?? '')) ?? fellows[0];
  };
  const named = (name: string): string | undefined =>
    names.find((each) => each === `${TOKENIZER_FOLDER}/${name}`) ?? names.find((each) => each === name);
  const parts =
    /(^|[-_.])(encoder|decoder|joiner|preprocess|encode|uncached_decode|cached_decode|conv_frontend)([-_.]|$)/;
  return {
    tokens: names.find((name) => name === 'tokens.txt') ?? names.find((name) => name.endsWith('-tokens.txt')),
    encoder,
    decoder: fellow('decoder'),
    joiner: fellow('joiner'),
    preprocess: find('preprocess'),
    encode: find('encode'),
    uncachedDecode: find('uncached_decode'),
    cachedDecode: weights.find((name) => isPart(name, 'cached_decode') && !isPart(name, 'uncached_decode')),
    convFrontend: find('conv_frontend'),
    tokenizer: {
      vocab: named('vocab.json'),
      merges: named('merges.txt'),
      tokenizerConfig: named('tokenizer_config.json'),
    },
    bpeVocab: named('bpe.vocab'),
    model: weights.find((name) => !parts.test(name) && !OTHERS.test(name)),
  };
}

function isPart(name: string, part: string): boolean {
  return new RegExp(`(^|[-_.])${part}([-_.]|$)`).test(name);
}

/** What a name says apart from its part and its precision, such as `epoch-99-avg-1-chunk-16-left-64`. */
function variantOf(name: string): string {
  return name.replace(/(encoder|decoder|joiner)/, '').replace(PRECISION, '');
}

/** A processor is quickest with int8, and cannot use fp16. */
function byPrecision(a: string, b: string): number {
  const rank = (name: string): number => (/int8|quantized/.test(name) ? 0 : /fp16/.test(name) ? 2 : 1);
  return rank(a) - rank(b) || a.localeCompare(b);
}

/** The file whose metadata tells which family it is of. */
export function mainFile({ encoder, model }: ModelParts): string | undefined {
  return encoder ?? model;
}

/**
 * The family by its files and their metadata, as sherpa-onnx and its export scripts write it.
 *
 * @param metadata of the main file
 * @param hints names of the folder and the main file, for transducers without metadata
 * @returns null for what is no model that we know
 */
export function shapeOf(parts: ModelParts, metadata: Metadata, hints: string): ModelShape | null {
  const { tokens, encoder, decoder, joiner, model, convFrontend, bpeVocab } = parts;
  const { vocab, merges, tokenizerConfig } = parts.tokenizer;
  if (convFrontend && encoder && decoder && vocab && merges && tokenizerConfig) {
    return {
      family: 'qwen3-asr',
      files: { convFrontend, encoder, decoder, vocab, merges, tokenizerConfig },
    };
  }
  if (!tokens) return null;
  const { preprocess, encode, uncachedDecode, cachedDecode } = parts;
  if (preprocess && encode && uncachedDecode && cachedDecode) {
    const decoders = { uncachedDecoder: uncachedDecode, cachedDecoder: cachedDecode };
    return {
      family: 'moonshine-v1',
      files: { preprocessor: preprocess, encoder: encode, ...decoders, tokens },
    };
  }
  if (encoder && decoder && joiner) {
    const family = transducerFamily(metadata, hints);
    const scores = bpeVocab && family !== 'streaming-nemo-transducer' ? { bpeVocab } : {};
    return { family, files: { encoder, decoder, joiner, tokens, ...scores } };
  }
  if (encoder && decoder) {
    const family = encoderDecoderFamily(metadata);
    if (family === 'moonshine') return { family, files: { encoder, mergedDecoder: decoder, tokens } };
    return family && { family, files: { encoder, decoder, tokens } };
  }
  const family = model && wholeFamily(metadata);
  return family ? { family, files: { model, tokens } } : null;
}

function transducerFamily(metadata: Metadata, hints: string): ModelFamily {
  const type = metadata.get('model_type') ?? '';
  if (metadata.has('decode_chunk_len')) return 'streaming-transducer';
  if (type.startsWith('EncDec'))
    return metadata.has('window_size') ? 'streaming-nemo-transducer' : 'nemo-transducer';
  if (type !== '') return 'transducer';
  return /streaming|chunk-\d/.test(hints) ? 'streaming-transducer' : 'transducer';
}

function encoderDecoderFamily(metadata: Metadata): ModelFamily | null {
  const type = metadata.get('model_type') ?? '';
  if (metadata.has('n_text_layer')) return 'whisper';
  if (type === 'EncDecMultiTaskModel') return 'canary';
  if (metadata.has('cmvn_mean')) return 'fire-red';
  if (metadata.has('encoder_output_size')) return 'streaming-paraformer';
  // Moonshine is exported without any.
  return metadata.size === 0 ? 'moonshine' : null;
}

function wholeFamily(metadata: Metadata): ModelFamily | null {
  const type = metadata.get('model_type') ?? '';
  const streams = metadata.has('decode_chunk_len') || metadata.has('window_size');
  if (metadata.has('with_itn')) return 'sense-voice';
  if (type === 'paraformer') return 'paraformer';
  if (type === 'zipformer2_ctc') return streams ? 'streaming-zipformer-ctc' : 'zipformer-ctc';
  if (type === 'zipformer2' && streams) return 'streaming-zipformer-ctc';
  if (type.startsWith('EncDec')) return streams ? 'streaming-nemo-ctc' : 'nemo-ctc';
  if (type === 'wenet_ctc') return 'wenet-ctc';
  return metadata.has('invstd') ? 'dolphin' : null;
}
