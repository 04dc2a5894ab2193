import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';
import type { AppState, PushPayload, Reply } from '../../../src/shared/ipc';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../src/shared/session/session-view';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';

/** Main as a window knows it: a feed with a fold of its own, and answers that may take their time. */
export class FakeMain {
  view: SessionView = EMPTY_VIEW;
  settings = DEFAULT_SETTINGS;
  language: AppState['language'] = 'en';
  stateRequests = 0;
  /** Makes the answers to `state()` wait until `answerState()`. */
  slow = false;
  readonly #events = new Set<(event: SessionEvent) => void>();
  readonly #deletions = new Set<(payload: PushPayload<'session.deleted'>) => void>();
  readonly #settings = new Set<(payload: PushPayload<'settings.changed'>) => void>();
  #waiting: (() => void)[] = [];
  #seq = 0;

  readonly api = {
    state: (): Promise<Reply<AppState>> => {
      this.stateRequests++;
      // The state is the one at the time of the question, however late the answer comes.
      const reply: Reply<AppState> = {
        ok: true,
        value: { settings: this.settings, language: this.language, session: this.view },
      };
      if (!this.slow) return Promise.resolve(reply);
      return new Promise((resolve) => this.#waiting.push(() => resolve(reply)));
    },
    onSessionEvent: (listener: (event: SessionEvent) => void) => listen(this.#events, listener),
    onSessionDeleted: (listener: (payload: PushPayload<'session.deleted'>) => void) =>
      listen(this.#deletions, listener),
    onSettings: (listener: (payload: PushPayload<'settings.changed'>) => void) =>
      listen(this.#settings, listener),
  };

  /** Adds to the feed; `lost` keeps it from the windows. */
  append(happening: SessionHappening, lost = false): SessionEvent {
    if (happening.type === 'session-started') this.#seq = 0;
    const event = { seq: ++this.#seq, happening };
    this.view = applySessionEvent(this.view, event);
    if (!lost) this.push(event);
    return event;
  }

  push(event: SessionEvent): void {
    for (const listener of this.#events) listener(structuredClone(event));
  }

  /** Deletes the session that ran last. */
  delete(): void {
    const { sessionId } = this.view;
    this.view = EMPTY_VIEW;
    for (const listener of this.#deletions) listener({ sessionId: sessionId ?? '' });
  }

  speak(language: AppState['language']): void {
    this.language = language;
    for (const listener of this.#settings) listener({ settings: this.settings, language });
  }

  answerState(): void {
    for (const answer of this.#waiting.splice(0)) answer();
  }

  get listeners(): number {
    return this.#events.size + this.#deletions.size + this.#settings.size;
  }
}

function listen<T>(listeners: Set<(payload: T) => void>, listener: (payload: T) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function started(sessionId: string, startedAt = 1_000_000): SessionHappening {
  return {
    type: 'session-started',
    sessionId,
    startedAt,
    lanes: [{ id: 'lane-1', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
  };
}

export function interim(captionId: string, stable: string, tentative: string, startMs = 0): SessionHappening {
  return {
    type: 'caption-interim',
    captionId,
    laneId: 'lane-1',
    startMs,
    endMs: startMs + 900,
    stable,
    tentative,
  };
}

export function final(captionId: string, text: string, startMs = 0): SessionHappening {
  return { type: 'caption-final', captionId, laneId: 'lane-1', startMs, endMs: startMs + 1000, text };
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
