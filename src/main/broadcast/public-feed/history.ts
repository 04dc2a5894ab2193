import type { SessionEvent, SessionHappening } from '../../../shared/session/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../shared/session/session-view';

/** Events that are kept for who comes back after a break. */
const MOST_KEPT = 2_000;

/** What was public of one session, numbered without holes: the newest events, and all of them folded. */
export class PublicHistory {
  #view: SessionView = EMPTY_VIEW;
  #kept: SessionEvent[] = [];

  get view(): SessionView {
    return this.#view;
  }

  /** Null when they are not kept any more, or the session is another. */
  since(sessionId: string, seq: number): readonly SessionEvent[] | null {
    const last = this.#view.seq;
    const first = this.#kept[0]?.seq ?? last + 1;
    if (sessionId !== this.#view.sessionId || seq < first - 1 || seq > last) return null;
    return this.#kept.slice(seq + 1 - first);
  }

  /** The happening as the next event. A session that starts begins anew. */
  add(happening: SessionHappening): SessionEvent {
    if (happening.type === 'session-started') this.clear();
    const event = { seq: this.#view.seq + 1, happening };
    this.#view = withoutOriginals(applySessionEvent(this.#view, event), happening);
    this.#kept.push(event);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    return event;
  }

  /** No event so far is ever told again: who comes back starts from the view. */
  forgetEvents(): void {
    this.#kept = [];
  }

  clear(): void {
    this.#view = EMPTY_VIEW;
    this.#kept = [];
  }
}

/** What a caption was before somebody corrected it, or before it was masked, is not public any more. */
function withoutOriginals(view: SessionView, happening: SessionHappening): SessionView {
  if (happening.type !== 'caption-edited') return view;
  const at = view.captions.findLastIndex(({ id }) => id === happening.captionId);
  const found = view.captions[at];
  if (!found) return view;
  const { original: _original, ...caption } = found;
  return { ...view, captions: view.captions.with(at, caption) };
}
