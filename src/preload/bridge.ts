import { ipcRenderer } from 'electron';
import type { PushName, PushPayload, Reply, RequestInput, RequestName, RequestOutput } from '../shared/ipc';

/** What is answered when main does not: while the app closes nobody is there to. */
const UNANSWERED: Reply<never> = { ok: false, error: { code: 'unexpected', params: {}, retryable: true } };

/** Asks main by one name; main checks who asks and what (see `main/ipc/doorway.ts`). Never rejects. */
export function request<N extends RequestName>(
  name: N,
): (input?: RequestInput<N>) => Promise<Reply<RequestOutput<N>>> {
  return (input) =>
    ipcRenderer.invoke(name, input).catch(() => UNANSWERED) as Promise<Reply<RequestOutput<N>>>;
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
