import type { StoreApi } from 'zustand/vanilla';
import {
  LANE_COLOURS,
  MAX_LANES,
  withLane,
  type Lane,
  type LaneColour,
  type Source,
} from '../../../shared/source';
import type { SessionView } from '../../../shared/session/session-view';
import type { ControlApi } from '../../../shared/window-api';
import type { SessionState } from '../../ui/session-mirror';
import type { Control } from './control-store';

/** A lane, and how it is in the session that runs. */
export type ShownLane = Lane & Partial<Pick<SessionView['lanes'][number], 'state'>>;

/** What can be done with lanes, idle and while a session runs. Settings and session are kept the same. */
export interface Lanes {
  /** `nameOf` names a lane that has no name: from two on each has one, as they would be told apart by nothing. */
  readonly add: (source: Source, nameOf: (source: Source) => string) => Promise<void>;
  readonly remove: (laneId: string) => Promise<void>;
  readonly mute: (laneId: string, muted: boolean) => Promise<void>;
  readonly change: (
    laneId: string,
    changes: Partial<Pick<Lane, 'name' | 'colour' | 'language' | 'source'>>,
  ) => Promise<void>;
  /** Pauses the session that runs, or has it heard again. */
  readonly togglePause: () => Promise<void>;
}

export interface LanesOptions {
  readonly api: Pick<ControlApi, 'addLane' | 'removeLane' | 'muteLane' | 'pauseSession' | 'resumeSession'>;
  readonly session: StoreApi<SessionState>;
  readonly control: Pick<Control, 'answer' | 'changeLanes'>;
  readonly newId: () => string;
}

export function createLanes({ api, session, control, newId }: LanesOptions): Lanes {
  const running = (): boolean => session.getState().session.phase === 'running';
  const lanes = (): readonly Lane[] => session.getState().settings.lanes;
  const change: Lanes['change'] = (laneId, changes) =>
    control.changeLanes((all) => withLane(all, laneId, changes));

  return {
    change,
    async add(source, nameOf) {
      if (lanes().length >= MAX_LANES) return;
      const others = withNames(lanes(), nameOf);
      const lane: Lane = {
        id: newId(),
        name: freeName(nameOf(source), others),
        colour: freeColour(others),
        source,
        muted: false,
      };
      if (running() && !(await control.answer(api.addLane({ lane }))).ok) return;
      await control.changeLanes((all) => [...withNames(all, nameOf), lane]);
    },
    async remove(laneId) {
      if (lanes().length < 2) return;
      if (running() && !(await control.answer(api.removeLane({ laneId }))).ok) return;
      await control.changeLanes((all) => all.filter(({ id }) => id !== laneId));
    },
    async mute(laneId, muted) {
      // Main has the settings follow.
      if (running()) await control.answer(api.muteLane({ laneId, muted }));
      else await control.changeLanes((all) => withLane(all, laneId, { muted }));
    },
    async togglePause() {
      if (!running()) return;
      const { paused } = session.getState().session;
      await control.answer(paused ? api.resumeSession() : api.pauseSession());
    },
  };
}

/** Those of the session while one runs, else those of the settings. */
export function shownLanes(view: SessionView, settings: readonly Lane[]): readonly ShownLane[] {
  return view.phase === 'running' ? view.lanes.filter(({ state }) => state !== 'removed') : settings;
}

function withNames(lanes: readonly Lane[], nameOf: (source: Source) => string): Lane[] {
  const named: Lane[] = [];
  for (const lane of lanes) named.push({ ...lane, name: lane.name || freeName(nameOf(lane.source), named) });
  return named;
}

/** `wanted`, with a number where another lane is called so. */
function freeName(wanted: string, lanes: readonly Lane[]): string {
  const taken = new Set(lanes.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name)) return name;
  }
}

function freeColour(lanes: readonly Lane[]): LaneColour {
  const taken = new Set(lanes.map(({ colour }) => colour));
  return LANE_COLOURS.find((colour) => !taken.has(colour)) ?? LANE_COLOURS[0];
}
