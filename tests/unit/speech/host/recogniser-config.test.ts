import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { offlineConfig, onlineConfig } from '../../../../src/main/speech/host/recogniser-config';
import { isStreaming, type ModelFamily } from '../../../../src/main/speech/models';
import { ALL_FAMILIES, modelOf } from '../model-specs';

/** The configuration of a model whose files are named after their roles. */
function config(family: ModelFamily, language?: string, cores = 2) {
  const model = modelOf(family);
  return isStreaming(model) ? onlineConfig(model, cores) : offlineConfig(model, cores, language);
}

const HOTWORDS = { modelingUnit: 'bpe', bpeVocab: '/vocab' } as const;

const path = (role: string): string => join('/models/m', role);

test('Moonshine is loaded as it always was', () => {
  expect(config('moonshine', undefined, 16)).toEqual({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      moonshine: { encoder: path('encoder'), mergedDecoder: path('mergedDecoder') },
      tokens: path('tokens'),
      numThreads: 1,
      provider: 'cpu',
    },
  });
});

describe('each family gets its files', () => {
  const model = { model: path('model') };
  const both = { encoder: path('encoder'), decoder: path('decoder') };
  const three = { ...both, joiner: path('joiner') };
  test.each([
    [
      'moonshine-v1',
      {
        moonshine: {
          preprocessor: path('preprocessor'),
          encoder: path('encoder'),
          uncachedDecoder: path('uncachedDecoder'),
          cachedDecoder: path('cachedDecoder'),
        },
      },
    ],
    ['whisper', { whisper: { ...both, language: '', task: 'transcribe' } }],
    ['canary', { canary: { ...both, srcLang: 'en', tgtLang: 'en', usePnc: 1 } }],
    ['fire-red', { fireRedAsr: both }],
    ['sense-voice', { senseVoice: { ...model, language: 'auto', useInverseTextNormalization: 1 } }],
    ['paraformer', { paraformer: model }],
    ['nemo-ctc', { nemoCtc: model }],
    ['zipformer-ctc', { zipformerCtc: model }],
    ['wenet-ctc', { wenetCtc: model }],
    ['dolphin', { dolphin: model }],
    [
      'qwen3-asr',
      {
        qwen3Asr: {
          ...both,
          convFrontend: path('convFrontend'),
          tokenizer: '/models/m',
          maxTotalLen: 512,
          maxNewTokens: 160,
        },
        tokens: '',
      },
    ],
    ['transducer', { transducer: three, modelType: 'transducer' }],
    ['nemo-transducer', { transducer: three, modelType: 'nemo_transducer' }],
    ['streaming-transducer', { transducer: three }],
    ['streaming-nemo-transducer', { transducer: three }],
    ['streaming-paraformer', { paraformer: both }],
    ['streaming-zipformer-ctc', { zipformer2Ctc: model }],
    ['streaming-nemo-ctc', { nemoCtc: model }],
  ] as const)('%s', (family, expected) => {
    const { modelConfig } = config(family);
    expect(modelConfig).toEqual({ tokens: path('tokens'), numThreads: 1, provider: 'cpu', ...expected });
  });
});

test('the language that is spoken is told to those that take one', () => {
  expect(config('whisper', 'ko').modelConfig).toMatchObject({ whisper: { language: 'ko' } });
  expect(config('sense-voice', 'ko').modelConfig).toMatchObject({ senseVoice: { language: 'ko' } });
  expect(config('canary', 'ko').modelConfig).toMatchObject({ canary: { srcLang: 'ko', tgtLang: 'ko' } });
  expect(JSON.stringify(config('paraformer', 'ko'))).not.toContain('"ko"');
});

test.each([
  [1, 1],
  [2, 1],
  [8, 4],
  [64, 4],
])('a large model gets half of %d cores, at most four', (cores, threads) => {
  expect(config('whisper', undefined, cores).modelConfig.numThreads).toBe(threads);
  expect(config('streaming-transducer', undefined, cores).modelConfig.numThreads).toBe(threads);
});

test('a streaming model leaves it to us where an utterance ends', () => {
  expect(config('streaming-transducer')).toMatchObject({
    enableEndpoint: false,
    decodingMethod: 'greedy_search',
  });
});

test('terms need another search: those of whole utterances come with each stream, others with the load', () => {
  const whole = modelOf('nemo-transducer');
  const streaming = modelOf('streaming-transducer');
  if (isStreaming(whole) || !isStreaming(streaming)) throw new Error('not so');
  expect(offlineConfig(whole, 2, undefined, HOTWORDS)).toMatchObject({
    decodingMethod: 'modified_beam_search',
    hotwordsScore: 1.5,
    modelConfig: { ...HOTWORDS, modelType: 'nemo_transducer' },
  });
  expect(onlineConfig(streaming, 2, HOTWORDS, ['자막', 'Jamak'])).toMatchObject({
    decodingMethod: 'modified_beam_search',
    modelConfig: HOTWORDS,
    hotwordsBuf: '자막\nJamak',
    hotwordsBufSize: 12,
    enableEndpoint: false,
  });
  expect(offlineConfig(whole, 2)).not.toHaveProperty('decodingMethod');
});

/** Missing in the types of 1.13.8; its native part reads them. */
const UNDOCUMENTED = 'mergedDecoder task qwen3Asr convFrontend tokenizer maxTotalLen maxNewTokens'.split(' ');
const ADDON = dirname(createRequire(import.meta.url).resolve('sherpa-onnx-node'));

test('all names are known to the addon', () => {
  const types = readFileSync(join(ADDON, 'types.js'), 'utf8');
  const names = ALL_FAMILIES.flatMap((family) => keysOf(config(family)));
  const unknown = [...new Set(names)].filter((name) => !types.includes(`[${name}]`));
  expect(unknown.filter((name) => !UNDOCUMENTED.includes(name))).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('those that no type names are in its native part', () => {
  const native = readFileSync(join(ADDON, `../sherpa-onnx-linux-${process.arch}/sherpa-onnx.node`), 'latin1');
  const names = [...UNDOCUMENTED, 'hotwordsBuf', 'hotwordsBufSize', 'modelingUnit', 'bpeVocab'];
  expect(names.filter((name) => !native.includes(name))).toEqual([]);
});

function keysOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...(typeof inner === 'object' && inner !== null ? keysOf(inner as object) : []),
  ]);
}
