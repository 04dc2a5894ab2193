import type { ReportProgress } from '../../../shared/report';
import { useControlContext, useJobs } from '../state/context';

interface ReportJob {
  /** null when nothing was asked for since this window opened. */
  readonly progress: ReportProgress | null;
  /** Begins, or goes on where the last try ended. */
  readonly make: () => void;
  readonly cancel: () => void;
}

/** The making of the report of a session. */
export function useReport(sessionId: string): ReportJob {
  const { jobs } = useControlContext();
  const progress = useJobs((state) => state.reports[sessionId] ?? null);
  return {
    progress,
    make: () => void jobs.makeReport(sessionId),
    cancel: () => void jobs.cancelReport(sessionId),
  };
}
