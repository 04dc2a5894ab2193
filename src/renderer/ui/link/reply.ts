import { toErrorValue, type ErrorValue } from '../../../shared/errors';
import type { Reply } from '../../../shared/ipc';

/** A request that main never answered is answered as one that failed. */
export function asReply<T>(request: Promise<Reply<T>>): Promise<Reply<T>> {
  return request.catch((error: unknown) => ({ ok: false, error: toErrorValue(error) }));
}

/** What went wrong last, by what it went wrong with. */
export type ErrorsById = Readonly<Record<string, ErrorValue>>;

export function withError(errors: ErrorsById, id: string, reply: Reply<unknown>): ErrorsById {
  const { [id]: _, ...others } = errors;
  return reply.ok ? others : { ...others, [id]: reply.error };
}
