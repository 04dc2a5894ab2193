import { useEffect, useState } from 'react';
import { useSession } from '../state/context';

const TICK_MS = 500;

/** How long the session has been running, ms; null while none runs. */
export function useElapsed(): number | null {
  const running = useSession((state) => state.session.phase === 'running');
  const startedAt = useSession((state) => state.session.startedAt);
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [running]);

  if (!running || startedAt === null) return null;
  return Math.max(0, now - startedAt);
}
