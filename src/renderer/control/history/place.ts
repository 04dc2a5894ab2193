import { useState } from 'react';
import { useSession } from '../state/context';

/** Where in a session to begin. */
export interface Moment {
  readonly captionId: string | null;
  /** Session ms. */
  readonly atMs: number | null;
}

/** What the window shows beside the sources. */
export type Place =
  /** With "What did I miss?" over it, or without. */
  | { readonly name: 'live'; readonly catchUp: boolean }
  /** With the session that was read last, whose row takes the keyboard. */
  | { readonly name: 'history'; readonly back: string | null }
  | {
      readonly name: 'session';
      readonly sessionId: string;
      readonly moment: Moment | null;
      /** Where the way back leads. */
      readonly from: 'live' | 'history';
    };

export const LIVE: Place = { name: 'live', catchUp: false };

/** Where the user is once a session has started from there. */
export function afterStart(place: Place): Place {
  return place.name === 'live' ? place : LIVE;
}

/** Where the user is; a session that starts is shown, wherever that was. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(LIVE);
  const live = useSession(({ session }) => (session.phase === 'running' ? session.sessionId : null));
  const [lastLive, setLastLive] = useState(live);
  if (live !== lastLive) {
    setLastLive(live);
    if (live !== null) setPlace(afterStart);
  }
  return [place, setPlace];
}
