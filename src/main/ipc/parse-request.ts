import { JamakError, messageCodeSchema } from '../../shared/errors';
import { REQUESTS, type RequestInput, type RequestName } from '../../shared/ipc';

/**
 * What a window asks, checked with the request's schema. A schema says with which code it refuses by making that
 * the message of an issue.
 *
 * @throws JamakError with that code, else 'bad-request'
 */
export function parseRequest<N extends RequestName>(name: N, input: unknown): RequestInput<N> {
  const parsed = REQUESTS[name].input.safeParse(input);
  if (parsed.success) return parsed.data as RequestInput<N>;
  throw new JamakError(messageCodeSchema.catch('bad-request').parse(parsed.error.issues[0]?.message));
}
