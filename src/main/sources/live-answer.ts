import type { MessageCode } from '../../shared/errors';

/** What the capture page is served of a live source. */
export interface LiveAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | string | null;
}

/** Where an answer says why there is none. */
export const CODE_HEADER = 'x-jamak-code';

export function refused(code: MessageCode): LiveAnswer {
  return { status: 502, headers: { [CODE_HEADER]: code }, body: null };
}
