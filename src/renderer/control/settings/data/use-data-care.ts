import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useControlContext } from '../../state/context';
import type { DataActions, DataState } from './data-store';

export type DataCare = DataState & DataActions;

/** Backups, and everything as one file; which backups there are is asked anew. */
export function useDataCare(): DataCare {
  const { data } = useControlContext();
  const state = useStore(data.store);
  useEffect(() => void data.load(), [data]);
  return { ...data, ...state };
}
