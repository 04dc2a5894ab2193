import { createStore, type StoreApi } from 'zustand/vanilla';
import { PUSHES, type OverlayState } from '../../shared/ipc';
import type { OverlayApi } from '../../shared/window-api';

/** Whether the overlay is being moved or looked at, as main says. */
export function followOverlayState(
  api: Pick<OverlayApi, 'overlayState' | 'onOverlayState'>,
): StoreApi<OverlayState> {
  const store = createStore<OverlayState>(() => ({ editing: false, previewing: false }));
  api.onOverlayState((payload) => {
    const { success, data } = PUSHES['overlay.state'].payload.safeParse(payload);
    if (success) store.setState(data);
  });
  void api.overlayState().then((reply) => reply.ok && store.setState(reply.value));
  return store;
}
