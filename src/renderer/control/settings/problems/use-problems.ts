import { useEffect, useState } from 'react';
import type { Crashes, DiagnosticsFile } from '../../../../shared/requests/diagnostics';
import { useActions, useControlContext } from '../../state/context';

/** What is being done; one thing at a time. */
export type ProblemsJob = 'look' | 'save';

export interface Problems {
  /** Null until they are known. */
  readonly known: Crashes | null;
  /** What would be saved, once it was looked at; null while it is not shown. */
  readonly files: readonly DiagnosticsFile[] | null;
  readonly job: ProblemsJob | null;
  /** Where diagnostics were saved last. */
  readonly saved: string | null;
  readonly look: () => Promise<void>;
  readonly hide: () => void;
  readonly save: (dumps: boolean) => Promise<void>;
  readonly showInFolder: () => void;
  readonly forget: () => Promise<void>;
}

/** What crashed, and the diagnostics, as main has them. What fails shows as a notice. */
export function useProblems(): Problems {
  const { api } = useControlContext();
  const { answer } = useActions();
  const [known, setKnown] = useState<Crashes | null>(null);
  const [files, setFiles] = useState<readonly DiagnosticsFile[] | null>(null);
  const [job, setJob] = useState<ProblemsJob | null>(null);
  const [saved, setSaved] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    void answer(api.listCrashes()).then((reply) => {
      if (here && reply.ok) setKnown(reply.value);
    });
    return () => {
      here = false;
    };
  }, [answer, api]);

  return {
    known,
    files,
    job,
    saved,
    look: async () => {
      setJob('look');
      const reply = await answer(api.lookAtDiagnostics());
      if (reply.ok) setFiles(reply.value);
      setJob(null);
    },
    hide: () => setFiles(null),
    save: async (dumps) => {
      setJob('save');
      setSaved(null);
      const reply = await answer(api.saveDiagnostics({ dumps }));
      if (reply.ok && reply.value) setSaved(reply.value.path);
      setJob(null);
    },
    showInFolder: () => void answer(api.showDiagnostics()),
    forget: async () => {
      const reply = await answer(api.forgetCrashes());
      if (!reply.ok) return;
      setKnown(reply.value);
      setFiles(null);
    },
  };
}
