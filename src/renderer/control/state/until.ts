import type { SessionMirror } from '../../ui/session-mirror';

/** How long to wait for the events that follow main's answer, ms. */
const PATIENCE_MS = 15_000;

/** Waits until `holds` is true of the session, at most `patienceMs`, so that no button stays busy for ever. */
export function until(
  session: SessionMirror['store'],
  holds: () => boolean,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const unsubscribe = session.subscribe(() => holds() && done());
  });
}
