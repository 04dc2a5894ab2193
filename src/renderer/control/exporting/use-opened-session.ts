import { useEffect, useEffectEvent } from 'react';
import { asReply } from '../../ui/link/reply';
import { useControlContext } from '../state/context';

/** Calls `show` with each session that is made of a file, also of one that opened this window. */
export function useOpenedSession(show: (sessionId: string) => void): void {
  const { api } = useControlContext();
  const take = useEffectEvent(async () => {
    const reply = await asReply(api.takeOpenedSession());
    if (reply.ok && reply.value !== null) show(reply.value);
  });
  useEffect(() => {
    void take();
    return api.onOpenedSession(() => void take());
  }, [api]);
}
