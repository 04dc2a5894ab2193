import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { History, HistoryState } from './history-store';

export const HistoryContext = createContext<History | null>(null);

export function useHistoryActions(): History {
  const value = use(HistoryContext);
  if (!value) throw new Error('outside of HistoryContext');
  return value;
}

/** A part of what is known of earlier sessions. */
export function useHistory<T>(select: (state: HistoryState) => T): T {
  return useStore(useHistoryActions().store, select);
}
