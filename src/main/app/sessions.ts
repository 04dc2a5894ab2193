import { JamakError, type MessageCode } from '../../shared/errors';
import type { Correction, LateHappening, MarkHappening, StrikeHappening } from '../../shared/session/events';
import type { Statement } from '../../shared/session/digest';
import { heardLanes, lanesHeardIn, tellsHeard, type HeardLanes } from '../../shared/session/heard-lanes';
import type { Caption, TakenBack } from '../../shared/session/session-view';
import { rearrangedOf } from '../session/editing/parts';
import { takingBack, type TakingBack } from '../../shared/session/taking-back';
import type { SessionRecord, SessionSummary } from '../../shared/session/record';
import type { Recaptioning } from '../../shared/session/recaptioning';
import type { Report, ReportNotes } from '../../shared/session/report';
import { plainWords } from '../../shared/session/struck';
import { Feed, type FeedOptions } from '../session/feed';
import { captionsLost } from '../session/unsaved';
import type { SetAside } from '../recording/folders';
import type { Recorder } from '../recording/recorder';
import type { Spool } from '../speech/spool/spool';
import type { SessionStore } from '../storage/contract';
import type { HistoryStore } from '../storage/history/contract';
import { recordOf, summaryOf } from '../storage/record-of';
import type { NoticeBoard } from './notice-board';

export interface SessionsOptions {
  readonly store: SessionStore;
  /** Sound of a session goes with it. */
  readonly spool: Pick<Spool, 'pending' | 'forget' | 'erase'>;
  /** Recordings are deleted, and taken back from, with their sessions. */
  readonly recordings?: Pick<Recorder, 'erase' | 'setAside' | 'sessions'>;
  readonly notices: Pick<NoticeBoard, 'addError' | 'withdraw'>;
  /** The store takes again what it had refused. */
  readonly onSavedAgain: () => void;
  /** Captions of a session were corrected, rearranged or taken back, whoever shows it. */
  readonly onCorrected?: (sessionId: string, happenings: readonly Correction[]) => void;
  /** Words are to be nowhere any more, also not in what else may hold some. */
  readonly onErased?: () => void;
}

/** Stands for an editor where captions are told anew since others were taken back. */
const TAKING_BACK = 'taking-back';

/** A session of which something would be lost if the app ended now. */
export interface UnsavedSession {
  readonly record: SessionRecord;
  /** Captions that are not on disk as they are; 0 where only other work of somebody's is not, such as marks. */
  readonly captions: number;
}

/**
 * All sessions there are. The running one, and those that could not be saved yet, are in memory and known from there:
 * what was on screen can be read and exported whatever the disk does. All others are in the store.
 */
export class Sessions implements Omit<
  SessionStore,
  'append' | 'appendLate' | 'has' | 'closeOrphans' | 'check' | 'close' | keyof HistoryStore
> {
  readonly #options: SessionsOptions;
  readonly #feeds = new Map<string, Feed>();
  /** By session: why it is not being saved. */
  readonly #troubles = new Map<string, MessageCode>();

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** For a session that begins: what is appended is saved, then published. */
  begin(sessionId: string, { publish, onError }: Pick<FeedOptions, 'publish' | 'onError'>): Feed {
    const feed = new Feed({
      commit: (events) => this.#options.store.append(sessionId, events),
      publish: (event) => {
        try {
          publish(event);
        } finally {
          this.#letGo(sessionId);
        }
      },
      onError,
      onUnsaved: (error) => {
        this.#troubles.set(sessionId, error.code);
        this.#options.notices.addError(error);
      },
      onSavedAgain: () => this.#savedAgain(sessionId),
    });
    this.#feeds.set(sessionId, feed);
    return feed;
  }

  /** The running session and those that are not saved yet: they may still be added to. */
  get live(): string[] {
    return [...this.#feeds.keys()];
  }

  get unsaved(): UnsavedSession[] {
    return [...this.#feeds.values()].flatMap(({ kept, unsaved }) => {
      const captions = captionsLost(unsaved);
      if (captions === null) return [];
      const record = recordOf(kept);
      return record ? [{ record, captions }] : [];
    });
  }

  /** Tries at once to save what is not saved. Resolves when that was tried, or the store was late. Never rejects. */
  async saveNow(): Promise<void> {
    await Promise.all([...this.#feeds.values()].map((feed) => feed.saveNow()));
  }

  /** The running session and those that are not saved yet, as they are listed. */
  get inMemory(): SessionSummary[] {
    const records = [...this.#feeds.values()].map(({ kept }) => recordOf(kept)).filter((one) => one !== null);
    return records.map(summaryOf).filter((one) => one.endedAt === null || one.captionCount > 0);
  }

  /** Those in memory are listed even if the store fails. */
  async list(limit: number): Promise<SessionSummary[]> {
    const live = this.inMemory;
    const stored = await this.#options.store.list(limit).catch((error: unknown) => {
      if (live.length === 0) throw error;
      return [];
    });
    const others = stored.filter(({ id }) => live.every((one) => one.id !== id));
    return [...live, ...others].toSorted((left, right) => right.startedAt - left.startedAt).slice(0, limit);
  }

  async load(sessionId: string): Promise<SessionRecord | null> {
    const feed = this.#feeds.get(sessionId);
    return feed ? recordOf(feed.kept) : this.#options.store.load(sessionId);
  }

  /** One caption as it reads now; null where there is none. */
  loadCaption(sessionId: string, captionId: string): Promise<Caption | null> {
    const feed = this.#feeds.get(sessionId);
    if (!feed) return this.#options.store.loadCaption(sessionId, captionId);
    return Promise.resolve(feed.view.captions.findLast(({ id }) => id === captionId) ?? null);
  }

  /** Where its captions were heard. @throws JamakError 'store-failed' */
  async heardLanes(sessionId: string): Promise<HeardLanes> {
    const feed = this.#feeds.get(sessionId);
    return feed ? heardIn(feed) : this.#options.store.heardLanes(sessionId);
  }

  /** @throws JamakError 'session-running', or 'store-failed' when it can't be saved right now, and so not erased */
  async delete(sessionId: string): Promise<void> {
    this.#mustHaveEnded(sessionId);
    await this.#allSaved(sessionId);
    await this.#withRecordings([sessionId], () => this.#options.store.delete(sessionId));
    await this.#options.spool.forget(sessionId);
    this.#options.onErased?.();
  }

  /**
   * Hides the session until it is restored or deleted. `at` in epoch ms.
   *
   * @throws JamakError 'session-running', 'session-missing', or 'store-failed' when it can't be saved right now
   */
  async discard(sessionId: string, at: number): Promise<void> {
    this.#mustHaveEnded(sessionId);
    await this.#allSaved(sessionId);
    await this.#options.store.discard(sessionId, at);
  }

  /** Leaves those in memory: the running one, and those that can't be saved right now. */
  async deleteAll(): Promise<void> {
    await this.saveNow();
    const recorded = (await this.#options.recordings?.sessions()) ?? [];
    const others = recorded.filter((id) => !this.#feeds.has(id));
    await this.#withRecordings(others, () => this.#options.store.deleteAll());
    for (const { sessionId } of this.#options.spool.pending()) {
      if (!this.#feeds.has(sessionId)) await this.#options.spool.forget(sessionId);
    }
    this.#options.onErased?.();
  }

  /**
   * Writes another note to a mark. Returns what is to be shown of it where the session has ended; a running one shows
   * it by itself.
   *
   * @throws JamakError 'session-missing' where there is no such mark, or 'store-failed'
   */
  async note(sessionId: string, markId: string, note: string): Promise<MarkHappening | null> {
    const mark = (await this.load(sessionId))?.marks.find(({ id }) => id === markId);
    if (!mark) throw new JamakError('session-missing');
    const happening = { type: 'moment-marked', markId, atMs: mark.atMs, note } as const;
    return this.#addTo(sessionId, happening);
  }

  /**
   * Strikes a statement out, or brings it back. Returns what is to be shown of it where the session has ended; a running
   * one shows it by itself.
   *
   * @throws JamakError 'session-missing' or 'store-failed'
   */
  async strike(sessionId: string, statement: Statement, struck: boolean): Promise<StrikeHappening | null> {
    const record = await this.load(sessionId);
    if (!record) throw new JamakError('session-missing');
    const words = plainWords(statement.text);
    const before = record.struck.find(({ text }) => plainWords(text) === words);
    const untilMs = before?.untilMs ?? record.durationMs;
    const happening = { type: 'statement-struck', ...statement, untilMs, struck } as const;
    return this.#addTo(sessionId, happening);
  }

  /**
   * Takes back what was said there: of a session in memory its sound goes before this returns, and its words are gone once
   * it resolves, or when the disk takes it. The sound goes in the lanes where it was heard, whoever it was given to since.
   * Captions that are left of those that its words were in are told anew (`left`). Returns what is to be shown of it where
   * the session is not in memory; one that is shows it by itself.
   *
   * @throws JamakError 'session-missing', or 'store-failed'
   */
  async takeBack(
    sessionId: string,
    places: readonly TakingBack[],
    left: readonly Caption[] = [],
  ): Promise<Correction[]> {
    this.#options.onErased?.();
    for (const { id } of places) this.#options.spool.erase(id);
    const feed = this.#feeds.get(sessionId);
    // Before their events are told no more.
    const lanes = feed ? heardIn(feed) : await this.#options.store.heardLanes(sessionId);
    const heard = places.map((place) => ({
      ...place,
      heardIn: lanesHeardIn({ ...place, kin: place.related }, lanes),
    }));
    const spans = heard.flatMap(({ heardIn: own, startMs, endMs }) =>
      own.map((laneId) => ({ laneId, startMs, endMs })),
    );
    const erased = this.#options.recordings?.erase(sessionId, spans);
    const [happenings] = await Promise.all([this.#takeBackWords(sessionId, heard, left), erased]);
    return happenings;
  }

  async #takeBackWords(
    sessionId: string,
    places: readonly TakingBack[],
    left: readonly Caption[],
  ): Promise<Correction[]> {
    const toldAnew = rearrangedOf(TAKING_BACK, { removed: [], captions: left });
    const feed = this.#feeds.get(sessionId);
    const happenings: Correction[] = [...places.map(takingBack), ...toldAnew];
    if (feed) {
      feed.takeBack(places);
      for (const happening of toldAnew) feed.edit(happening);
      await feed.settled();
    } else if (places.length > 0) await this.#options.store.appendLate(sessionId, happenings);
    this.#options.onCorrected?.(sessionId, happenings);
    return feed ? [] : happenings;
  }

  /**
   * Erases the sound of all lanes from `startMs` on, session ms, whether anything was captioned of it or not.
   *
   * @throws JamakError 'store-failed'
   */
  async eraseSound(sessionId: string, startMs: number): Promise<void> {
    await this.#options.recordings?.erase(sessionId, [{ laneId: null, startMs, endMs: null }]);
  }

  /** The same of a caption that somebody corrected, or of captions that somebody rearranged. */
  async edit(
    sessionId: string,
    happening: Exclude<Correction, { type: 'caption-taken-back' }>,
  ): Promise<Correction[]> {
    const feed = this.#feeds.get(sessionId);
    if (!feed) {
      await this.#options.store.appendLate(sessionId, [happening]);
      this.#options.onCorrected?.(sessionId, [happening]);
      return [happening];
    }
    const told = feed.edit(happening);
    await feed.settled();
    if (told) this.#options.onCorrected?.(sessionId, [told]);
    return [];
  }

  /** What was said there of which only the sound is kept until now. */
  waiting(sessionId: string, wanted: (place: TakenBack) => boolean): TakenBack[] {
    const spooled = this.#options.spool.pending().find((one) => one.sessionId === sessionId);
    return (spooled?.utterances ?? [])
      .map(({ utteranceId: id, laneId, startMs, endMs }) => ({ id, laneId, startMs, endMs }))
      .filter(wanted);
  }

  /**
   * Keeps captions that were made or mended after the session's end.
   *
   * @throws JamakError 'session-missing', 'session-running', or 'store-failed'
   */
  async mend(sessionId: string, happenings: readonly (LateHappening | Correction)[]): Promise<void> {
    if (happenings.length === 0) return;
    await this.#allSaved(sessionId);
    await this.#options.store.appendLate(sessionId, happenings);
  }

  loadVersions(sessionId: string): Promise<Recaptioning | null> {
    return this.#options.store.loadVersions(sessionId);
  }

  proposeVersion(
    sessionId: string,
    version: Pick<Recaptioning, 'madeAt' | 'engine' | 'proposed'>,
  ): Promise<void> {
    return this.#options.store.proposeVersion(sessionId, version);
  }

  settleVersion(sessionId: string, accepted: readonly string[]): Promise<void> {
    return this.#options.store.settleVersion(sessionId, accepted);
  }

  forgetVersions(sessionId: string): Promise<void> {
    return this.#options.store.forgetVersions(sessionId);
  }

  loadNotes(sessionId: string): Promise<ReportNotes[]> {
    return this.#options.store.loadNotes(sessionId);
  }

  saveNotes(sessionId: string, index: number, notes: ReportNotes): Promise<void> {
    return this.#options.store.saveNotes(sessionId, index, notes);
  }

  clearNotes(sessionId: string): Promise<void> {
    return this.#options.store.clearNotes(sessionId);
  }

  saveReport(sessionId: string, report: Report): Promise<void> {
    return this.#options.store.saveReport(sessionId, report);
  }

  chooseReport(sessionId: string, madeAt: number): Promise<void> {
    return this.#options.store.chooseReport(sessionId, madeAt);
  }

  deleteReport(sessionId: string, madeAt: number): Promise<void> {
    return this.#options.store.deleteReport(sessionId, madeAt);
  }

  /** Into the feed of a session that runs, which shows it by itself: null; into the store of one that has ended. */
  async #addTo<H extends MarkHappening | StrikeHappening>(
    sessionId: string,
    happening: H,
  ): Promise<H | null> {
    const feed = this.#feeds.get(sessionId);
    if (feed && feed.view.phase !== 'ended') {
      feed.append(happening);
      return null;
    }
    await this.#allSaved(sessionId);
    await this.#options.store.appendLate(sessionId, [happening]);
    return happening;
  }

  #mustHaveEnded(sessionId: string): void {
    const feed = this.#feeds.get(sessionId);
    if (feed && feed.view.phase !== 'ended') throw new JamakError('session-running');
  }

  /** Deletes sessions by `work`, and their recordings with them. If that fails, these stay as well. */
  async #withRecordings(sessionIds: readonly string[], work: () => Promise<void>): Promise<void> {
    const aside: SetAside[] = [];
    try {
      for (const id of sessionIds) {
        const recording = await this.#options.recordings?.setAside(id);
        if (recording) aside.push(recording);
      }
      await work();
    } catch (error) {
      for (const { restore } of aside) await restore();
      throw error;
    }
    for (const { erase } of aside) await erase();
  }

  /** Of a session that has ended. @throws JamakError 'store-failed' when something of it can't be saved right now */
  async #allSaved(sessionId: string): Promise<void> {
    await this.#feeds.get(sessionId)?.saveNow();
    if (this.#feeds.has(sessionId)) throw new JamakError('store-failed', { retryable: true });
  }

  #savedAgain(sessionId: string): void {
    const code = this.#troubles.get(sessionId);
    this.#troubles.delete(sessionId);
    const others = [...this.#troubles.values()];
    if (code && !others.includes(code)) this.#options.notices.withdraw(code);
    this.#letGo(sessionId);
    this.#options.onSavedAgain();
  }

  /** The store has all of it. */
  #letGo(sessionId: string): void {
    const feed = this.#feeds.get(sessionId);
    if (feed?.view.phase === 'ended' && feed.unsaved.length === 0) this.#feeds.delete(sessionId);
  }
}

function heardIn({ kept }: Feed): HeardLanes {
  return heardLanes(kept.map(({ happening }) => happening).filter(tellsHeard));
}
