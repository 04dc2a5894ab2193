import { PUSHES } from '../../../../../shared/ipc';
import type { InsideState } from '../../../../../shared/requests/inside';
import { useControlContext } from '../../../state/context';
import { useTold, type Told } from '../../../state/use-told';

export interface Inside extends Pick<Told<InsideState>, 'state' | 'error'> {
  readonly choose: () => void;
  readonly check: () => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

/** The model inside as main tells it, and what can be asked of it. */
export function useInside(): Inside {
  const { api } = useControlContext();
  const { state, error, ask } = useTold({
    get: api.insideState,
    listen: api.onInside,
    schema: PUSHES['inside.changed'].payload,
  });
  return {
    state,
    error,
    choose: () => ask(api.chooseInside),
    check: () => ask(api.checkInside),
    cancel: () => ask(api.cancelInside),
    forget: () => ask(api.forgetInside),
  };
}
