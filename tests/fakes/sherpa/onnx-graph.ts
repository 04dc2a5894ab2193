/**
 * Writes small ONNX networks, so that tests can run the real sherpa-onnx without the weights of a real model. Fields
 * and their numbers are those of onnx.proto (github.com/onnx/onnx).
 */

export type TensorType = 'float' | 'int32' | 'int64';
const TYPE_NUMBERS: Readonly<Record<TensorType, number>> = { float: 1, int32: 6, int64: 7 };

/** An input or output; a dimension by name may have any length. */
export interface OnnxValue {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly (number | string)[];
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A constant that nodes use by its name. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface OnnxGraph {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly constants?: readonly OnnxTensor[];
  readonly metadata?: Readonly<Record<string, string | number>>;
}

const OPSET = 13;
const IR_VERSION = 8;
const INT_ATTRIBUTE = 2;

export function onnxGraph({ inputs, outputs, nodes, constants = [], metadata = {} }: OnnxGraph): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => message(1, nodeOf(node))),
    message(2, Buffer.from('toy')),
    ...constants.map((constant) => message(5, tensorOf(constant))),
    ...inputs.map((value) => message(11, valueOf(value))),
    ...outputs.map((value) => message(12, valueOf(value))),
  ]);
  return Buffer.concat([
    number(1, IR_VERSION),
    message(7, graph),
    message(8, Buffer.concat([message(1, Buffer.alloc(0)), number(2, OPSET)])),
    ...Object.entries(metadata).map(([key, value]) =>
      message(14, Buffer.concat([message(1, Buffer.from(key)), message(2, Buffer.from(String(value)))])),
    ),
  ]);
}

function nodeOf({ op, inputs, outputs, attributes = {} }: OnnxNode): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => message(1, Buffer.from(name))),
    ...outputs.map((name) => message(2, Buffer.from(name))),
    message(4, Buffer.from(op)),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, Buffer.concat([message(1, Buffer.from(name)), number(3, value), number(20, INT_ATTRIBUTE)])),
    ),
  ]);
}

function tensorOf({ name, type, shape, values }: OnnxTensor): Buffer {
  const data = {
    float: () => Float32Array.from(values),
    int32: () => Int32Array.from(values),
    int64: () => BigInt64Array.from(values, BigInt),
  }[type]();
  return Buffer.concat([
    ...shape.map((size) => number(1, size)),
    number(2, TYPE_NUMBERS[type]),
    message(8, Buffer.from(name)),
    message(9, Buffer.from(data.buffer)),
  ]);
}

function valueOf({ name, type, shape }: OnnxValue): Buffer {
  const sizes = shape.map((size) =>
    message(1, typeof size === 'number' ? number(1, size) : message(2, Buffer.from(size))),
  );
  const tensor = Buffer.concat([number(1, TYPE_NUMBERS[type]), message(2, Buffer.concat(sizes))]);
  return Buffer.concat([message(1, Buffer.from(name)), message(2, message(1, tensor))]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function message(field: number, body: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 0x80) + (rest >= 0x80 ? 0x80 : 0));
    rest = Math.floor(rest / 0x80);
  } while (rest > 0);
  return Buffer.from(bytes);
}
