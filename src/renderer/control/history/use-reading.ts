import { useState } from 'react';
import { useSession } from '../state/context';

/** The earlier session that is being read; a session that starts puts it away. */
export function useReading(): [string | null, (sessionId: string | null) => void] {
  const [reading, setReading] = useState<string | null>(null);
  const live = useSession(({ session }) => (session.phase === 'running' ? session.sessionId : null));
  const [lastLive, setLastLive] = useState(live);
  if (live !== lastLive) {
    setLastLive(live);
    if (live !== null) setReading(null);
  }
  return [reading, setReading];
}
