import { onnxGraph, type OnnxNode, type OnnxTensor, type OnnxValue, type TensorType } from './onnx-graph';

/**
 * Transducers that sherpa-onnx loads and runs, and that hear nothing: each frame says the same, whatever the sound.
 * The blank is the likeliest token, those of 자막 come next, so that a search which favours them says them.
 */

const TOKENS = ['▁', '▁자', '막', '자'];
const LIKELY = 1.4;
const BLANK = 2;
const UNLIKELY = -5;

type Files = Record<string, Buffer | string>;

const value = (name: string, type: TensorType, ...shape: (number | string)[]): OnnxValue => ({
  name,
  type,
  shape,
});
const ints = (name: string, ...values: number[]): OnnxTensor => ({
  name,
  type: 'int64',
  shape: [values.length],
  values,
});
const floats = (name: string, shape: readonly number[], values: readonly number[]): OnnxTensor => ({
  name,
  type: 'float',
  shape,
  values,
});
const node = (op: string, inputs: string[], outputs: string[], attributes = {}): OnnxNode => ({
  op,
  inputs,
  outputs,
  attributes,
});

function tokensFile(tokens: readonly string[]): string {
  return tokens.map((token, index) => `${token} ${index}\n`).join('');
}

function logits(tokens: readonly string[]): number[] {
  const score = { '<blk>': BLANK, '▁자': LIKELY, 막: LIKELY } as const;
  return tokens.map((token) => (token in score ? score[token as keyof typeof score] : UNLIKELY));
}

/** `x` (sound, frame by frame) becomes `encoder_out`: the same scores for each fourth frame up to `frames`. */
function icefallEncoder(size: number, frames: number): { nodes: OnnxNode[]; constants: OnnxTensor[] } {
  return {
    nodes: [
      node('Slice', ['x', 'start', 'end', 'axes', 'steps'], ['frames']),
      node('Mul', ['frames', 'zero'], ['nothing']),
      node('Add', ['nothing', 'scores'], ['encoder_out']),
    ],
    constants: [
      ints('start', 0, 0),
      ints('end', frames, size),
      ints('axes', 1, 2),
      ints('steps', 4, 1),
      floats('zero', [1], [0]),
      floats('scores', [size], logits(['<blk>', '<unk>', ...TOKENS])),
    ],
  };
}

function icefallParts(): Files {
  const tokens = ['<blk>', '<unk>', ...TOKENS];
  const size = tokens.length;
  return {
    'decoder.onnx': onnxGraph({
      inputs: [value('y', 'int64', 'N', 2)],
      outputs: [value('decoder_out', 'float', 'N', size)],
      nodes: [
        node('Cast', ['y'], ['numbers'], { to: 1 }),
        node('ReduceSum', ['numbers', 'axes'], ['sum'], { keepdims: 1 }),
        node('Mul', ['sum', 'zeros'], ['decoder_out']),
      ],
      constants: [ints('axes', 1), floats('zeros', [1, size], Array<number>(size).fill(0))],
      metadata: { vocab_size: size, context_size: 2 },
    }),
    'joiner.onnx': onnxGraph({
      inputs: [value('encoder_out', 'float', 'N', size), value('decoder_out', 'float', 'N', size)],
      outputs: [value('logit', 'float', 'N', size)],
      nodes: [node('Add', ['encoder_out', 'decoder_out'], ['logit'])],
      metadata: { joiner_dim: size },
    }),
    'tokens.txt': tokensFile(tokens),
  };
}

/** As icefall's offline Zipformers. */
export function toyTransducer(): Files {
  const size = TOKENS.length + 2;
  const { nodes, constants } = icefallEncoder(size, 1_000_000);
  return {
    ...icefallParts(),
    'encoder.onnx': onnxGraph({
      inputs: [value('x', 'float', 'N', 'T', 80), value('x_lens', 'int64', 'N')],
      outputs: [value('encoder_out', 'float', 'N', 'S', size), value('encoder_out_lens', 'int64', 'N')],
      nodes: [
        ...nodes,
        node('Add', ['x_lens', 'three'], ['rounded']),
        node('Div', ['rounded', 'four'], ['encoder_out_lens']),
      ],
      constants: [...constants, ints('three', 3), ints('four', 4)],
      metadata: { model_type: 'zipformer2', version: 1 },
    }),
  };
}

/** As icefall's streaming LSTM, the simplest of its kind, with the chunks of Kroko: 141 frames of 10 ms. */
export function toyStreamingTransducer(): Files {
  const size = TOKENS.length + 2;
  const { nodes, constants } = icefallEncoder(size, 128);
  const state = (name: string): OnnxValue => value(name, 'float', 1, 'N', 4);
  return {
    ...icefallParts(),
    'encoder.onnx': onnxGraph({
      inputs: [value('x', 'float', 'N', 141, 80), state('h'), state('c')],
      outputs: [value('encoder_out', 'float', 'N', 32, size), state('next_h'), state('next_c')],
      nodes: [...nodes, node('Identity', ['h'], ['next_h']), node('Identity', ['c'], ['next_c'])],
      constants,
      metadata: {
        model_type: 'lstm',
        num_encoder_layers: 1,
        T: 141,
        decode_chunk_len: 128,
        rnn_hidden_size: 4,
        d_model: 4,
      },
    }),
  };
}

const PREDICTOR = { pred_rnn_layers: 1, pred_hidden: 4 };

/** The prediction network and the joiner of NeMo, whose last token is the blank. */
function nemoParts(tokens: readonly string[], size: number): Files {
  const state = (name: string): OnnxValue => value(name, 'float', 1, 'B', 4);
  return {
    'decoder.onnx': onnxGraph({
      inputs: [
        value('targets', 'int32', 'B', 'U'),
        value('target_length', 'int32', 'B'),
        state('h'),
        state('c'),
      ],
      outputs: [
        value('outputs', 'float', 'B', size, 'U'),
        value('prednet_lengths', 'int32', 'B'),
        state('next_h'),
        state('next_c'),
      ],
      nodes: [
        node('Cast', ['targets'], ['numbers'], { to: 1 }),
        node('Unsqueeze', ['numbers', 'axes'], ['columns']),
        node('Mul', ['columns', 'zeros'], ['outputs']),
        node('Identity', ['target_length'], ['prednet_lengths']),
        node('Identity', ['h'], ['next_h']),
        node('Identity', ['c'], ['next_c']),
      ],
      constants: [ints('axes', 1), floats('zeros', [1, size, 1], Array<number>(size).fill(0))],
    }),
    'joiner.onnx': onnxGraph({
      inputs: [
        value('encoder_outputs', 'float', 'B', size, 'T'),
        value('decoder_outputs', 'float', 'B', size, 'U'),
      ],
      outputs: [value('outputs', 'float', 'B', 'T', 'U', size)],
      nodes: [
        node('Add', ['encoder_outputs', 'decoder_outputs'], ['sum']),
        node('Reshape', ['sum', 'shape'], ['outputs']),
      ],
      constants: [ints('shape', -1, 1, 1, size)],
    }),
    'tokens.txt': tokensFile(tokens),
  };
}

/** As Parakeet TDT, whose scores are those of the tokens, then those of how many frames a token takes. */
export function toyParakeet(): Files {
  const tokens = [...TOKENS, '<blk>'];
  const scores = [...logits(tokens), 0, 1, 0, 0, 0];
  const size = scores.length;
  return {
    ...nemoParts(tokens, size),
    'encoder.onnx': onnxGraph({
      inputs: [value('audio_signal', 'float', 'B', 128, 'T'), value('length', 'int64', 'B')],
      outputs: [value('outputs', 'float', 'B', size, 'S'), value('encoded_lengths', 'int64', 'B')],
      nodes: [
        node('Slice', ['audio_signal', 'start', 'end', 'axes', 'steps'], ['frames']),
        node('Mul', ['frames', 'zero'], ['nothing']),
        node('Add', ['nothing', 'scores'], ['outputs']),
        node('Add', ['length', 'seven'], ['rounded']),
        node('Div', ['rounded', 'eight'], ['encoded_lengths']),
      ],
      constants: [
        ints('start', 0, 0),
        ints('end', size, 1_000_000),
        ints('axes', 1, 2),
        ints('steps', 1, 8),
        floats('zero', [1], [0]),
        floats('scores', [size, 1], scores),
        ints('seven', 7),
        ints('eight', 8),
      ],
      metadata: {
        model_type: 'EncDecHybridRNNTCTCBPEModel',
        url: 'https://example.com/parakeet-tdt',
        vocab_size: tokens.length - 1,
        subsampling_factor: 8,
        normalize_type: 'per_feature',
        feat_dim: 128,
        ...PREDICTOR,
      },
    }),
  };
}

/** As Nemotron streaming with chunks of 560 ms. It says the language that it was told, or `auto`. */
export function toyNemotron(): Files {
  const tokens = ['▁en', '▁ko', '▁auto', '<blk>'];
  const size = tokens.length;
  const cache = (name: string): OnnxValue => value(name, 'float', 'B', 1, 1, 1);
  const rows = [0, 1, 2].flatMap((told) => tokens.map((_, index) => (index === told ? BLANK + 1 : 0)));
  return {
    ...nemoParts(tokens, size),
    'encoder.onnx': onnxGraph({
      inputs: [
        value('audio_signal', 'float', 'B', 128, 'T'),
        value('length', 'int64', 'B'),
        cache('cache_last_channel'),
        cache('cache_last_time'),
        value('cache_last_channel_len', 'int64', 'B'),
        value('prompt_index', 'int64', 'B'),
      ],
      outputs: [
        value('outputs', 'float', 'B', size, 7),
        value('encoded_lengths', 'int64', 'B'),
        cache('next_channel'),
        cache('next_time'),
        value('next_channel_len', 'int64', 'B'),
      ],
      nodes: [
        node('Gather', ['rows', 'prompt_index'], ['told']),
        node('Unsqueeze', ['told', 'axes'], ['column']),
        node('Add', ['column', 'frames'], ['outputs']),
        node('Identity', ['length'], ['encoded_lengths']),
        node('Identity', ['cache_last_channel'], ['next_channel']),
        node('Identity', ['cache_last_time'], ['next_time']),
        node('Identity', ['cache_last_channel_len'], ['next_channel_len']),
      ],
      constants: [
        floats('rows', [3, size], rows),
        ints('axes', 2),
        floats('frames', [1, 1, 7], Array<number>(7).fill(0)),
      ],
      metadata: {
        model_type: 'EncDecRNNTBPEModelWithPrompt',
        vocab_size: size - 1,
        window_size: 65,
        chunk_shift: 56,
        subsampling_factor: 8,
        normalize_type: '',
        cache_last_channel_dim1: 1,
        cache_last_channel_dim2: 1,
        cache_last_channel_dim3: 1,
        cache_last_time_dim1: 1,
        cache_last_time_dim2: 1,
        cache_last_time_dim3: 1,
        ...PREDICTOR,
        prompt_dictionary: '{"auto": 2, "en-US": 0, "ko-KR": 1}',
        auto_prompt_id: 2,
      },
    }),
  };
}
