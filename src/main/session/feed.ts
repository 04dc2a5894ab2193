import type { JamakError } from '../../shared/errors';
import {
  isKept,
  type Correction,
  type MarkHappening,
  type SessionEvent,
  type SessionHappening,
  type StrikeHappening,
} from '../../shared/session/events';
import { isKin, kinOf } from '../../shared/session/rearranging';
import {
  applySessionEvent,
  EMPTY_VIEW,
  type SessionView,
  type TakenBack,
} from '../../shared/session/session-view';
import { takingBack, withoutTakenBack, type TakingBack } from '../../shared/session/taking-back';
import { Saver } from './saver';

export interface FeedOptions {
  /** Commits events to the store; only what must outlive the session is given to it. */
  readonly commit: (events: readonly SessionEvent[]) => Promise<void>;
  readonly publish: (event: SessionEvent) => void;
  /** `publish` has thrown, which keeps no other event back. */
  readonly onError: (error: unknown) => void;
  /** Called once when commits begin to fail or to be late; captions go on, and it is tried again by itself. */
  readonly onUnsaved: (error: JamakError) => void;
  readonly onSavedAgain: () => void;
  /** How long a commit may keep an event from being shown, ms; 1500 when not given. */
  readonly deadlineMs?: number;
}

/**
 * The ordered, numbered list of one session's events. An event is published in its order and only after
 * it was committed, so whatever a window shows as final is on disk; or, when the disk is late or fails, is known to
 * be unsaved, is in memory, and is tried again until it is saved.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #saver: Saver;
  #seq = 0;
  #ended = false;
  #waiting: SessionEvent[] = [];
  /** Those that are being saved. */
  #leaving: SessionEvent[] = [];
  /** Captions of which nothing more is told. */
  readonly #takenBack = new Set<string>();
  /** What to call when the event with that number is committed. */
  readonly #onCommitted = new Map<number, () => void>();
  #draining: Promise<void> | null = null;
  #view: SessionView = EMPTY_VIEW;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#saver = new Saver({ ...options, onSaved: (events) => this.#committed(events) });
  }

  /** All that was published so far, folded: what a window that joins late starts from. */
  get view(): SessionView {
    return this.#view;
  }

  /** Everything so far that must outlive the session, on disk or not. */
  get kept(): readonly SessionEvent[] {
    return this.#saver.events;
  }

  /** What of it is not on disk yet. */
  get unsaved(): readonly SessionEvent[] {
    return this.#saver.unsaved;
  }

  /**
   * `onCommitted` is called when the happening is on disk: never, if the disk fails for good. What comes after the
   * session's end is no part of the session and is dropped.
   */
  append(happening: SessionHappening, onCommitted?: () => void): void {
    if (this.#ended) return;
    if ('captionId' in happening && this.#takenBack.has(happening.captionId)) {
      onCommitted?.();
      return;
    }
    this.#ended = happening.type === 'session-ended';
    this.#push(happening, onCommitted);
  }

  /** What of these is said by captions, final or not, that are published or on their way; with the others of their kin. */
  said(wanted: (place: TakenBack) => boolean): TakingBack[] {
    const said = new Map<string, TakenBack>();
    const note = ({ id, laneId, startMs, endMs }: TakenBack): void => {
      if (wanted({ id, laneId, startMs, endMs })) said.set(id, { id, laneId, startMs, endMs });
    };
    for (const each of [...this.#view.captions, ...this.#view.interims]) note(each);
    for (const { happening } of [...this.#leaving, ...this.#waiting]) {
      if (happening.type === 'caption-final' || happening.type === 'caption-interim')
        note({ ...happening, id: happening.captionId });
      if (happening.type === 'captions-rearranged') for (const caption of happening.captions) note(caption);
    }
    const { captions } = this.#view;
    return [...said.values()].map((place) => ({ ...place, related: kinOf(place.id, captions) }));
  }

  /**
   * Captions and utterances without one whose words are to be nowhere: also not in what is published later, and not in
   * what is kept. Also after the session's end, as long as nobody else adds to what is stored of it.
   */
  takeBack(places: readonly TakingBack[]): void {
    this.#forget(places);
    for (const place of places) this.#push(takingBack(place));
  }

  /**
   * Somebody corrected a caption, or rearranged some; otherwise as `takeBack`. Returns what is told of it: nothing of what
   * was taken back, and null where that is all of it.
   */
  edit<H extends Exclude<Correction, { type: 'caption-taken-back' }>>(happening: H): H | null {
    if (happening.type !== 'captions-rearranged') {
      if (this.#takenBack.has(happening.captionId)) return null;
      this.#push(happening);
      return happening;
    }
    const captions = happening.captions.filter((caption) => !isKin(caption, this.#takenBack));
    const told = { ...happening, captions };
    this.#push(told);
    return told;
  }

  #push(happening: SessionHappening, onCommitted?: () => void): void {
    this.#waiting.push({ seq: ++this.#seq, happening });
    if (onCommitted) this.#onCommitted.set(this.#seq, onCommitted);
    this.#startDraining();
  }

  /** From here on nothing in memory tells of them but the view, until their own event is published. */
  #forget(places: readonly TakingBack[]): void {
    for (const { id } of places) this.#takenBack.add(id);
    const change = (event: SessionEvent): SessionEvent => withoutTakenBack(event, places);
    this.#saver.change(change);
    // In place: they are being gone through.
    for (const events of [this.#leaving, this.#waiting])
      for (const [at, event] of events.entries()) events[at] = change(event);
  }

  /** After the session's end: publishes what the store has taken since. */
  showLate(happening: MarkHappening | StrikeHappening | Correction): void {
    if (happening.type === 'caption-taken-back') this.#forget([{ ...happening, id: happening.captionId }]);
    const event = { seq: ++this.#seq, happening };
    this.#view = applySessionEvent(this.#view, event);
    this.#publish(event);
  }

  /** Resolves when everything appended so far was published. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  /** Tries at once to save what is unsaved. Resolves when that was tried, or the store was late. Never rejects. */
  saveNow(): Promise<void> {
    return this.#saver.saveNow();
  }

  /** One drain runs at a time. What is appended while it ends gets another. */
  #startDraining(): void {
    if (this.#waiting.length === 0) return;
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
      this.#startDraining();
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#leaving = batch;
      this.#waiting = [];
      const kept = batch.filter((event) => isKept(event.happening));
      if (kept.length > 0) await this.#saver.save(kept);
      for (const event of batch) {
        this.#view = applySessionEvent(this.#view, event);
        this.#publish(event);
      }
      this.#leaving = [];
    }
  }

  #publish(event: SessionEvent): void {
    try {
      this.#options.publish(event);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #committed(events: readonly SessionEvent[]): void {
    for (const { seq } of events) {
      this.#onCommitted.get(seq)?.();
      this.#onCommitted.delete(seq);
    }
  }
}
