import { PUSHES } from '../../../../shared/ipc';
import type { UpdatesState } from '../../../../shared/requests/updates';
import { useControlContext } from '../../state/context';
import { useTold, type Told } from '../../state/use-told';

export interface UpdatesRoom extends Pick<Told<UpdatesState>, 'state' | 'error'> {
  readonly check: () => void;
  readonly download: () => void;
  readonly cancel: () => void;
  readonly install: (when: 'now' | 'quit' | 'never') => void;
  readonly openPage: () => void;
}

/** Newer versions as main tells of them, and what can be asked of it. */
export function useUpdates(): UpdatesRoom {
  const { api } = useControlContext();
  const { state, error, ask } = useTold({
    get: api.updatesState,
    listen: api.onUpdates,
    schema: PUSHES['updates.changed'].payload,
  });
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
