import { createContext, use } from 'react';

/** Session ms. */
export interface HeardSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** Plays what was recorded of these spans, one after the other. */
export type PlaySpans = (spans: readonly HeardSpan[]) => void;

/** Null where nothing was recorded, or nobody can play it. */
export const PlayContext = createContext<PlaySpans | null>(null);

export function usePlaySpans(): PlaySpans | null {
  return use(PlayContext);
}
