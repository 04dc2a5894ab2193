import { useEffect, useEffectEvent } from 'react';

/** Calls `run` when the component goes: a row that is scrolled away takes its field along without a word. */
export function useAtLast(run: () => void): void {
  const atLast = useEffectEvent(run);
  useEffect(() => () => atLast(), []);
}
