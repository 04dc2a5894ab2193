import { powerSaveBlocker } from 'electron';
import type { SessionEvent } from '../../shared/session/events';

/** Listens to a session's events, and keeps the machine from going to sleep by itself while it runs. */
export function keepAwake(): (event: SessionEvent) => void {
  let blocker: number | null = null;
  return ({ happening: { type } }) => {
    if (type === 'session-started') {
      blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    } else if (type === 'session-ended' && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
