import { useEffect, useEffectEvent } from 'react';
import type { Wish } from '../../../shared/ipc';
import { useControlContext } from '../state/context';
import { asReply } from '../../ui/link/reply';

/** Calls `run` when a command wishes for it, also one that opened this window. */
export function useWish(wish: Wish, run: () => void): void {
  const { api } = useControlContext();
  const take = useEffectEvent(async () => {
    const reply = await asReply(api.takeWish());
    if (reply.ok && reply.value === wish) run();
  });
  useEffect(() => {
    void take();
    return api.onWished(() => void take());
  }, [api]);
}
