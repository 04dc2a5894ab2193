import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorValue } from '../../../shared/errors';
import type { SessionHappening } from '../../../shared/session/events';
import { PUSHES } from '../../../shared/ipc';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../shared/session/session-view';
import type { SoundHealth } from '../../../shared/sound-health';
import type { Lane } from '../../../shared/source';
import type { ControlApi } from '../../../shared/window-api';
import { asReply } from '../../ui/link/reply';

/** A trial of the sound, of which nothing is kept. */
export interface SoundCheckState {
  /** What was captioned in it so far; empty before the first one. */
  readonly view: SessionView;
  /** Why it could not be begun, or why a source can't be heard. */
  readonly error: ErrorValue | null;
}

export interface SoundState {
  readonly check: SoundCheckState;
  /** How lanes sound, by their id: those of the session and of the check. */
  readonly health: Readonly<Record<string, SoundHealth>>;
}

export interface Sound {
  readonly store: StoreApi<SoundState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  /** Begins a check; one that runs ends. */
  readonly startCheck: (lanes: readonly Lane[]) => Promise<void>;
  readonly stopCheck: () => Promise<void>;
}

export type SoundApi = Pick<ControlApi, 'startSoundCheck' | 'stopSoundCheck' | 'onSoundCheck' | 'onHealth'>;

const NO_CHECK: SoundCheckState = { view: EMPTY_VIEW, error: null };

/** How sources sound: what the doctor in main says of them, and checks before a session. */
export function createSound(api: SoundApi): Sound {
  const store = createStore<SoundState>(() => ({ check: NO_CHECK, health: {} }));
  /** Starts and stops come one after the other, so that main ends with what was asked last. */
  let last: Promise<unknown> = Promise.resolve();

  function inOrder(step: () => Promise<void>): Promise<void> {
    const next = last.then(step);
    last = next;
    return next;
  }

  function connect(): () => void {
    const stops = [
      api.onSoundCheck((payload) => {
        const { data: event } = PUSHES['sound-check.event'].payload.safeParse(payload);
        if (!event) return;
        const { happening } = event;
        store.setState(({ check }) => {
          // What an earlier check still says while it ends.
          if (happening.type !== 'session-started' && check.view.sessionId === null) return {};
          return {
            check: { view: applySessionEvent(check.view, event), error: check.error ?? failureOf(happening) },
          };
        });
      }),
      api.onHealth((payload) => {
        const { data } = PUSHES['lane.health'].payload.safeParse(payload);
        if (data) store.setState(({ health }) => ({ health: { ...health, [data.laneId]: data } }));
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  return {
    store,
    connect,
    startCheck: (lanes) =>
      inOrder(async () => {
        store.setState({ check: NO_CHECK });
        const reply = await asReply(api.startSoundCheck({ lanes: [...lanes] }));
        if (!reply.ok) store.setState({ check: { view: EMPTY_VIEW, error: reply.error } });
      }),
    stopCheck: () =>
      inOrder(async () => {
        store.setState({ check: NO_CHECK });
        await asReply(api.stopSoundCheck());
      }),
  };
}

function failureOf(happening: SessionHappening): ErrorValue | null {
  if (happening.type !== 'lane-state' || happening.state !== 'failed') return null;
  return { code: happening.code ?? 'capture-failed', params: {}, retryable: true };
}
