import { z } from 'zod';

/**
 * The id of a session, lane, file, notice, model or endpoint: 1 to 100 letters, digits, `_`, `-` and, within, `.`. So
 * it can't lead to another folder, even where one is named by it. That there is such a thing is for its keeper to say.
 */
export const idSchema = z
  .string()
  .max(100)
  .regex(/^[a-z\d](?:[\w.-]*[\w-])?$/i);

/** For what came without an id: one that nothing else has. */
export function newId(): string {
  return crypto.randomUUID();
}

/** A check for lists whose entries are told apart by their ids: of two with the same one, the later is at fault. */
export function checkIds(
  { value, issues }: z.core.ParsePayload<readonly { readonly id: string }[]>,
  message = 'not unique',
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of value.entries()) {
    if (seen.has(id)) issues.push({ code: 'custom', path: [index, 'id'], input: value, message });
    seen.add(id);
  }
}
