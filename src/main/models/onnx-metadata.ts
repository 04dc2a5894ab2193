import { open, type FileHandle } from 'node:fs/promises';

/**
 * Reads what a model's author wrote into its file, by which sherpa-onnx itself tells models apart. An ONNX file
 * is a protocol buffer `ModelProto`; its field 14 holds the pairs `metadata_props` (onnx.proto, github.com/onnx/onnx).
 * All other fields, the weights among them, are skipped without being read.
 */

const METADATA_PROPS = 14;
/** A field begins with its number and kind, then often its length; each takes at most ten bytes. */
const HEAD_BYTES = 20;
const MAX_FIELDS = 10_000;
const MAX_PROPERTY_BYTES = 1 << 20;

/** The metadata of an ONNX file; empty when it has none or is no such file. */
export async function readOnnxMetadata(path: string): Promise<ReadonlyMap<string, string>> {
  const properties = new Map<string, string>();
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    let at = 0;
    for (let fields = 0; at < size && fields < MAX_FIELDS; fields++) {
      const field = readField(await readAt(file, at, HEAD_BYTES));
      if (!field) return new Map();
      const start = at + field.headBytes;
      if (field.number === METADATA_PROPS && field.bodyBytes <= MAX_PROPERTY_BYTES) {
        const pair = readPair(await readAt(file, start, field.bodyBytes));
        if (pair) properties.set(pair.key, pair.value);
      }
      at = start + field.bodyBytes;
    }
    // A file that ends before its last field does was cut, or is of another kind.
    return at === size ? properties : new Map();
  } finally {
    await file.close();
  }
}

interface Field {
  readonly number: number;
  readonly headBytes: number;
  readonly bodyBytes: number;
}

/** Null for what no protocol buffer begins with. */
function readField(bytes: Uint8Array): Field | null {
  const tag = readVarint(bytes, 0);
  if (!tag) return null;
  const number = Math.floor(tag.value / 8);
  const kind = tag.value % 8;
  if (number === 0) return null;
  if (kind === 1) return { number, headBytes: tag.end, bodyBytes: 8 };
  if (kind === 5) return { number, headBytes: tag.end, bodyBytes: 4 };
  const next = readVarint(bytes, tag.end);
  if (!next) return null;
  if (kind === 0) return { number, headBytes: next.end, bodyBytes: 0 };
  return kind === 2 ? { number, headBytes: next.end, bodyBytes: next.value } : null;
}

/** A `StringStringEntryProto`: its key is field 1, its value field 2. */
function readPair(bytes: Uint8Array): { key: string; value: string } | null {
  const parts = ['', '', ''];
  for (let at = 0; at < bytes.length;) {
    const field = readField(bytes.subarray(at, at + HEAD_BYTES));
    if (!field) return null;
    const start = at + field.headBytes;
    at = start + field.bodyBytes;
    parts[field.number] = new TextDecoder().decode(bytes.subarray(start, at));
  }
  const [, key = '', value = ''] = parts;
  return key === '' ? null : { key, value };
}

/** Seven bits a byte, the lowest first. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } | null {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  return null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
