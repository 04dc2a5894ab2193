import { REFUSAL_HEADER } from '../../shared/capture';
import type { MessageCode } from '../../shared/errors';

/** What the capture page is served of a live source. */
export interface LiveAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | string | null;
}

export function refused(code: MessageCode): LiveAnswer {
  return { status: 502, headers: { [REFUSAL_HEADER]: code }, body: null };
}
