import type { SessionView } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';

interface CheckedLane {
  readonly lane: SessionView['lanes'][number];
  /** Of the lane that was asked for. */
  readonly askedId: string | undefined;
}

/** What a check can say something of: all lanes but those that failed. Its lanes have ids of their own, in the order of `asked`. */
export function checkedLanes(lanes: SessionView['lanes'], asked: readonly Lane[]): CheckedLane[] {
  return lanes
    .map((lane, at) => ({ lane, askedId: asked[at]?.id }))
    .filter(({ lane: { state } }) => state !== 'failed');
}
