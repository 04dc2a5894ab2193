import type { z } from 'zod';

export interface Salvaged<T> {
  readonly value: T;
  /** Where the values were that had to be given up, such as `overlay.fontSizePx`; empty when all is kept. */
  readonly lost: readonly string[];
}

type Path = readonly PropertyKey[];
/** An object or a list. */
type Holder = Record<PropertyKey, unknown>;

/** A list without what it had too much of, which moves up when entries before it are given up. */
interface TooLong {
  readonly list: unknown[];
  readonly most: number;
  readonly place: string;
  readonly rest: unknown[];
}

/**
 * What a schema can take of a value of which it refuses a part. Each value that it names is given up, so that its
 * default takes its place; one without a default takes along what it is missing in, and a list that is too long keeps
 * as many good entries as it may have. Null when the value as a whole is of no use.
 */
export function salvage<T>(schema: z.ZodType<T>, value: unknown): Salvaged<T> | null {
  const kept: unknown = structuredClone(value);
  const lost = new Set<string>();
  const tooLong: TooLong[] = [];
  // This ends, because each round takes something away.
  for (;;) {
    const parsed = schema.safeParse(kept);
    if (parsed.success) {
      for (const { rest, place } of tooLong) if (rest.length > 0) lost.add(place);
      return { value: parsed.data, lost: outermost(lost) };
    }
    // All places are looked up before anything moves.
    const refused = new Map<Holder, Set<PropertyKey>>();
    const long: Omit<TooLong, 'rest'>[] = [];
    for (const issue of parsed.error.issues) {
      const path = reachable(kept, issue.path);
      const key = path.at(-1);
      if (key === undefined) return null;
      const place = path.join('.');
      const holder = at(kept, path.slice(0, -1)) as Holder;
      const list = holder[key];
      if (issue.code === 'too_big' && Array.isArray(list)) {
        long.push({ list, most: Number(issue.maximum), place });
      } else {
        lost.add(place);
        refused.set(holder, (refused.get(holder) ?? new Set()).add(key));
      }
    }
    for (const [holder, keys] of refused) remove(holder, keys);
    for (const cut of long) tooLong.push({ ...cut, rest: cut.list.splice(cut.most) });
    for (const { list, most, rest } of tooLong) list.push(...rest.splice(0, most - list.length));
  }
}

/** As much of a path as leads to a value: where one is missing, the path of what it is missing in. */
function reachable(root: unknown, path: Path): Path {
  const end = path.findIndex((key, depth) => {
    const holder = at(root, path.slice(0, depth));
    return typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key);
  });
  return end < 0 ? path : path.slice(0, end);
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((holder, key) => (holder as Holder)[key], root);
}

function remove(holder: Holder, keys: ReadonlySet<PropertyKey>): void {
  if (!Array.isArray(holder)) {
    for (const key of keys) Reflect.deleteProperty(holder, key);
    return;
  }
  const rest = holder.filter((_, index) => !keys.has(index));
  holder.length = 0;
  for (const each of rest) holder.push(each);
}

/** Without what lies in another that was given up as well. */
function outermost(paths: ReadonlySet<string>): string[] {
  return [...paths].filter((path) => {
    const keys = path.split('.');
    return !keys.some((_, depth) => depth > 0 && paths.has(keys.slice(0, depth).join('.')));
  });
}
