import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { BrowserLink, Connection } from '../../ui/link/browser-link';
import { sessionStatus, type SessionStatus } from '../../ui/parts/session-status';
import type { SessionMirror, SessionState } from '../../ui/session-mirror';
import type { Actions, ActionState } from './actions';

interface DashboardContextValue {
  readonly session: SessionMirror['store'];
  readonly connection: BrowserLink['connection'];
  readonly actions: Actions;
}

export const DashboardContext = createContext<DashboardContextValue | null>(null);

export function useDashboard(): DashboardContextValue {
  const value = use(DashboardContext);
  if (!value) throw new Error('outside of DashboardContext');
  return value;
}

/** A part of Jamak's state; the component renders again when it changes. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useDashboard().session, select);
}

export function useConnection<T>(select: (connection: Connection) => T): T {
  return useStore(useDashboard().connection, select);
}

/** A part of what was asked for here, and what came of it. */
export function useActions<T>(select: (state: ActionState) => T): T {
  return useStore(useDashboard().actions.store, select);
}

/** Whether the address is one for control. */
export function useControl(): boolean {
  return useConnection(({ control }) => control);
}

export function useStatus(): SessionStatus {
  const asked = useActions(({ pending }) => pending);
  const pending = asked === 'start' ? 'starting' : asked === 'stop' ? 'stopping' : null;
  return useSession(({ session }) => sessionStatus(session, pending));
}
