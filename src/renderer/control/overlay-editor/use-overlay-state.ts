import { useEffect, useState } from 'react';
import { PUSHES } from '../../../shared/ipc';
import { useControlContext } from '../state/context';

/** Whether the overlay is being moved. */
export function useOverlayEditing(): boolean {
  const { api } = useControlContext();
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    const stop = api.onOverlayState((payload) => {
      const { success, data } = PUSHES['overlay.state'].payload.safeParse(payload);
      if (success) setEditing(data.editing);
    });
    void api.overlayState().then((reply) => reply.ok && setEditing(reply.value.editing));
    return stop;
  }, [api]);
  return editing;
}
