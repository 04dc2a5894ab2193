import type { RecognizerResult } from 'sherpa-onnx-node';
import { describe, expect, test } from 'vitest';
import { loadRecogniser } from '../../../../src/main/speech/host/recogniser';
import type { ModelFamily } from '../../../../src/main/speech/models';
import { fakeSherpa } from '../../../fakes/sherpa/sherpa';
import { expectJamakError } from '../../storage/expect-jamak-error';
import { modelOf } from '../model-specs';

const SOUND = new Float32Array(16_000);

async function load(family: ModelFamily, result: RecognizerResult, tokens?: string) {
  const fake = fakeSherpa(result);
  const loadSherpa = () => Promise.resolve(fake.sherpa);
  return { ...fake, recognise: await loadRecogniser(modelOf(family), loadSherpa, tokens) };
}

test('a whole utterance is heard in one go', async () => {
  const { recognise, streams } = await load('moonshine', { text: ' Yes. ' });
  expect(recognise(SOUND)).toEqual({ text: 'Yes.' });
  expect(streams).toMatchObject([{ lengths: [16_000], finished: false, steps: 1 }]);
});

test('a streaming model hears it too, with silence around it so that no word is lost', async () => {
  const { recognise, streams, loaded } = await load('streaming-transducer', { text: '네' });
  expect(recognise(SOUND)).toEqual({ text: '네' });
  expect(streams).toMatchObject([{ lengths: [4800, 16_000, 11_200], finished: true }]);
  expect(loaded).toHaveLength(1);
});

describe('the language', () => {
  test('is detected until it is told, and may change without another load', async () => {
    const { recognise, loaded, switchedTo } = await load('whisper', { text: 'x', lang: 'ko' });
    const told = () => switchedTo.map(({ modelConfig }) => modelConfig.whisper?.language);
    recognise(SOUND);
    expect(told()).toEqual([]);
    recognise(SOUND, 'ko');
    recognise(SOUND, 'ko');
    recognise(SOUND, 'en');
    recognise(SOUND);
    expect(told()).toEqual(['ko', 'en', '']);
    expect(loaded).toHaveLength(1);
  });

  test('needs another load of SenseVoice', async () => {
    const { recognise, loaded, switchedTo } = await load('sense-voice', { text: 'x', lang: '<|ko|>' });
    recognise(SOUND, 'ko');
    recognise(SOUND, 'ko');
    expect(
      loaded.map(({ modelConfig }) => 'senseVoice' in modelConfig && modelConfig.senseVoice?.language),
    ).toEqual(['auto', 'ko']);
    expect(switchedTo).toEqual([]);
  });

  test('that a model does not know is never told: Whisper would end the process', async () => {
    const { recognise, switchedTo } = await load('whisper', { text: 'x' });
    recognise(SOUND, 'tlh');
    expect(switchedTo).toEqual([]);
  });

  test('means nothing to models that take none', async () => {
    const { recognise, loaded, switchedTo } = await load('paraformer', { text: 'x' });
    recognise(SOUND, 'ko');
    expect([loaded.length, switchedTo.length]).toEqual([1, 0]);
  });

  test.each([
    ['whisper', 'ko', 'ko'],
    ['sense-voice', '<|ko|>', 'ko'],
    ['sense-voice', '<|nospeech|>', undefined],
    ['moonshine', '', undefined],
  ] as const)('that %s heard as %s is %s', async (family, lang, language) => {
    const { recognise } = await load(family, { text: 'x', lang });
    expect(recognise(SOUND).language).toBe(language);
  });
});

test('a machine that cannot run the recogniser says so', async () => {
  const error = await expectJamakError(
    () => loadRecogniser(modelOf('moonshine'), () => Promise.reject(new Error('no such addon'))),
    'speech-host-failed',
  );
  expect(error.params).toEqual({ model: 'Model m' });
});

describe('Whisper', () => {
  const tokens = (count: number): string[] => Array.from({ length: count }, () => 'x');

  test('takes tokens of which each is text by itself, also for another language, and its text is joined again', async () => {
    const { recognise, loaded, switchedTo } = await load(
      'whisper',
      { text: ' \uE0EB\uE08F\uE08C렸다\uE0EB' },
      '/made',
    );
    expect(recognise(SOUND, 'ko').text).toBe('돌렸다');
    expect([...loaded, ...switchedTo].map(({ modelConfig }) => modelConfig.tokens)).toEqual([
      '/made',
      '/made',
    ]);
  });

  test.each([
    [1, 5, undefined],
    [1, 6, true],
    [3.5, 20, undefined],
    [3.5, 21, true],
    [10, 60, true],
  ])('is cut short when %s s of sound came to %s tokens: %s', async (seconds, count, cutShort) => {
    const { recognise } = await load('whisper', { text: 'x', tokens: tokens(count) });
    expect(recognise(new Float32Array(seconds * 16_000)).cutShort).toBe(cutShort);
  });

  test('alone is: others have no such limit', async () => {
    const { recognise } = await load('moonshine', { text: 'x', tokens: tokens(100) });
    expect(recognise(SOUND).cutShort).toBeUndefined();
  });
});
