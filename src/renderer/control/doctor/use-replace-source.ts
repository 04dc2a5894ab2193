import { MAX_LANES, withLane, type Lane, type Source } from '../../../shared/source';
import type { SessionView } from '../../../shared/session/session-view';
import { useActions, useControlContext } from '../state/context';

type ViewedLane = SessionView['lanes'][number];

/**
 * Has a lane of the running session hear another source, now and in later sessions. The same microphone is heard in
 * another way at once, as main follows the settings; a lane of the same name takes the place of one with another source.
 */
export function useReplaceSource(): (lane: ViewedLane, source: Source) => Promise<void> {
  const { session, api } = useControlContext();
  const { answer, chooseLanes } = useActions();
  return async ({ state: _state, lagMs: _lagMs, ...lane }, source) => {
    const { session: view, settings } = session.getState();
    if (isSameDevice(lane.source, source)) {
      await chooseLanes(withLane(settings.lanes, lane.id, { source }));
      return;
    }
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

function isSameDevice(one: Source, other: Source): boolean {
  return one.kind === 'microphone' && other.kind === 'microphone' && one.deviceId === other.deviceId;
}
