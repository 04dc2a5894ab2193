import { useEffect, useState } from 'react';
import type { Reply } from '../../../../shared/ipc';
import type { Backup, DataProgress, ImportMode } from '../../../../shared/requests/data';
import { useActions, useControlContext } from '../../state/context';

/** What is being done; one thing at a time. */
export type DataJob = 'backUp' | 'restore' | 'export' | 'import';

export interface DataCare {
  /** Newest first; null until they are known. */
  readonly backups: readonly Backup[] | null;
  readonly job: DataJob | null;
  readonly backUp: () => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  /** How far an export or import is; null where none has begun. */
  readonly progress: DataProgress | null;
  readonly exportAll: (options: { readonly recordings: boolean }) => Promise<void>;
  readonly importAll: (mode: ImportMode) => Promise<void>;
  readonly cancel: () => void;
}

/** Backups, and everything as one file, as main does it. What fails shows as a notice. */
export function useDataCare(): DataCare {
  const { api } = useControlContext();
  const { answer } = useActions();
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [job, setJob] = useState<DataJob | null>(null);
  const [progress, setProgress] = useState<DataProgress | null>(null);

  useEffect(() => api.onDataProgress(setProgress), [api]);

  useEffect(() => {
    let here = true;
    void answer(api.listBackups()).then((reply) => {
      if (here && reply.ok) setBackups(reply.value);
    });
    return () => {
      here = false;
    };
  }, [answer, api]);

  async function run<T>(what: DataJob, ask: () => Promise<Reply<T>>): Promise<void> {
    setJob(what);
    setProgress(null);
    await answer(ask());
    const reply = await answer(api.listBackups());
    if (reply.ok) setBackups(reply.value);
    setJob(null);
    setProgress(null);
  }

  return {
    backups,
    job,
    backUp: () => run('backUp', api.backUp),
    restore: (id) => run('restore', () => api.restoreBackup({ id })),
    progress,
    exportAll: (options) => run('export', () => api.exportData(options)),
    importAll: (mode) => run('import', () => api.importData({ mode })),
    cancel: () => void answer(api.cancelData()),
  };
}
