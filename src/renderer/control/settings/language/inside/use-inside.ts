import { useEffect, useState } from 'react';
import type { ErrorValue } from '../../../../../shared/errors';
import { PUSHES, type Reply } from '../../../../../shared/ipc';
import type { InsideState } from '../../../../../shared/requests/inside';
import { asReply } from '../../../../ui/link/reply';
import { useControlContext } from '../../../state/context';

export interface Inside {
  /** null until main has told. */
  readonly state: InsideState | null;
  /** Why the last thing that was asked did not come about. */
  readonly error: ErrorValue | null;
  readonly choose: () => void;
  readonly check: () => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

/** The model inside as main tells it, and what can be asked of it. */
export function useInside(): Inside {
  const { api } = useControlContext();
  const [state, setState] = useState<InsideState | null>(null);
  const [error, setError] = useState<ErrorValue | null>(null);
  useEffect(() => {
    let told = false;
    const stop = api.onInside((payload) => {
      const { success, data } = PUSHES['inside.changed'].payload.safeParse(payload);
      if (!success) return;
      told = true;
      setState(data);
    });
    void asReply(api.insideState()).then((reply) => {
      // What was pushed meanwhile is newer.
      if (!reply.ok) setError(reply.error);
      else if (!told) setState(reply.value);
    });
    return stop;
  }, [api]);

  function ask(request: () => Promise<Reply<void>>): void {
    setError(null);
    void asReply(request()).then((reply) => setError(reply.ok ? null : reply.error));
  }
  return {
    state,
    error,
    choose: () => ask(api.chooseInside),
    check: () => ask(api.checkInside),
    cancel: () => ask(api.cancelInside),
    forget: () => ask(api.forgetInside),
  };
}
