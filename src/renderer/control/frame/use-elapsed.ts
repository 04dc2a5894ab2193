import { useEffect, useState } from 'react';
import { useControlContext, useSession } from '../state/context';
import { countElapsed } from '../state/elapsed';

/** How long the session has been running, ms; null while none runs, or that is not known yet. */
export function useElapsed(): number | null {
  const running = useSession(({ session }) => (session.phase === 'running' ? session.sessionId : null));
  const { api } = useControlContext();
  const [elapsedMs, setElapsedMs] = useState<number | null>(null);

  useEffect(() => {
    if (running === null) return undefined;
    const stop = countElapsed(api.elapsed, setElapsedMs);
    return () => {
      stop();
      setElapsedMs(null);
    };
  }, [api, running]);

  return elapsedMs;
}
