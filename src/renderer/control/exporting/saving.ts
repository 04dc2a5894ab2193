import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportWish } from '../../../shared/exporting/options';
import type { ControlApi } from '../../../shared/window-api';
import type { Control } from '../state/control-store';

interface SavingState {
  /** Whether a file is being saved, which takes long where sound goes along. */
  readonly saving: boolean;
}

export interface Saving {
  readonly store: StoreApi<SavingState>;
  /** Saves a session where the user says, one at a time. Its options are those of the next export too. */
  readonly save: (sessionId: string, wish: ExportWish) => Promise<void>;
  readonly cancel: () => Promise<void>;
}

/** Files of sessions that are saved, whatever the window shows meanwhile. */
export function createSaving(
  api: Pick<ControlApi, 'saveExport' | 'cancelExport'>,
  { answer, changeSettings }: Pick<Control, 'answer' | 'changeSettings'>,
): Saving {
  const store = createStore<SavingState>(() => ({ saving: false }));
  return {
    store,
    async save(sessionId, wish) {
      if (store.getState().saving) return;
      store.setState({ saving: true });
      await changeSettings({ export: wish.options });
      await answer(api.saveExport({ sessionId, ...wish }));
      store.setState({ saving: false });
    },
    async cancel() {
      await answer(api.cancelExport());
    },
  };
}
