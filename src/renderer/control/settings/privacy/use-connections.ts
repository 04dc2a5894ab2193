import { useEffect, useState } from 'react';
import type { Connection } from '../../../../shared/requests/privacy';
import { asReply } from '../../../ui/link/reply';
import { useControlContext } from '../../state/context';

/** They are looked at again so often while they are shown, ms. */
const EVERY_MS = 2_000;

/** Whom this run has connected to, the latest first; null until it is known. */
export function useConnections(): readonly Connection[] | null {
  const { api } = useControlContext();
  const [connections, setConnections] = useState<readonly Connection[] | null>(null);
  useEffect(() => {
    let shown = true;
    const look = async (): Promise<void> => {
      const reply = await asReply(api.connections());
      if (shown && reply.ok) setConnections(reply.value);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [api]);
  return connections;
}
