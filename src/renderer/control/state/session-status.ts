import type { SessionView } from '../../../shared/session/session-view';

/** What the user asked for and main has not yet done. */
export type Pending = 'starting' | 'stopping' | null;

export type SessionStatus = 'ready' | 'starting' | 'listening' | 'lost' | 'failed' | 'stopping';

/** The one word for what is going on, from the session and from what was just asked for. */
export function sessionStatus(view: Pick<SessionView, 'phase' | 'lanes'>, pending: Pending): SessionStatus {
  if (pending) return pending;
  if (view.phase !== 'running') return 'ready';
  const states = new Set(view.lanes.map((lane) => lane.state));
  // The worst lane decides: a streamer must see at once that one voice is missing.
  if (states.has('lost')) return 'lost';
  if (states.has('failed')) return 'failed';
  if (states.has('opening')) return 'starting';
  return states.has('listening') ? 'listening' : 'stopping';
}
