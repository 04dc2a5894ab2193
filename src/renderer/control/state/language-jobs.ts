import { createStore, type StoreApi } from 'zustand/vanilla';
import { PUSHES } from '../../../shared/ipc';
import type { ReportProgress } from '../../../shared/session/report';
import type { ControlApi } from '../../../shared/window-api';
import type { SessionMirror } from '../../ui/session-mirror';
import type { Control } from './control-store';
import { until } from './until';

/** How long a digest may take to begin, ms. Nothing comes when too little was said. */
const DIGEST_PATIENCE_MS = 8000;

export interface LanguageJobsState {
  /** Whether a digest was asked for and nothing of it has come yet. */
  readonly digestAsked: boolean;
  /** How far the report of each session is, as far as this window was told. */
  readonly reports: Readonly<Record<string, ReportProgress>>;
}

/** By whom a report is made: the engine of the settings, or the embedded one. */
export type ReportEngine = 'chosen' | 'embedded';

export interface LanguageJobs {
  readonly store: StoreApi<LanguageJobsState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  readonly makeDigest: () => Promise<void>;
  /** Begins, or goes on where the last try ended; by the same as that, unless given. */
  readonly makeReport: (sessionId: string, by?: ReportEngine) => Promise<void>;
  readonly cancelReport: (sessionId: string) => Promise<void>;
}

type LanguageApi = Pick<ControlApi, 'makeDigest' | 'makeReport' | 'cancelReport' | 'onReportProgress'>;

/** What the user may ask the language engine to write. What comes of a digest are events of the session. */
export function createLanguageJobs(
  api: LanguageApi,
  session: SessionMirror['store'],
  answer: Control['answer'],
): LanguageJobs {
  const store = createStore<LanguageJobsState>(() => ({ digestAsked: false, reports: {} }));

  /** By whom the last report of each session was asked for, so that it goes on by the same. */
  const engines = new Map<string, ReportEngine>();

  function tell(progress: ReportProgress): void {
    store.setState(({ reports }) => ({ reports: { ...reports, [progress.sessionId]: progress } }));
  }

  function forget(sessionId: string): void {
    const { [sessionId]: _, ...reports } = store.getState().reports;
    store.setState({ reports });
  }

  return {
    store,
    connect: () =>
      api.onReportProgress((payload) => {
        const { data: progress } = PUSHES['report.progress'].payload.safeParse(payload);
        if (progress) tell(progress);
      }),
    async makeDigest() {
      if (store.getState().digestAsked) return;
      store.setState({ digestAsked: true });
      const before = session.getState().session;
      const reply = await answer(api.makeDigest());
      if (reply.ok) {
        const comes = (): boolean => {
          const { digest, nextDigest, phase } = session.getState().session;
          return digest !== before.digest || nextDigest !== before.nextDigest || phase !== 'running';
        };
        await until(session, comes, DIGEST_PATIENCE_MS);
      }
      store.setState({ digestAsked: false });
    },
    async makeReport(sessionId, by = engines.get(sessionId) ?? 'chosen') {
      if (store.getState().reports[sessionId]?.state === 'running') return;
      engines.set(sessionId, by);
      tell({ sessionId, state: 'running', done: 0, total: 1 });
      const reply = await answer(api.makeReport({ sessionId, by }));
      if (!reply.ok) forget(sessionId);
    },
    async cancelReport(sessionId) {
      await answer(api.cancelReport({ sessionId }));
    },
  };
}
