import { useEffect } from 'react';
import type { Wish } from '../../../shared/ipc';
import { useControlContext } from '../state/context';
import { asReply } from '../../ui/link/reply';

/** Calls `run` when a command wishes for it, also one that opened this window. */
export function useWish(wish: Wish, run: () => void): void {
  const { api } = useControlContext();
  useEffect(() => {
    const take = (): void =>
      void asReply(api.takeWish()).then((reply) => {
        if (reply.ok && reply.value === wish) run();
      });
    take();
    return api.onWished(take);
  }, [api, wish, run]);
}
