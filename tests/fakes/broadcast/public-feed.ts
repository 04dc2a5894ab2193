import type { PublicFeed } from '../../../src/main/broadcast/contract';
import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../src/shared/session/session-view';

/** A public feed that a test fills by hand; it holds nothing back and hides the word "secret". */
export class FakePublicFeed implements PublicFeed {
  view: SessionView = EMPTY_VIEW;
  readonly #events: SessionEvent[] = [];
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  readonly #deletions = new Set<(sessionId: string) => void>();

  append(...happenings: readonly SessionHappening[]): void {
    for (const happening of happenings) {
      const seq = happening.type === 'session-started' ? 1 : this.view.seq + 1;
      const event: SessionEvent = { seq, happening };
      this.#events.push(event);
      this.view = applySessionEvent(this.view, event);
      for (const listener of this.#listeners) listener(event);
    }
  }

  delete(): void {
    const { sessionId } = this.view;
    this.view = EMPTY_VIEW;
    this.#events.length = 0;
    for (const listener of this.#deletions) listener(sessionId ?? '');
  }

  since(sessionId: string, seq: number): readonly SessionEvent[] | null {
    return sessionId === this.view.sessionId ? this.#events.filter((event) => event.seq > seq) : null;
  }

  listen(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onDeleted(listener: (sessionId: string) => void): () => void {
    this.#deletions.add(listener);
    return () => void this.#deletions.delete(listener);
  }

  clean(text: string): string {
    return text.replaceAll('secret', '***');
  }
}
