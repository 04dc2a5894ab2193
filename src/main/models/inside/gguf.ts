import { open } from 'node:fs/promises';

/**
 * What a GGUF file (llama.cpp's) says of the model in it. The weights are not read, and of the head no more than its
 * beginning: the facts stand before the long lists of a tokenizer.
 */
export interface GgufFacts {
  /** Such as `qwen2`. */
  readonly architecture: string;
  /** As its author calls it; empty when it doesn't say. */
  readonly name: string;
  readonly licence: string;
  readonly bytes: number;
}

const MAGIC = 'GGUF';
const OLDEST_VERSION = 2;
const NEWEST_VERSION = 3;
const HEAD_BYTES = 1 << 20;
const LONGEST_TEXT = 500;
/** Kinds of values. */
const STRING = 8;
const ARRAY = 9;
/** Bytes of all other kinds, by their number. */
const SIZES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};

/** Reads one value after the other; past the end it throws a RangeError. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint32(): number {
    const value = this.#bytes.readUInt32LE(this.#at);
    this.#at += 4;
    return value;
  }

  /** @throws RangeError also for what is no number of anything */
  count(): number {
    const value = this.#bytes.readBigUInt64LE(this.#at);
    this.#at += 8;
    if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('too many');
    return Number(value);
  }

  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) throw new RangeError('past the end');
  }

  text(): string {
    const from = this.#at + 8;
    this.skip(this.count());
    return this.#bytes.toString('utf8', from, this.#at);
  }
}

/** The texts among a file's facts, as far as they stand before its first long list. */
function textsOf(reader: Reader, count: number): Map<string, string> {
  const texts = new Map<string, string>();
  try {
    for (let index = 0; index < count; index++) {
      const key = reader.text();
      const kind = reader.uint32();
      if (kind === STRING) texts.set(key, reader.text().slice(0, LONGEST_TEXT));
      else if (kind === ARRAY) {
        const each = reader.uint32();
        const items = reader.count();
        if (each !== STRING) reader.skip(items * (SIZES[each] ?? Infinity));
        else for (let item = 0; item < items; item++) reader.text();
      } else reader.skip(SIZES[kind] ?? Infinity);
    }
  } catch (error) {
    // What was read so far is all that is wanted.
    if (!(error instanceof RangeError)) throw error;
  }
  return texts;
}

/**
 * Null when it is no GGUF file, or holds no model of language.
 * @throws the file system's error, with its `code`
 */
export async function readGguf(path: string): Promise<GgufFacts | null> {
  const file = await open(path, 'r');
  try {
    const { size: bytes } = await file.stat();
    const head = Buffer.alloc(Math.min(HEAD_BYTES, bytes));
    await file.read(head, 0, head.length, 0);
    if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    const reader = new Reader(head);
    reader.skip(MAGIC.length);
    const version = reader.uint32();
    const tensors = reader.count();
    if (version < OLDEST_VERSION || version > NEWEST_VERSION || tensors === 0) return null;
    const texts = textsOf(reader, reader.count());
    const architecture = texts.get('general.architecture') ?? '';
    const kind = texts.get('general.type') ?? 'model';
    if (architecture === '' || architecture === 'clip' || kind !== 'model') return null;
    const [name = '', licence = ''] = ['general.name', 'general.license'].map((key) => texts.get(key));
    return { architecture, name: name.trim(), licence: licence.trim(), bytes };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    await file.close();
  }
}
