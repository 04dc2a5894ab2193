import { useControl, useSession } from './context';
import { sessionStatus, type SessionStatus } from '../../ui/parts/session-status';

export function useStatus(): SessionStatus {
  const pending = useControl((state) => state.pending);
  return useSession((state) => sessionStatus(state.session, pending));
}

/** Whether a session runs or is about to; what it was started with can't be changed then. */
export function useRunning(): boolean {
  const pending = useControl((state) => state.pending);
  const phase = useSession((state) => state.session.phase);
  return phase === 'running' || pending !== null;
}
