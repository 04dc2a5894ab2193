import type { Caption } from '../../../shared/session/caption';
import type { Correction, SessionEvent, SessionHappening } from '../../../shared/session/events';
import type { Rearranged } from '../../../shared/session/rearranging';
import type { SessionView } from '../../../shared/session/session-view';
import type { BroadcastSettings } from '../../../shared/settings';
import type { HeldBack, PublicFeed } from '../contract';
import { Cleaner, type CleanerOptions } from './cleaner';
import { HeldQueue } from './held-queue';
import { PublicHistory } from './history';
import { isHeld, type HeldHappening } from './leaves';
import { PublicSession } from './public-session';

export interface HoldingFeedOptions extends CleanerOptions {
  readonly settings: () => Pick<BroadcastSettings, 'shows' | 'holdBackSeconds'>;
  /** Ms of the steady clock. */
  readonly now: () => number;
  /** Calls `run` in `ms` milliseconds. Returns what calls it off. */
  readonly wait: (ms: number, run: () => void) => () => void;
  readonly onEvent: (event: SessionEvent) => void;
  /** Something of that session was public, and it was deleted. */
  readonly onDeleted: (sessionId: string) => void;
}

/** Interims above this number give way; half a minute of four lanes holds fewer. */
const MOST_HELD = 2_000;
/** What is public is looked through anew for so long at a time, ms. */
const REMASK_MS = 20;

interface Held {
  readonly session: PublicSession;
  readonly happening: HeldHappening;
}

/**
 * The one way out of the private windows. What it takes of the feed waits here for as long as it is held back, is masked
 * as the settings are when its time has come, and gets a number of its own. A session is played out to its end before the
 * next one begins. Corrections wait for nothing; what was taken back is gone from what waits and from what is kept.
 */
export class HoldingFeed implements Omit<PublicFeed, 'listen' | 'onDeleted'> {
  readonly #options: HoldingFeedOptions;
  readonly #cleaner: Cleaner;
  readonly #history = new PublicHistory();
  readonly #queue = new HeldQueue<Held>({ mayDrop: isPassing, most: MOST_HELD });
  /** The one that is public, and those that wait behind it. */
  #sessions: PublicSession[] = [];
  #callOff: (() => void) | null = null;
  #callOffRemask: (() => void) | null = null;
  readonly #callOffBits = new Set<() => void>();
  /** When captions that were rearranged while they were held back are due, ms of the steady clock. */
  readonly #withheld = new Map<string, number>();
  #closed = false;

  constructor(options: HoldingFeedOptions) {
    this.#options = options;
    this.#cleaner = new Cleaner(options);
  }

  get view(): SessionView {
    return this.#history.view;
  }

  /** What is held back right now. */
  get held(): HeldBack {
    const finals = this.#queue.all.filter(({ item }) => item.happening.type === 'caption-final');
    const first = finals[0];
    return {
      captions: finals.length,
      nextInMs: first ? Math.max(0, first.dueAt - this.#options.now()) : null,
    };
  }

  since(sessionId: string, seq: number): readonly SessionEvent[] | null {
    return this.#history.since(sessionId, seq);
  }

  clean(text: string): string {
    return this.#cleaner.clean(text);
  }

  /** Each event of the feed, as it is published. */
  take({ happening }: SessionEvent): void {
    if (this.#closed) return;
    if (happening.type === 'session-started') this.#begin(happening.sessionId);
    if (happening.type === 'caption-edited' || happening.type === 'caption-taken-back') {
      this.#correct(happening);
      return;
    }
    if (happening.type === 'captions-rearranged') {
      this.#rearrange(happening);
      return;
    }
    const session = this.#sessions.at(-1);
    // What was public of it is told anew without it; the words that are struck out are told nobody.
    if (session && happening.type === 'statement-struck') {
      this.#tellAnew(session, session.strike(happening));
    }
    if (!session || !isHeld(happening)) return;
    this.#tellAnew(session, session.hear(happening));
    this.#queue.put({ session, happening }, this.#options.now(), this.#holdMs);
    this.#release();
  }

  /** Settings have changed. @param masks whether the mask is another one */
  settingsChanged(masks: boolean): void {
    const [session] = this.#sessions;
    if (masks && session) {
      // Also of words that had given way to others before.
      this.#history.forgetEvents();
      this.#callOffRemask?.();
      this.#remask(session, session.remask());
    }
    this.#queue.shorten(this.#holdMs);
    const latest = this.#options.now() + this.#holdMs;
    for (const [id, dueAt] of this.#withheld) this.#withheld.set(id, Math.min(dueAt, latest));
    this.#release();
  }

  /** Sessions were deleted: nothing of them is public any more, or ever will be. */
  forget(deleted: (sessionId: string) => boolean): void {
    const { sessionId } = this.view;
    this.#sessions = this.#sessions.filter(({ id }) => !deleted(id));
    this.#queue.remove(({ session }) => deleted(session.id));
    if (sessionId === null || !deleted(sessionId)) return;
    this.#history.clear();
    this.#options.onDeleted(sessionId);
  }

  /** What is due becomes public, and nothing after that. */
  close(): void {
    this.#release();
    this.#closed = true;
    this.#callOff?.();
    this.#callOffRemask?.();
    for (const callOff of this.#callOffBits) callOff();
  }

  get #holdMs(): number {
    return this.#options.settings().holdBackSeconds * 1000;
  }

  #begin(id: string): void {
    const { settings } = this.#options;
    const cleaner = this.#cleaner;
    this.#sessions.push(new PublicSession({ id, cleaner, shows: () => settings().shows }));
  }

  #correct(correction: Exclude<Correction, Rearranged>): void {
    const session = this.#sessions.find((one) => one.knows(correction.captionId)) ?? this.#sessions.at(-1);
    if (!session) return;
    this.#queue.remove((held) => held.session === session && session.isMadeOf(held.happening, correction));
    if (correction.type === 'caption-edited') this.#tell(session, session.edit(correction));
    else this.#tellAnew(session, session.takeBack(correction));
  }

  /**
   * Somebody rearranged captions. What is held back of them still is so in what was made of it, until all of it would
   * have been public: till then a caption that it went into is out of sight.
   */
  #rearrange(happening: Rearranged): void {
    const ids = new Set([...happening.removed, ...happening.captions.map(({ id }) => id)]);
    const session =
      this.#sessions.find((one) => [...ids].some((id) => one.knows(id))) ?? this.#sessions.at(-1);
    if (!session) return;
    const now = this.#options.now();
    for (const [id, dueAt] of this.#withheld) if (dueAt <= now) this.#withheld.delete(id);
    for (const { item, dueAt } of this.#queue.all) {
      if (item.session === session && item.happening.type === 'caption-final')
        this.#withheld.set(item.happening.captionId, dueAt);
    }
    const dueAt = ({ id, madeOf = [] }: Caption): number =>
      Math.max(0, ...[id, ...madeOf].map((one) => this.#withheld.get(one) ?? 0));
    this.#queue.remove((held) => held.session === session && ids.has(captionOf(held.happening) ?? ''));
    for (const caption of happening.captions) {
      const due = dueAt(caption);
      if (due === 0) continue;
      for (const held of heldOf(caption)) this.#queue.putAt({ session, happening: held }, now, due);
    }
    this.#tellInBits(
      session,
      session.rearrange(happening, (caption) => dueAt(caption) > 0),
    );
    this.#release();
  }

  #tellInBits(session: PublicSession, bits: Generator<SessionHappening[]>): void {
    const until = this.#options.now() + REMASK_MS;
    for (let bit = bits.next(); !bit.done; bit = bits.next()) {
      this.#tellAnew(session, bit.value);
      if (this.#options.now() < until) continue;
      const callOff = this.#options.wait(0, () => {
        this.#callOffBits.delete(callOff);
        this.#tellInBits(session, bits);
      });
      this.#callOffBits.add(callOff);
      return;
    }
  }

  /** A long session takes seconds, in which captions go on. */
  #remask(session: PublicSession, bits: Generator<SessionHappening[]>): void {
    const until = this.#options.now() + REMASK_MS;
    this.#callOffRemask = null;
    for (let bit = bits.next(); !bit.done; bit = bits.next()) {
      this.#tellAnew(session, bit.value);
      if (this.#options.now() < until) continue;
      this.#callOffRemask = this.#options.wait(0, () => this.#remask(session, bits));
      return;
    }
  }

  /** Tells what is public at once, and nothing of before again. */
  #tellAnew(session: PublicSession, happenings: readonly SessionHappening[]): void {
    if (happenings.length === 0 || !this.#isPublic(session)) return;
    this.#history.forgetEvents();
    this.#tell(session, happenings);
  }

  #release(): void {
    this.#callOff?.();
    this.#callOff = null;
    const due = this.#queue.takeDue(this.#options.now());
    const newest = new Map(due.map(({ happening }) => [captionOf(happening), happening]));
    for (const held of due) {
      if (isPassing(held) && newest.get(captionOf(held.happening)) !== held.happening) continue;
      try {
        this.#show(held);
      } catch (error) {
        this.#options.onError(error);
      }
    }
    const nextAt = this.#queue.nextAt;
    if (nextAt === null) return;
    this.#callOff = this.#options.wait(nextAt - this.#options.now(), () => this.#release());
  }

  #show({ session, happening }: Held): void {
    // Those before it are played out.
    if (happening.type === 'session-started') {
      this.#sessions = this.#sessions.slice(this.#sessions.indexOf(session));
    }
    const shown = session.show(happening);
    if (shown) this.#tell(session, [shown]);
  }

  #tell(session: PublicSession, happenings: readonly SessionHappening[]): void {
    for (const happening of happenings) {
      if (happening.type !== 'session-started' && !this.#isPublic(session)) return;
      this.#options.onEvent(this.#history.add(happening));
    }
  }

  #isPublic({ id }: PublicSession): boolean {
    return this.view.sessionId === id;
  }
}

/** What is of no use once the next of it is there. */
function isPassing({ happening }: Held): boolean {
  return happening.type === 'caption-interim' || happening.type === 'translation-interim';
}

/** What of a caption becomes public after its time. */
function heldOf({
  id: captionId,
  laneId,
  startMs,
  endMs,
  text,
  translations = [],
}: Caption): HeldHappening[] {
  const translated = translations.filter((one) => one.final && one.text !== '');
  return [
    { type: 'caption-final', captionId, laneId, startMs, endMs, text },
    ...translated.map((one) => ({
      type: 'translation-final' as const,
      captionId,
      language: one.language,
      text: one.text,
    })),
  ];
}

function captionOf(happening: HeldHappening): string | null {
  return 'captionId' in happening ? happening.captionId : null;
}
