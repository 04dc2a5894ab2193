import type { PublicFeed } from '../../../src/main/broadcast/contract';
import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../src/shared/session/session-view';
import type { Lane } from '../../../src/shared/source';

export const LANE: Lane = {
  id: 'mic',
  name: '',
  colour: 'sky',
  muted: false,
  source: { kind: 'microphone' },
};

/** A public feed of what a test says. */
export class ScriptedFeed implements PublicFeed {
  #view: SessionView = EMPTY_VIEW;
  readonly #events: SessionEvent[] = [];
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  readonly #deleted = new Set<(sessionId: string) => void>();

  get view(): SessionView {
    return this.#view;
  }

  start(sessionId = 's1', lanes: Lane[] = [LANE]): void {
    this.#events.length = 0;
    this.say({ type: 'session-started', sessionId, startedAt: 0, lanes });
  }

  say(happening: SessionHappening): void {
    const event = { seq: this.#events.length + 1, happening };
    this.#events.push(event);
    this.#view = applySessionEvent(this.#view, event);
    for (const listener of this.#listeners) listener(event);
  }

  caption(captionId: string, text: string, startMs = 0, endMs = startMs + 1_000): void {
    this.say({ type: 'caption-final', captionId, laneId: LANE.id, startMs, endMs, text });
  }

  since(sessionId: string, seq: number): readonly SessionEvent[] | null {
    return sessionId === this.#view.sessionId ? this.#events.slice(seq) : null;
  }

  listen(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onDeleted(listener: (sessionId: string) => void): () => void {
    this.#deleted.add(listener);
    return () => this.#deleted.delete(listener);
  }

  delete(sessionId: string): void {
    for (const listener of this.#deleted) listener(sessionId);
  }

  clean(text: string): string {
    return text;
  }
}
