import { createStore, type StoreApi } from 'zustand/vanilla';
import { PUSHES, type Reply } from '../../../../shared/ipc';
import type { Backup, DataProgress, ImportMode } from '../../../../shared/requests/data';
import type { ControlApi } from '../../../../shared/window-api';

/** What is being done; one thing at a time. */
type DataJob = 'backUp' | 'restore' | 'export' | 'import';

export interface DataState {
  /** Newest first; null until they are known. */
  readonly backups: readonly Backup[] | null;
  readonly job: DataJob | null;
  /** How far an export or import is; null where none has begun. */
  readonly progress: DataProgress | null;
  /** Whether it was cancelled, and has yet to end. */
  readonly cancelled: boolean;
}

export interface DataActions {
  /** Asks which backups there are. */
  readonly load: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  readonly exportAll: (options: { readonly recordings: boolean }) => Promise<void>;
  readonly importAll: (mode: ImportMode) => Promise<void>;
  readonly cancel: () => Promise<void>;
}

export interface DataRoom extends DataActions {
  readonly store: StoreApi<DataState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
}

export type DataApi = Pick<
  ControlApi,
  'listBackups' | 'backUp' | 'restoreBackup' | 'exportData' | 'importData' | 'cancelData' | 'onDataProgress'
>;

/** Backups, and everything as one file, as main does it, whatever the window shows meanwhile. `answer` says what fails. */
export function createDataRoom(
  api: DataApi,
  answer: <T>(request: Promise<Reply<T>>) => Promise<Reply<T>>,
): DataRoom {
  const idle = { job: null, progress: null, cancelled: false };
  const store = createStore<DataState>(() => ({ backups: null, ...idle }));

  async function load(): Promise<void> {
    const reply = await answer(api.listBackups());
    if (reply.ok) store.setState({ backups: reply.value });
  }

  async function run<T>(job: DataJob, ask: () => Promise<Reply<T>>): Promise<void> {
    if (store.getState().job !== null) return;
    store.setState({ ...idle, job });
    await answer(ask());
    await load();
    store.setState(idle);
  }

  return {
    store,
    connect: () =>
      api.onDataProgress((payload) => {
        const { data: progress } = PUSHES['data.progress'].payload.safeParse(payload);
        if (progress) store.setState({ progress });
      }),
    load,
    backUp: () => run('backUp', () => api.backUp()),
    restore: (id) => run('restore', () => api.restoreBackup({ id })),
    exportAll: (options) => run('export', () => api.exportData(options)),
    importAll: (mode) => run('import', () => api.importData({ mode })),
    async cancel() {
      store.setState({ cancelled: true });
      await answer(api.cancelData());
    },
  };
}
