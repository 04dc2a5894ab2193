import { createContext, use } from 'react';
import type { Statement } from '../../../shared/session/digest';

/** What can be done about statements that are wrong. */
export interface StrikeActions {
  /** Strikes one out. `byKey`: whoever did it goes on by the keyboard. */
  readonly strike: (statement: Statement, byKey: boolean) => void;
}

/** Null where statements can't be struck out, as on pages for others. */
export const StrikeContext = createContext<StrikeActions | null>(null);

export function useStrike(): StrikeActions | null {
  return use(StrikeContext);
}
