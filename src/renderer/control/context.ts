import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ControlApi } from '../../shared/window-api';
import type { SessionState, SessionStore } from '../ui/session-store';
import type { Control, ControlState } from './control-store';

export interface ControlContextValue {
  readonly session: SessionStore['store'];
  readonly control: Control;
  readonly onLevel: ControlApi['onLevel'];
}

export const ControlContext = createContext<ControlContextValue | null>(null);

export function useControlContext(): ControlContextValue {
  const value = use(ControlContext);
  if (!value) throw new Error('outside of ControlContext');
  return value;
}

/** A part of main's state; the component renders again when it changes. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useControlContext().session, select);
}

/** A part of this window's own state. */
export function useControl<T>(select: (state: ControlState) => T): T {
  return useStore(useControlContext().control.store, select);
}

export function useActions(): Control {
  return useControlContext().control;
}
