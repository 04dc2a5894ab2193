import { REFUSAL_HEADER } from '../../../shared/capture';
import { messageCodeSchema } from '../../../shared/errors';
import { SourceError } from './source';

/** Where main serves a lane that this page can't hear by itself. */
export function liveUrl(laneId: string, what: string): string {
  return `/live/${laneId}/${what}`;
}

/** Why main refused, by a header of its answer. */
export function refusal(header: (name: string) => string | null): SourceError {
  const { data } = messageCodeSchema.safeParse(header(REFUSAL_HEADER));
  return new SourceError(data ?? 'capture-failed');
}

/** @throws SourceError with main's reason */
export async function askLive(laneId: string, what: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(liveUrl(laneId, what), signal ? { signal } : {});
  if (!answer.ok) throw refusal((name) => answer.headers.get(name));
  return answer;
}
