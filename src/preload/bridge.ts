import { ipcRenderer } from 'electron';
import type { PushName, PushPayload, Reply, RequestInput, RequestName, RequestOutput } from '../shared/ipc';

/** Asks main by one name; main checks who asks and what (see `main/ipc/doorway.ts`). */
export function request<N extends RequestName>(
  name: N,
): (input?: RequestInput<N>) => Promise<Reply<RequestOutput<N>>> {
  return (input) => ipcRenderer.invoke(name, input) as Promise<Reply<RequestOutput<N>>>;
}

/** Listens to one kind of message until the returned function is called. */
export function listen<N extends PushName>(
  name: N,
): (listener: (payload: PushPayload<N>) => void) => () => void {
  return (listener) => {
    const onMessage = (_event: unknown, payload: PushPayload<N>): void => listener(payload);
    ipcRenderer.on(name, onMessage);
    return () => ipcRenderer.off(name, onMessage);
  };
}
