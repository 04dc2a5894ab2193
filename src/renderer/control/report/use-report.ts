import type { ReportProgress } from '../../../shared/session/report';
import { useControlContext, useJobs } from '../state/context';
import type { ReportEngine } from '../state/language-jobs';

interface ReportJob {
  /** null when nothing was asked for since this window opened. */
  readonly progress: ReportProgress | null;
  /** How much of it is done, in percent. */
  readonly percent: number;
  /** The step that is under way; the last one once all are done. */
  readonly step: number;
  /** Begins, or goes on where the last try ended. */
  readonly make: (by?: ReportEngine) => void;
  readonly cancel: () => void;
}

/** The making of the report of a session. */
export function useReport(sessionId: string): ReportJob {
  const { jobs } = useControlContext();
  const progress = useJobs((state) => state.reports[sessionId] ?? null);
  return {
    progress,
    percent: progress ? (100 * progress.done) / progress.total : 0,
    step: progress ? Math.min(progress.done + 1, progress.total) : 0,
    make: (by) => void jobs.makeReport(sessionId, by),
    cancel: () => void jobs.cancelReport(sessionId),
  };
}
