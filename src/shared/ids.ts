import type { z } from 'zod';

/** For what came without an id: one that nothing else has. */
export function newId(): string {
  return crypto.randomUUID();
}

/** A check for lists whose entries are told apart by their ids: of two with the same one, the later is at fault. */
export function checkIds({ value, issues }: z.core.ParsePayload<readonly { readonly id: string }[]>): void {
  const seen = new Set<string>();
  for (const [index, { id }] of value.entries()) {
    if (seen.has(id))
      issues.push({ code: 'custom', path: [index, 'id'], input: value, message: 'not unique' });
    seen.add(id);
  }
}
