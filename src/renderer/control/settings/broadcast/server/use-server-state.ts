import { useEffect, useState } from 'react';
import { PUSHES } from '../../../../../shared/ipc';
import type { ServerState } from '../../../../../shared/broadcast/local-server';
import { useControlContext } from '../../../state/context';

/** How the server of pages for browsers is; null until main has told. */
export function useServerState(): ServerState | null {
  const { api } = useControlContext();
  const [state, setState] = useState<ServerState | null>(null);
  useEffect(() => {
    let told = false;
    const stop = api.onServer((payload) => {
      const { success, data } = PUSHES['server.changed'].payload.safeParse(payload);
      if (!success) return;
      told = true;
      setState(data);
    });
    // What was pushed meanwhile is newer.
    void api.serverState().then((reply) => reply.ok && !told && setState(reply.value));
    return stop;
  }, [api]);
  return state;
}
