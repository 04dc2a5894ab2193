import { useEffect } from 'react';
import { useControlContext, useSession } from '../state/context';

/** When this page's script ran, epoch ms. */
const RUN_AT = now();
let told = false;

/** Tells main once that the window can be used: what main knows is drawn, and its buttons work. */
export function useTellUsable(): void {
  const ready = useSession((state) => state.status === 'ready');
  const { api } = useControlContext();
  useEffect(() => {
    if (!ready || told) return;
    told = true;
    const state = now();
    // The next frame draws what was just mounted; what follows it comes after the drawing.
    requestAnimationFrame(() =>
      setTimeout(
        () => void api.tellUsable({ asked: performance.timeOrigin, run: RUN_AT, state, usable: now() }),
      ),
    );
  }, [ready, api]);
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
