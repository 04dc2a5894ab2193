import type { OBSRequestTypes } from 'obs-websocket-js/json';
import type { z } from 'zod';

export type ObsRequest = keyof OBSRequestTypes;

/** What of OBS the parts of this room may use. */
export interface ObsCalls {
  /**
   * Asks OBS, and reads its answer with `schema`. One that isn't ready is asked again until it is, as long as this
   * connection holds; what it is told to do is not told again, since it may be unwanted by then.
   *
   * @throws ObsRefusal with OBS's own code; JamakError 'obs-away' when it is not connected, breaks off or says nothing
   *   for five seconds, 'obs-failed' when the answer makes no sense
   */
  call<T>(schema: z.ZodType<T>, request: ObsRequest, data?: Readonly<Record<string, unknown>>): Promise<T>;
}

/** OBS answered that it can't or won't. Its codes: https://github.com/obsproject/obs-websocket, "RequestStatus". */
export class ObsRefusal extends Error {
  constructor(
    readonly request: ObsRequest,
    readonly code: number,
  ) {
    super(`${request}: ${code}`);
    this.name = 'ObsRefusal';
  }
}

/** OBS loads, or changes its scene collection; until that is done it answers so whatever it is asked. */
export const NOT_READY = 207;
/** An output that must run does not. */
export const OUTPUT_NOT_RUNNING = 501;
/** There is nothing of that name. */
export const NOT_FOUND = 600;
/** What the request is about is switched off in OBS. */
export const INVALID_STATE = 604;
