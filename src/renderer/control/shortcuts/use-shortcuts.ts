import { useEffect, useState } from 'react';
import { PUSHES } from '../../../shared/ipc';
import type { ShortcutState } from '../../../shared/commands/shortcuts';
import { useControlContext } from '../state/context';
import { asReply } from '../../ui/link/reply';

/** How the system takes the shortcuts; null until main has told. */
export function useShortcutState(): ShortcutState | null {
  const { api } = useControlContext();
  const [state, setState] = useState<ShortcutState | null>(null);
  useEffect(() => {
    let wanted = true;
    const stop = api.onShortcuts((payload) => {
      const { data } = PUSHES['shortcuts.changed'].payload.safeParse(payload);
      if (data) setState(data);
    });
    void asReply(api.shortcutState()).then((reply) => {
      if (wanted && reply.ok) setState(reply.value);
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [api]);
  return state;
}
