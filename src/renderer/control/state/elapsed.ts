import type { ControlApi } from '../../../shared/window-api';

/** How often main is asked, ms. */
const ASK_EVERY_MS = 10_000;
const SHOW_EVERY_MS = 500;

/**
 * Shows how long the session has been running until the returned function is called. Main knows; between its
 * answers this page's own clock counts, which no change of the wall clock moves, but which may stand still while the
 * machine sleeps.
 */
export function countElapsed(ask: ControlApi['elapsed'], show: (elapsedMs: number) => void): () => void {
  /** When the session began, by this page's clock. */
  let begunAt: number | null = null;
  let stopped = false;
  const tell = (): void => {
    if (begunAt !== null) show(performance.now() - begunAt);
  };
  const learn = async (): Promise<void> => {
    const reply = await ask().catch(() => null);
    if (stopped || !reply?.ok || reply.value === null) return;
    begunAt = performance.now() - reply.value;
    tell();
  };
  const timers = [setInterval(tell, SHOW_EVERY_MS), setInterval(() => void learn(), ASK_EVERY_MS)];
  void learn();
  return () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
  };
}
