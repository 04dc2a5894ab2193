import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recogniseFolder } from '../../../src/main/models/recognise-folder';
import { filesOf, isStreaming } from '../../../src/main/speech/models';
import { onnxFile } from '../../fakes/onnx-file';
import { expectJamakError } from '../storage/expect-jamak-error';
import { folderWith } from './folder';

const NONE = onnxFile({});
const TOKENS = '<blk> 0\n▁the 1\n';

/** Files with the metadata of the main one; all others have none. */
function files(names: readonly string[], main: string, metadata: Record<string, string> = {}) {
  return {
    ...Object.fromEntries(names.map((name) => [name, name === main ? onnxFile(metadata) : NONE])),
    'tokens.txt': TOKENS,
  };
}

describe('families, as sherpa-onnx names and marks them', () => {
  const streamingParts = ['encoder', 'decoder', 'joiner'].map((part) => `${part}-epoch-99-avg-1.int8.onnx`);
  test.each([
    [
      'moonshine-v1',
      files(
        ['preprocess.onnx', 'encode.int8.onnx', 'uncached_decode.int8.onnx', 'cached_decode.int8.onnx'],
        '',
      ),
      {
        preprocessor: 'preprocess.onnx',
        encoder: 'encode.int8.onnx',
        uncachedDecoder: 'uncached_decode.int8.onnx',
        cachedDecoder: 'cached_decode.int8.onnx',
        tokens: 'tokens.txt',
      },
    ],
    [
      'moonshine',
      { 'encoder_model.ort': 'ORT', 'decoder_model_merged.ort': 'ORT', 'tokens.txt': TOKENS },
      { encoder: 'encoder_model.ort', mergedDecoder: 'decoder_model_merged.ort', tokens: 'tokens.txt' },
    ],
    [
      'whisper',
      {
        'tiny-encoder.onnx': onnxFile({ n_text_layer: '4' }),
        'tiny-encoder.int8.onnx': onnxFile({ n_text_layer: '4', model_type: 'whisper-tiny' }),
        'tiny-decoder.onnx': NONE,
        'tiny-decoder.int8.onnx': NONE,
        'tiny-tokens.txt': TOKENS,
      },
      {
        encoder: 'tiny-encoder.int8.onnx',
        decoder: 'tiny-decoder.int8.onnx',
        tokens: 'tiny-tokens.txt',
      },
    ],
    [
      'sense-voice',
      files(['model.int8.onnx', 'model.onnx'], 'model.int8.onnx', { with_itn: '14', lang_ko: '12' }),
      { model: 'model.int8.onnx', tokens: 'tokens.txt' },
    ],
    [
      'transducer',
      files(streamingParts, streamingParts[0]!, { model_type: 'zipformer2' }),
      { encoder: streamingParts[0], decoder: streamingParts[1], joiner: streamingParts[2] },
    ],
    [
      'streaming-transducer',
      files(streamingParts, streamingParts[0]!, { model_type: 'zipformer', decode_chunk_len: '32' }),
      { encoder: streamingParts[0], decoder: streamingParts[1], joiner: streamingParts[2] },
    ],
    [
      'nemo-transducer',
      files(['encoder.int8.onnx', 'decoder.int8.onnx', 'joiner.int8.onnx'], 'encoder.int8.onnx', {
        model_type: 'EncDecRNNTBPEModel',
      }),
      { encoder: 'encoder.int8.onnx', joiner: 'joiner.int8.onnx' },
    ],
    [
      'streaming-nemo-transducer',
      files(['encoder.onnx', 'decoder.onnx', 'joiner.onnx'], 'encoder.onnx', {
        model_type: 'EncDecHybridRNNTCTCBPEModel',
        window_size: '121',
      }),
      { encoder: 'encoder.onnx' },
    ],
    [
      'qwen3-asr',
      Object.fromEntries(
        [
          'conv_frontend.onnx',
          'encoder.int8.onnx',
          'decoder.int8.onnx',
          'tokenizer/vocab.json',
          'tokenizer/merges.txt',
          'tokenizer/tokenizer_config.json',
        ].map((name) => [name, NONE]),
      ),
      {
        convFrontend: 'conv_frontend.onnx',
        encoder: 'encoder.int8.onnx',
        decoder: 'decoder.int8.onnx',
        vocab: 'tokenizer/vocab.json',
        tokenizerConfig: 'tokenizer/tokenizer_config.json',
      },
    ],
    [
      'paraformer',
      files(['model.int8.onnx'], 'model.int8.onnx', { model_type: 'paraformer' }),
      { model: 'model.int8.onnx' },
    ],
    [
      'streaming-paraformer',
      files(['encoder.int8.onnx', 'decoder.int8.onnx'], 'encoder.int8.onnx', {
        model_type: 'paraformer',
        encoder_output_size: '512',
      }),
      { encoder: 'encoder.int8.onnx', decoder: 'decoder.int8.onnx' },
    ],
    ['nemo-ctc', files(['model.onnx'], 'model.onnx', { model_type: 'EncDecCTCModelBPE' }), {}],
    [
      'streaming-nemo-ctc',
      files(['model.onnx'], 'model.onnx', {
        model_type: 'EncDecHybridRNNTCTCBPEModel',
        window_size: '1',
      }),
      {},
    ],
    ['zipformer-ctc', files(['model.int8.onnx'], 'model.int8.onnx', { model_type: 'zipformer2_ctc' }), {}],
    [
      'streaming-zipformer-ctc',
      files(
        ['ctc-epoch-20-avg-1-chunk-16-left-128.int8.onnx'],
        'ctc-epoch-20-avg-1-chunk-16-left-128.int8.onnx',
        {
          model_type: 'zipformer2',
          decode_chunk_len: '32',
        },
      ),
      {},
    ],
    ['wenet-ctc', files(['model.onnx'], 'model.onnx', { model_type: 'wenet_ctc' }), {}],
    ['dolphin', files(['model.onnx'], 'model.onnx', { mean: '1', invstd: '1', vocab_size: '3' }), {}],
    [
      'canary',
      files(['encoder.onnx', 'decoder.onnx'], 'encoder.onnx', { model_type: 'EncDecMultiTaskModel' }),
      {},
    ],
    ['fire-red', files(['encoder.onnx', 'decoder.onnx'], 'encoder.onnx', { cmvn_mean: '1' }), {}],
  ])('%s', async (family, content, expected: Readonly<Record<string, string | undefined>>) => {
    const spec = await recogniseFolder(folderWith(content));
    expect(spec.family).toBe(family);
    const names = Object.fromEntries(Object.entries(spec.files).map(([role, file]) => [role, file?.path]));
    expect(names).toMatchObject(expected);
    expect(isStreaming(spec)).toBe(family.startsWith('streaming-'));
  });

  test('a transducer without metadata goes by its names', async () => {
    const chunked = ['encoder', 'decoder', 'joiner'].map((part) => `${part}-chunk-16-left-64.onnx`);
    const plain = ['encoder.onnx', 'decoder.onnx', 'joiner.onnx'];
    expect((await recogniseFolder(folderWith(files(chunked, '')))).family).toBe('streaming-transducer');
    const named = folderWith(files(plain, ''), 'streaming-zipformer-en');
    expect((await recogniseFolder(named)).family).toBe('streaming-transducer');
    expect((await recogniseFolder(folderWith(files(plain, ''), 'zipformer-en'))).family).toBe('transducer');
  });
});

test('variants of a model are not mixed', async () => {
  const parts = ['encoder', 'decoder', 'joiner'].flatMap((part) =>
    ['64', '128'].flatMap((left) =>
      ['', '.int8'].map((precision) => `${part}-epoch-99-chunk-16-left-${left}${precision}.onnx`),
    ),
  );
  const chosen = filesOf(await recogniseFolder(folderWith(files(parts, ''))));
  expect(chosen.map(({ path }) => path)).toEqual([
    ...['encoder', 'decoder', 'joiner'].map((part) => `${part}-epoch-99-chunk-16-left-128.int8.onnx`),
    'tokens.txt',
  ]);
});

test('the scores of its pieces go with a transducer that can be told terms', async () => {
  const names = ['encoder.onnx', 'decoder.onnx', 'joiner.onnx'];
  const content = { ...files(names, names[0]!, { model_type: 'zipformer2' }), 'bpe.vocab': '▁the\t-1\n' };
  expect((await recogniseFolder(folderWith(content))).files).toMatchObject({
    bpeVocab: { path: 'bpe.vocab' },
  });
  const nemo = files(names, names[0]!, { model_type: 'EncDecRNNTBPEModel', window_size: '65' });
  const spec = await recogniseFolder(folderWith({ ...nemo, 'bpe.vocab': '▁the\t-1\n' }));
  expect([spec.family, 'bpeVocab' in spec.files]).toEqual(['streaming-nemo-transducer', false]);
});

test('a part that has no small variant goes with an encoder that has', async () => {
  const names = ['encoder.int8.onnx', 'encoder.onnx', 'decoder.onnx', 'joiner.int8.onnx', 'silero_vad.onnx'];
  const spec = await recogniseFolder(folderWith(files(names, '')));
  expect(spec.files).toMatchObject({
    encoder: { path: 'encoder.int8.onnx' },
    decoder: { path: 'decoder.onnx' },
    joiner: { path: 'joiner.int8.onnx' },
  });
});

test('the model stays where it is, its files are known by their digests, and its id does not change', async () => {
  const folder = folderWith(files(['model.onnx'], 'model.onnx', { model_type: 'wenet_ctc' }), 'My model (1)');
  const spec = await recogniseFolder(folder);
  expect(spec).toMatchObject({ name: basename(folder), dir: folder, realTimeFactor: null });
  expect(spec.id).toMatch(/^folder-My-model-1-+[0-9a-f]{8}$/);
  expect((await recogniseFolder(join(folder, '.'))).id).toBe(spec.id);
  expect(filesOf(spec).at(-1)).toEqual({
    path: 'tokens.txt',
    bytes: Buffer.byteLength(TOKENS),
    sha256: createHash('sha256').update(TOKENS).digest('hex'),
  });
});

test('the embedded model is recognised', async () => {
  const spec = await recogniseFolder(
    join(import.meta.dirname, '../../../resources/models/moonshine-tiny-en'),
  );
  expect(spec).toMatchObject({ family: 'moonshine', languages: ['en'] });
});

describe('what is no model', () => {
  test.each([
    ['an empty folder', {}],
    ['a model without tokens', { 'model.onnx': onnxFile({ model_type: 'paraformer' }) }],
    ['tokens without a model', { 'tokens.txt': TOKENS }],
    ['a voice', files(['model.onnx'], 'model.onnx', { model_type: 'vits' })],
    [
      'something with an encoder',
      files(['encoder.onnx', 'decoder.onnx'], 'encoder.onnx', { model_type: 'x' }),
    ],
  ])('%s', async (_, content: Record<string, string | Buffer>) => {
    await expectJamakError(() => recogniseFolder(folderWith(content)), 'model-folder-unknown');
  });

  test('a folder that is not there', async () => {
    await expectJamakError(() => recogniseFolder('/nowhere/at/all'), 'model-folder-unknown');
  });
});
