import { PUSHES } from '../../../../../shared/ipc';
import type { ServerState } from '../../../../../shared/broadcast/local-server';
import { useControlContext } from '../../../state/context';
import { useTold } from '../../../state/use-told';

/** How the server of pages for browsers is; null until main has told. */
export function useServerState(): ServerState | null {
  const { api } = useControlContext();
  return useTold({ get: api.serverState, listen: api.onServer, schema: PUSHES['server.changed'].payload })
    .state;
}
