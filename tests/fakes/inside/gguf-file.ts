import { writeFileSync } from 'node:fs';

/** Values of a GGUF file's head, by their kinds. */
type Value =
  | { readonly kind: 'u32' | 'f32'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly kind: 'f32s' | 'i32s'; readonly value: readonly number[] };

const KINDS = { u32: 4, i32: 5, f32: 6, text: 8, array: 9 } as const;
const ALIGNMENT = 32;

function number(write: (buffer: Buffer) => number, bytes: 4 | 8 = 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  write(buffer);
  return buffer;
}
const u32 = (value: number): Buffer => number((buffer) => buffer.writeUInt32LE(value));
const i32 = (value: number): Buffer => number((buffer) => buffer.writeInt32LE(value));
const f32 = (value: number): Buffer => number((buffer) => buffer.writeFloatLE(value));
const u64 = (value: number): Buffer => number((buffer) => buffer.writeBigUInt64LE(BigInt(value)), 8);
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

function array(kind: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(KINDS.array), u32(kind), u64(items.length), ...items]);
}

function valueBytes(value: Value): Buffer {
  switch (value.kind) {
    case 'u32':
      return Buffer.concat([u32(KINDS.u32), u32(value.value)]);
    case 'f32':
      return Buffer.concat([u32(KINDS.f32), f32(value.value)]);
    case 'text':
      return Buffer.concat([u32(KINDS.text), text(value.value)]);
    case 'texts':
      return array(KINDS.text, value.value.map(text));
    case 'f32s':
      return array(KINDS.f32, value.value.map(f32));
    case 'i32s':
      return array(KINDS.i32, value.value.map(i32));
  }
}

const LENGTH = 32;
const FORWARD = 64;
const HEADS = 2;

/** Pieces of text: marks of control, then each byte. */
const PIECES = [
  '<unk>',
  '<s>',
  '</s>',
  ...Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
];

const TENSORS: Readonly<Record<string, readonly number[]>> = {
  'token_embd.weight': [LENGTH, PIECES.length],
  'output_norm.weight': [LENGTH],
  'output.weight': [LENGTH, PIECES.length],
  'blk.0.attn_norm.weight': [LENGTH],
  'blk.0.attn_q.weight': [LENGTH, LENGTH],
  'blk.0.attn_k.weight': [LENGTH, LENGTH],
  'blk.0.attn_v.weight': [LENGTH, LENGTH],
  'blk.0.attn_output.weight': [LENGTH, LENGTH],
  'blk.0.ffn_norm.weight': [LENGTH],
  'blk.0.ffn_gate.weight': [LENGTH, FORWARD],
  'blk.0.ffn_up.weight': [LENGTH, FORWARD],
  'blk.0.ffn_down.weight': [FORWARD, LENGTH],
};

/** What stands in the head of a whole model; a test may leave some out or say otherwise. */
export function tinyHead(context = 4096): Record<string, Value> {
  return {
    'general.architecture': { kind: 'text', value: 'llama' },
    'general.name': { kind: 'text', value: 'Tiny of the tests' },
    'general.license': { kind: 'text', value: 'mit' },
    'llama.context_length': { kind: 'u32', value: context },
    'llama.embedding_length': { kind: 'u32', value: LENGTH },
    'llama.block_count': { kind: 'u32', value: 1 },
    'llama.feed_forward_length': { kind: 'u32', value: FORWARD },
    'llama.attention.head_count': { kind: 'u32', value: HEADS },
    'llama.rope.dimension_count': { kind: 'u32', value: LENGTH / HEADS },
    'llama.attention.layer_norm_rms_epsilon': { kind: 'f32', value: 1e-5 },
    'tokenizer.ggml.model': { kind: 'text', value: 'llama' },
    'tokenizer.ggml.tokens': { kind: 'texts', value: PIECES },
    'tokenizer.ggml.scores': { kind: 'f32s', value: PIECES.map(() => 0) },
    // Unknown, control, control, and bytes.
    'tokenizer.ggml.token_type': { kind: 'i32s', value: PIECES.map((_, at) => [2, 3, 3][at] ?? 6) },
    'tokenizer.ggml.unknown_token_id': { kind: 'u32', value: 0 },
    'tokenizer.ggml.bos_token_id': { kind: 'u32', value: 1 },
    'tokenizer.ggml.eos_token_id': { kind: 'u32', value: 2 },
  };
}

/** The piece that it writes wherever it may: the label of the second line. */
const FAVOURITE = PIECES.indexOf(`<0x${Buffer.from('F').toString('hex').toUpperCase()}>`);

/** The weight at a place: small and without meaning, but for one number of each piece by which the favourite wins. */
function weightAt(tensor: string, at: number, random: number): number {
  const first = at % LENGTH === 0;
  if (tensor === 'token_embd.weight' && first) return 1;
  if (tensor === 'output.weight' && first) return Math.floor(at / LENGTH) === FAVOURITE ? 1 : 0;
  return (random - 0.5) * 0.02;
}

/** A model of language that llama.cpp loads, of a hundred kilobytes, which knows nothing and chooses the second line. */
export function writeTinyGguf(path: string, head: Readonly<Record<string, Value>> = tinyHead()): void {
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  let seed = 1;
  for (const [name, sizes] of Object.entries(TENSORS)) {
    const count = sizes.reduce((product, size) => product * size, 1);
    const weights = Buffer.alloc(Math.ceil((count * 4) / ALIGNMENT) * ALIGNMENT);
    for (let at = 0; at < count; at++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const weight = sizes.length === 1 ? 1 : weightAt(name, at, seed / 2_147_483_648);
      weights.writeFloatLE(weight, at * 4);
    }
    infos.push(text(name), u32(sizes.length), ...sizes.map(u64), u32(0), u64(offset));
    data.push(weights);
    offset += weights.length;
  }
  const start = Buffer.concat([
    Buffer.from('GGUF'),
    u32(3),
    u64(Object.keys(TENSORS).length),
    u64(Object.keys(head).length),
    ...Object.entries(head).flatMap(([key, value]) => [text(key), valueBytes(value)]),
    ...infos,
  ]);
  const padding = Buffer.alloc((ALIGNMENT - (start.length % ALIGNMENT)) % ALIGNMENT);
  writeFileSync(path, Buffer.concat([start, padding, ...data]));
}
