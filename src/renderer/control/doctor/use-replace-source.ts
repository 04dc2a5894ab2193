import { MAX_LANES, type Lane, type Source } from '../../../shared/source';
import type { SessionView } from '../../../shared/session/session-view';
import { useActions, useControlContext } from '../state/context';

type ViewedLane = SessionView['lanes'][number];

/**
 * Has a lane of the running session hear another source, now and in later sessions: a lane's source is its own, so
 * another lane of its name takes its place.
 */
export function useReplaceSource(): (lane: ViewedLane, source: Source) => Promise<void> {
  const { session, api } = useControlContext();
  const { answer, chooseLanes } = useActions();
  return async ({ state: _state, lagMs: _lagMs, ...lane }, source) => {
    const { session: view, settings } = session.getState();
    const next: Lane = { ...lane, id: crypto.randomUUID(), source };
    await chooseLanes(settings.lanes.map((each) => (each.id === lane.id ? next : each)));
    const heard = view.lanes.filter(({ state }) => state !== 'removed').length;
    // So that there is always one; a session that is full makes room first.
    if (heard < MAX_LANES) {
      if ((await answer(api.addLane({ lane: next }))).ok) await answer(api.removeLane({ laneId: lane.id }));
    } else if ((await answer(api.removeLane({ laneId: lane.id }))).ok) {
      await answer(api.addLane({ lane: next }));
    }
  };
}
