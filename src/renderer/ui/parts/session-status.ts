import type { SessionView } from '../../../shared/session/session-view';

/** What the user asked for and main has not yet done. */
export type Pending = 'starting' | 'stopping' | null;

export type SessionStatus =
  | 'ready'
  | 'starting'
  | 'listening'
  | 'paused'
  | 'muted'
  | 'lost'
  | 'failed'
  | 'stopping';

/** The one word for what is going on, from the session and from what was just asked for. */
export function sessionStatus(
  view: Pick<SessionView, 'phase' | 'lanes' | 'paused'>,
  pending: Pending,
): SessionStatus {
  if (pending) return pending;
  if (view.phase !== 'running') return 'ready';
  if (view.paused) return 'paused';
  const lanes = view.lanes.filter(({ state }) => state !== 'removed');
  const states = new Set(lanes.map((lane) => lane.state));
  // The worst lane decides: a streamer must see at once that one voice is missing.
  if (states.has('lost')) return 'lost';
  if (states.has('failed')) return 'failed';
  if (states.has('opening')) return 'starting';
  if (lanes.every(({ muted }) => muted)) return 'muted';
  return states.has('listening') ? 'listening' : 'stopping';
}
