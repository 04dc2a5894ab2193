import { describe, expect, test } from 'vitest';
import { loadRecogniser } from '../../../../../src/main/speech/host/recogniser';
import { qwenHotwords, qwenLanguage } from '../../../../../src/main/speech/host/sherpa/qwen-options';
import type { ModelFamily } from '../../../../../src/main/speech/models';
import { SAMPLE_RATE } from '../../../../../src/shared/sound';
import { fakeSherpa, type FakeSherpaOptions } from '../../../../fakes/sherpa/sherpa';
import { folderWith } from '../../../models/folder';
import { modelOf } from '../../model-specs';

const SOUND = new Float32Array(SAMPLE_RATE);
const ICEFALL = '<blk> 0\n<unk> 1\n▁ 2\n▁자 3\n막 4\n자 5\n';
const NEMO = '▁ 0\n▁자 1\n막 2\n자 3\n<blk> 4\n';

async function load(family: ModelFamily, tokens = ICEFALL, options: FakeSherpaOptions = {}) {
  const fake = fakeSherpa({ text: '네' }, options);
  const model = modelOf(family, 'm', folderWith({ tokens }));
  return { ...fake, recognise: await loadRecogniser(model, () => Promise.resolve(fake.sherpa)) };
}

describe('a transducer that hears whole utterances', () => {
  test.each([
    ['transducer', ICEFALL],
    ['nemo-transducer', NEMO],
  ] as const)('is told terms with each stream, once there are any: %s', async (family, tokens) => {
    const { recognise, loaded, streams } = await load(family, tokens);
    const told = [[], ['자막'], ['자막', '뷁'], ['뷁'], [], ['막자', '자막']];
    for (const terms of told) recognise(SOUND, 'ko', terms);
    expect(streams.map(({ hotwords }) => hotwords)).toEqual([
      undefined,
      '자막',
      '자막',
      undefined,
      undefined,
      '막자/자막',
    ]);
    // The first terms need another search; after that the glossary may change at any time.
    expect(loaded.map(({ decodingMethod }) => decodingMethod)).toEqual([undefined, 'modified_beam_search']);
  });

  test('captions without terms when it cannot be loaded with them', async () => {
    const fake = fakeSherpa({ text: '네' });
    let loads = 0;
    class Refusing extends fake.sherpa.OfflineRecognizer {
      constructor(config: ConstructorParameters<typeof fake.sherpa.OfflineRecognizer>[0]) {
        loads++;
        if (config.decodingMethod !== undefined) throw new Error('Please check your config!');
        super(config);
      }
    }
    const sherpa = { ...fake.sherpa, OfflineRecognizer: Refusing };
    const model = modelOf('transducer', 'm', folderWith({ tokens: ICEFALL }));
    const recognise = await loadRecogniser(model, () => Promise.resolve(sherpa));
    expect([recognise(SOUND, 'ko', ['자막']).text, recognise(SOUND, 'ko', ['자막']).text]).toEqual([
      '네',
      '네',
    ]);
    expect(loads).toBe(2);
  });
});

describe('a streaming transducer', () => {
  test('is loaded anew when the terms that it can spell have changed', async () => {
    const { recognise, loaded } = await load('streaming-transducer');
    for (const terms of [[], ['자막'], ['자막', '뷁'], ['막자'], []]) recognise(SOUND, 'ko', terms);
    const told = loaded.map((config) => 'hotwordsBuf' in config && config.hotwordsBuf);
    expect(told).toEqual([false, '자막', '막자', false]);
    expect(loaded.every((config) => 'enableEndpoint' in config && !config.enableEndpoint)).toBe(true);
  });

  test('of NeMo is told none: greedy search is all that it knows', async () => {
    const { recognise, loaded } = await load('streaming-nemo-transducer', NEMO);
    recognise(SOUND, 'ko', ['자막']);
    expect(loaded).toMatchObject([{ decodingMethod: 'greedy_search' }]);
    const old = await load('streaming-transducer', NEMO);
    old.recognise(SOUND, 'ko', ['자막']);
    expect(old.loaded).toMatchObject([{ decodingMethod: 'greedy_search' }]);
  });

  test('hears each utterance in a stream of its own', async () => {
    const { recognise, streams } = await load('streaming-transducer');
    for (let time = 0; time < 3; time++) recognise(SOUND);
    expect(streams).toHaveLength(3);
    expect(streams.every(({ finished }) => finished)).toBe(true);
  });
});

describe('silence around an utterance', () => {
  /** Second `n` of the sound says `n`; what the model warms up on is never heard. */
  const seconds = Float32Array.from({ length: 3 * SAMPLE_RATE }, (_, at) => Math.floor(at / SAMPLE_RATE) + 1);
  const hear = (samples: Float32Array, deafMs: number): string =>
    [...new Set(samples.subarray(deafMs * 16))].filter((value) => value > 0).join(' ');

  test.each([
    ['streaming-transducer', 480, 0, [4800, 11_200]],
    ['streaming-transducer', 1440, 0, [4800, 23_200]],
    ['streaming-nemo-transducer', 560, 560, [9120, 11_200]],
    ['streaming-nemo-ctc', 1120, 1120, [18_080, 18_080]],
    ['streaming-paraformer', 600, 0, [16_000, 11_200]],
    ['streaming-zipformer-ctc', 480, 0, [4800, 11_200]],
  ] as const)('%s with chunks of %d ms loses no word', async (family, chunkMs, deafMs, [left, right]) => {
    const { recognise, streams } = await load(family, ICEFALL, {
      chunkMs,
      hear: (samples) => hear(samples, deafMs),
    });
    expect(recognise(seconds).text).toBe('1 2 3');
    expect(streams[0]?.lengths).toEqual([left, seconds.length, right]);
  });
});

describe('the language of a stream', () => {
  test('is told to Nemotron, for each utterance', async () => {
    const { recognise, streams, loaded } = await load('streaming-nemo-transducer', NEMO);
    for (const language of ['ko', undefined, 'en', 'tlh']) recognise(SOUND, language);
    expect(streams.map(({ options }) => options)).toEqual([{ language: 'ko' }, {}, { language: 'en' }, {}]);
    expect(loaded).toHaveLength(1);
  });

  test('is told to Qwen3-ASR by its English name, with the terms', async () => {
    const { recognise, streams, loaded } = await load('qwen3-asr');
    recognise(SOUND, 'ko', ['자막', 'Jamak']);
    recognise(SOUND, 'tlh');
    recognise(SOUND, 'en', ['Oh, Captain']);
    expect(streams.map(({ options }) => options)).toEqual([
      { language: 'Korean', hotwords: '자막,Jamak' },
      {},
      { language: 'English', hotwords: 'Oh  Captain' },
    ]);
    expect(loaded).toHaveLength(1);
  });

  test('means nothing to others that stream', async () => {
    const { recognise, streams } = await load('streaming-transducer');
    recognise(SOUND, 'ko');
    expect(streams[0]?.options).toEqual({});
  });
});

describe('Qwen3-ASR', () => {
  test('knows languages by these names', () => {
    const names = {
      zh: 'Chinese',
      yue: 'Cantonese',
      ko: 'Korean',
      fil: 'Filipino',
      fa: 'Persian',
      el: 'Greek',
      mk: 'Macedonian',
      pt: 'Portuguese',
    };
    for (const [code, name] of Object.entries(names)) expect(qwenLanguage(code)).toBe(name);
  });

  test('is told no more terms than leave room for the sound', () => {
    const terms = Array.from({ length: 100 }, (_, index) => `용어${index}`);
    const told = qwenHotwords(terms);
    expect(told.length).toBeLessThanOrEqual(120);
    expect(told.split(',')).toEqual(terms.slice(0, told.split(',').length));
    expect(qwenHotwords([',', ''])).toBe('');
  });
});
