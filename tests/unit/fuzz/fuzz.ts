import fc from 'fast-check';
import { JamakError, type MessageCode } from '../../../src/shared/errors';

/** Always the same, so that a failure is one for everybody; JAMAK_FUZZ_SEED plays another. */
const SEED = Number(process.env['JAMAK_FUZZ_SEED'] ?? 20_261_127);
/** How many times as much is tried: JAMAK_FUZZ=100 for a night. */
const TIMES = Number(process.env['JAMAK_FUZZ'] ?? 1);

/** For `fc.assert`: so many tries. What fails is printed with its seed and path. */
export function tries(count: number): fc.Parameters<unknown> {
  return { seed: SEED, numRuns: Math.ceil(count * TIMES) };
}

/** Any value that JSON can hold, and some keys that objects have by themselves. */
export const json = fc.oneof(
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 3 },
  fc.constantFrom<unknown[]>(
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    1e308,
    -1,
    2 ** 53,
    '',
    'x'.repeat(5000),
    '../../etc/passwd',
    '\u202e\u0000\n',
    '\ud800',
  ),
);

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, part));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, part) };
}

/** `value` with one part replaced by anything that JSON can hold: what passes every look but the last. */
export function nearly(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...pathsOf(value)), json)
    .map(([path, part]) => replaced(value, path, part));
}

/** A file as it is after something happened to it: cut off, bits turned over, a piece twice, a piece of another kind. */
export function damaged(bytes: Buffer): fc.Arbitrary<Buffer> {
  const place = fc.nat(Math.max(0, bytes.length - 1));
  return fc.oneof(
    place.map((at) => bytes.subarray(0, at)),
    fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 8 }).map((turned) => {
      const copy = Buffer.from(bytes);
      for (const [at, bit] of turned) copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      return copy;
    }),
    fc.tuple(place, place).map(([at, from]) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(from)])),
    fc
      .tuple(place, fc.uint8Array({ maxLength: 64 }))
      .map(([at, other]) => Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at + other.length)])),
    fc.uint8Array({ maxLength: 400 }).map((other) => Buffer.from(other)),
  );
}

/** What an outcome is called: of a refusal its code. Throws what is no refusal of ours. */
export async function outcomeOf(work: () => unknown): Promise<MessageCode | 'taken'> {
  try {
    await work();
    return 'taken';
  } catch (error) {
    if (error instanceof JamakError && error.code !== 'unexpected') return error.code;
    throw error;
  }
}
