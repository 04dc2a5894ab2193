import type { z } from 'zod';
import { JamakError, toErrorValue } from '../../../shared/errors';
import type { Reply } from '../../../shared/ipc';
import {
  API_ROUTES,
  apiErrorSchema,
  type ApiInput,
  type ApiOutput,
  type ApiRoute,
} from '../../../shared/broadcast/public-api';

type PostRoute = { [R in ApiRoute]: (typeof API_ROUTES)[R]['method'] extends 'post' ? R : never }[ApiRoute];

/** Has something done by the local server; an error comes back as a value. */
export type AskServer = <R extends PostRoute>(route: R, input: ApiInput<R>) => Promise<Reply<ApiOutput<R>>>;

/** How long an answer may take, ms; what a language model writes takes its time. */
const PATIENCE_MS = 15_000;
const WRITING_PATIENCE_MS = 180_000;

/** @param send how requests leave the page */
export function createPublicClient(send: typeof fetch = (...request) => fetch(...request)): AskServer {
  return async <R extends PostRoute>(route: R, input: ApiInput<R>): Promise<Reply<ApiOutput<R>>> => {
    try {
      const answer = await send(`../api/${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(route === 'catch-up' ? WRITING_PATIENCE_MS : PATIENCE_MS),
      });
      const body: unknown = await answer.json();
      if (!answer.ok) return { ok: false, error: apiErrorSchema.parse(body).error };
      const output: z.ZodType = API_ROUTES[route].output;
      return { ok: true, value: output.parse(body) as ApiOutput<R> };
    } catch (error) {
      // What is no answer of Jamak's comes from something in between, or from nowhere.
      return { ok: false, error: toErrorValue(new JamakError('jamak-unreachable', { cause: error })) };
    }
  };
}
