import './zod-setup';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionEvent } from '../../shared/session/events';
import { PUSHES, type AppState } from '../../shared/ipc';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../shared/session/session-view';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import type { SessionLink } from './link/session-link';

export interface SessionState extends AppState {
  /** 'loading' until main's state has come, 'failed' while it can't be had. */
  readonly status: 'loading' | 'ready' | 'failed';
}

export interface SessionMirror {
  readonly store: StoreApi<SessionState>;
  /** Listens and catches up; the returned function stops it. */
  readonly connect: () => () => void;
}

/** How long to wait before asking main for its state again, ms. */
const RETRY_MS = 1000;

/** Events kept while main's state is on its way; it takes a moment, so more than this means that main is stuck. */
const MEANWHILE_LIMIT = 5000;

interface Meanwhile {
  events: SessionEvent[];
  /** Whether the oldest events had to go; then the state is fetched once more. */
  overflowed: boolean;
  spoken: Pick<AppState, 'settings' | 'language'> | null;
}

/**
 * Main's state as a page sees it. It listens first and asks for the state second, so that nothing
 * falls between the two; events that the state already holds are skipped by their number.
 *
 * @param kept what of a session the page keeps; all of it unless given
 */
export function createSessionMirror(
  link: SessionLink,
  language: AppState['language'],
  kept: (view: SessionView) => SessionView = (view) => view,
): SessionMirror {
  const after = (view: SessionView, event: SessionEvent): SessionView => kept(applySessionEvent(view, event));
  const store = createStore<SessionState>(() => ({
    status: 'loading',
    settings: DEFAULT_SETTINGS,
    language,
    session: EMPTY_VIEW,
  }));

  function connect(): () => void {
    let connected = true;
    /** What came while main's state was on its way; null when none is awaited. */
    let meanwhile: Meanwhile | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;

    function catchUpLater(): void {
      clearTimeout(retry);
      retry = setTimeout(() => void catchUp(), RETRY_MS);
    }

    async function catchUp(): Promise<void> {
      if (meanwhile) return;
      const came: Meanwhile = { events: [], overflowed: false, spoken: null };
      meanwhile = came;
      const reply = await link.state().catch(() => null);
      meanwhile = null;
      if (!connected) return;
      if (!reply?.ok) {
        if (store.getState().status === 'loading') store.setState({ status: 'failed' });
        catchUpLater();
        return;
      }
      const { session: told } = reply.value;
      const session = notYetIn(told, came.events).reduce(after, kept(told));
      if (came.overflowed) catchUpLater();
      store.setState({ ...reply.value, ...came.spoken, session, status: 'ready' });
    }

    const stopEvents = link.onSessionEvent((payload) => {
      const { success, data: event } = PUSHES['session.event'].payload.safeParse(payload);
      // An event that is lost here shows as a hole when the next one comes.
      if (!success) return;
      if (meanwhile) remember(meanwhile, event);
      const { session, status } = store.getState();
      if (status !== 'ready') return;
      // Numbers have no holes: when one is missing, show what came and fetch the rest.
      if (leavesHole(session, event)) catchUpLater();
      if (!isStartOf(session, event)) store.setState({ session: after(session, event) });
    });
    const stopDeletions = link.onSessionDeleted((payload) => {
      const { success, data } = PUSHES['session.deleted'].payload.safeParse(payload);
      if (!success) return;
      // The state that is on its way may be from before.
      if (meanwhile) catchUpLater();
      if (store.getState().session.sessionId === data.sessionId) store.setState({ session: EMPTY_VIEW });
    });
    const stopSettings = link.onSettings((payload) => {
      const { success, data: spoken } = PUSHES['settings.changed'].payload.safeParse(payload);
      if (!success) return;
      if (meanwhile) meanwhile.spoken = spoken;
      store.setState(spoken);
    });
    const stopStates = link.onState?.((state) => store.setState({ ...state, status: 'ready' }));
    void catchUp();

    return () => {
      connected = false;
      clearTimeout(retry);
      stopEvents();
      stopDeletions();
      stopSettings();
      stopStates?.();
    };
  }

  return { store, connect };
}

function remember(meanwhile: Meanwhile, event: SessionEvent): void {
  meanwhile.events.push(event);
  if (meanwhile.events.length > MEANWHILE_LIMIT) {
    meanwhile.events.shift();
    meanwhile.overflowed = true;
  }
}

/** Whether `event` starts the session that `view` already shows; it must not empty the view. */
function isStartOf(view: SessionView, { happening }: SessionEvent): boolean {
  return happening.type === 'session-started' && happening.sessionId === view.sessionId;
}

/**
 * The events of `came` that can still change `view`. Numbers only compare within one session, so
 * what came before the start of the view's own session is left out.
 */
function notYetIn(view: SessionView, came: readonly SessionEvent[]): readonly SessionEvent[] {
  const start = came.findIndex((event) => isStartOf(view, event));
  return came.slice(start + 1);
}

function leavesHole(view: SessionView, event: SessionEvent): boolean {
  return event.happening.type !== 'session-started' && event.seq > view.seq + 1;
}
