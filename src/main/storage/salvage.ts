import type { z } from 'zod';

export interface Salvaged<T> {
  readonly value: T;
  /** Where the values were that had to be given up, such as `overlay.fontSizePx`; empty when all is kept. */
  readonly lost: readonly string[];
}

type Path = readonly PropertyKey[];
/** An object or a list. */
type Holder = Record<PropertyKey, unknown>;

/**
 * What a schema can take of a value of which it refuses a part. Each value that it names is given up, so that its
 * default takes its place; one without a default takes along what it is missing in, and a list that is too long is
 * cut. Null when the value as a whole is of no use.
 */
export function salvage<T>(schema: z.ZodType<T>, value: unknown): Salvaged<T> | null {
  const kept: unknown = structuredClone(value);
  const lost = new Set<string>();
  // This ends, because each round takes something away.
  for (;;) {
    const parsed = schema.safeParse(kept);
    if (parsed.success) return { value: parsed.data, lost: outermost([...lost]) };
    // All places are looked up before anything moves.
    const refused = new Map<Holder, Set<PropertyKey>>();
    for (const issue of parsed.error.issues) {
      const path = reachable(kept, issue.path);
      const key = path.at(-1);
      if (key === undefined) return null;
      lost.add(path.join('.'));
      const holder = at(kept, path.slice(0, -1)) as Holder;
      const found = holder[key];
      if (issue.code === 'too_big' && Array.isArray(found)) found.length = Number(issue.maximum);
      else refused.set(holder, (refused.get(holder) ?? new Set()).add(key));
    }
    for (const [holder, keys] of refused) remove(holder, keys);
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
function outermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
}
