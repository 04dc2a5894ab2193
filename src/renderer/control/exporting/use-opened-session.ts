import { useEffect, useEffectEvent } from 'react';
import { asReply } from '../../ui/link/reply';
import { useActions, useControl, useControlContext } from '../state/context';

/** Calls `show` with each session that is made of a file, also of one that opened this window. */
export function useOpenedSession(show: (sessionId: string) => void): void {
  const { api } = useControlContext();
  const { loadHistory } = useActions();
  const listed = useControl((state) => state.history !== null);
  const take = useEffectEvent(async () => {
    const reply = await asReply(api.takeOpenedSession());
    if (!reply.ok || reply.value === null) return;
    show(reply.value);
    if (listed) await loadHistory();
  });
  useEffect(() => {
    void take();
    return api.onOpenedSession(() => void take());
  }, [api]);
}
