import { useEffect, useState } from 'react';
import type { ErrorValue } from '../../../../shared/errors';
import { PUSHES, type Reply } from '../../../../shared/ipc';
import type { UpdatesState } from '../../../../shared/requests/updates';
import { asReply } from '../../../ui/link/reply';
import { useControlContext } from '../../state/context';

export interface UpdatesRoom {
  /** Null until it is known. */
  readonly state: UpdatesState | null;
  /** What was asked for last and refused. */
  readonly error: ErrorValue | null;
  readonly check: () => void;
  readonly download: () => void;
  readonly cancel: () => void;
  readonly install: (when: 'now' | 'quit' | 'never') => void;
  readonly openPage: () => void;
}

/** Newer versions as main tells of them, and what can be asked of it. */
export function useUpdates(): UpdatesRoom {
  const { api } = useControlContext();
  const [state, setState] = useState<UpdatesState | null>(null);
  const [error, setError] = useState<ErrorValue | null>(null);
  useEffect(() => {
    let told = false;
    let here = true;
    const stop = api.onUpdates((payload) => {
      const { success, data } = PUSHES['updates.changed'].payload.safeParse(payload);
      if (!success) return;
      told = true;
      setState(data);
    });
    void asReply(api.updatesState()).then((reply) => {
      if (!here) return;
      // What was pushed meanwhile is newer.
      if (!reply.ok) setError(reply.error);
      else if (!told) setState(reply.value);
    });
    return () => {
      here = false;
      stop();
    };
  }, [api]);

  function ask(request: () => Promise<Reply<void>>): void {
    setError(null);
    void asReply(request()).then((reply) => setError(reply.ok ? null : reply.error));
  }
  return {
    state,
    error,
    check: () => ask(api.checkUpdates),
    download: () => ask(api.downloadUpdate),
    cancel: () => ask(api.cancelUpdate),
    install: (when) => ask(() => api.installUpdate({ when })),
    openPage: () => ask(api.openUpdatePage),
  };
}
