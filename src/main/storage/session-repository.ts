import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import {
  isKept,
  type Correction,
  markSchema,
  type LateEnd,
  type LateHappening,
  type Mark,
  type MarkHappening,
  type SessionEvent,
} from '../../shared/session/events';
import type { Recaptioning } from '../../shared/session/recaptioning';
import { sessionRecordSchema, type SessionRecord, type SessionSummary } from '../../shared/session/record';
import { reportNotesSchema, type Report, type ReportNotes } from '../../shared/session/report';
import { withMark } from '../../shared/session/session-view';
import { NO_USAGE } from '../../shared/session/usage';
import type { SessionStore } from './contract';
import { checkDatabase, emptyLog, inSnapshot, inTransaction } from './database';
import { eraseDeleted, eraseFromKept } from './erase';
import { keptAside, removeKept } from './keep-aside';
import { openingWords } from './opening-words';
import { OwnFiles } from './own-files';
import { project } from './projection';
import type { Synchronous } from './protocol';
import { orphanRowSchema, parseAll, sessionRowSchema, summaryRowSchema, toCaptions } from './rows';
import { prepareStatements, type Statements } from './statements';
import { HarmedDatabaseError, toStoreError } from './store-error';
import { CaptionVersions } from './versions/caption-versions';

/** A database of at most so many bytes is written anew while a session runs: it keeps commits waiting for less than a second. */
const QUICKLY_ERASED_BYTES = 64 * 1024 * 1024;

/** The store itself, synchronous: it runs in the database workers. */
export class SessionRepository implements Synchronous<SessionStore> {
  readonly #database: Database.Database;
  readonly #path: string;
  readonly #files: OwnFiles;
  readonly #statements: Statements;
  readonly #versions: CaptionVersions;
  /** Whether pages of the file may still hold what was taken back. */
  #mustErase = true;

  /** `path` is the one that `database` was opened with; errors name its folder. */
  constructor(database: Database.Database, path: string) {
    this.#database = database;
    this.#path = path;
    this.#files = new OwnFiles(path);
    this.#statements = prepareStatements(database);
    this.#versions = new CaptionVersions(database);
  }

  append(sessionId: string, events: readonly SessionEvent[]): void {
    this.#write(() => {
      const starts = events.some((event) => event.happening.type === 'session-started');
      if (!starts) this.#mustExist(sessionId);
      for (const event of events) this.#appendOne(sessionId, event);
    });
    this.#takeOut(events.map(({ happening }) => happening));
  }

  appendLate(
    sessionId: string,
    happenings: readonly (LateHappening | LateEnd | MarkHappening | Correction)[],
  ): void {
    this.#write(() => {
      this.#mustExist(sessionId);
      this.#mustHaveEnded(sessionId);
      const late = happenings.filter((happening) => !this.#isStored(sessionId, happening));
      if (late.length === 0) return;
      this.#statements.deleteNotes.run({ sessionId });
      this.#appendNext(sessionId, late);
    });
    this.#takeOut(happenings);
  }

  /**
   * What takes longer, and for which nobody waits: takes what was taken back out of pages that it was moved out of, and
   * out of databases that were kept aside. To be called when a request was answered.
   */
  tidy(): void {
    if (!this.#mustErase) return;
    const sessions = z.array(z.string()).parse(this.#statements.findUnerased.all());
    if (sessions.length > 0 && this.#isInTheWay()) return;
    this.#mustErase = false;
    if (sessions.length === 0) return;
    const done = this.#change(() => eraseDeleted(this.#database));
    for (const kept of keptAside(this.#path)) for (const id of sessions) eraseFromKept(kept, id);
    if (done) this.#write(() => this.#statements.setErased.run());
  }

  list(limit: number): SessionSummary[] {
    return this.#read(() =>
      this.#statements.listSessions.all({ limit }).map((row) => {
        const { title, ...summary } = summaryRowSchema.parse(row);
        const texts = z.array(z.string()).parse(this.#statements.openingTexts.all({ sessionId: summary.id }));
        return { ...summary, opening: openingWords(texts), hasReport: title !== null, title: title ?? '' };
      }),
    );
  }

  load(sessionId: string): SessionRecord | null {
    return this.#read(() => {
      const row = this.#statements.findSession.all({ sessionId })[0];
      if (row === undefined) return null;
      const { lanes, usage, ...session } = sessionRowSchema.parse(row);
      const [report = null] = parseAll(this.#statements.reportOf.all({ sessionId }));
      return sessionRecordSchema.parse({
        ...session,
        lanes: JSON.parse(lanes) as unknown,
        captions: toCaptions(
          this.#statements.captionsOf.all({ sessionId }),
          this.#statements.translationsOf.all({ sessionId }),
        ),
        gaps: this.#statements.gapsOf.all({ sessionId }),
        takenBack: this.#statements.takenBackOf.all({ sessionId }),
        marks: this.#marksOf(sessionId),
        pauses: this.#statements.pausesOf.all({ sessionId }),
        digests: parseAll(this.#statements.digestsOf.all({ sessionId })),
        report,
        usage: usage === null ? NO_USAGE : (JSON.parse(usage) as unknown),
      });
    });
  }

  delete(sessionId: string): void {
    this.#write(() => {
      this.#mustHaveEnded(sessionId);
      this.#statements.deleteEvents.run({ sessionId });
      // All other tables let go of what belongs to it by themselves.
      this.#statements.deleteSession.run({ sessionId });
    });
    this.#erase((kept) => eraseFromKept(kept, sessionId));
  }

  deleteAll(): void {
    this.#write(() => {
      this.#statements.deleteEndedEvents.run();
      this.#statements.deleteEndedSessions.run();
    });
    this.#erase(removeKept);
  }

  loadNotes(sessionId: string): ReportNotes[] {
    return this.#read(() =>
      z.array(reportNotesSchema).parse(parseAll(this.#statements.notesOf.all({ sessionId }))),
    );
  }

  saveNotes(sessionId: string, index: number, notes: ReportNotes): void {
    this.#write(() => {
      this.#mustExist(sessionId);
      this.#statements.upsertNotes.run({ sessionId, index, json: JSON.stringify(notes) });
    });
  }

  clearNotes(sessionId: string): void {
    this.#write(() => {
      this.#statements.deleteNotes.run({ sessionId });
    });
  }

  saveReport(sessionId: string, report: Report): void {
    this.#write(() => {
      this.#mustExist(sessionId);
      const { madeAt } = report;
      this.#statements.upsertReport.run({ sessionId, madeAt, json: JSON.stringify(report) });
      this.#statements.deleteNotes.run({ sessionId });
    });
  }

  loadVersions(sessionId: string): Recaptioning | null {
    return this.#read(() => this.#versions.load(sessionId));
  }

  proposeVersion(sessionId: string, version: Pick<Recaptioning, 'madeAt' | 'engine' | 'proposed'>): void {
    this.#write(() => {
      this.#mustExist(sessionId);
      this.#versions.propose(sessionId, version);
    });
  }

  settleVersion(sessionId: string, accepted: readonly string[]): void {
    this.#write(() => this.#versions.settle(sessionId, accepted));
  }

  forgetVersions(sessionId: string): void {
    this.#write(() => this.#versions.forgetAccepted(sessionId));
  }

  closeOrphans(live: readonly string[] = []): number {
    return this.#write(() => {
      const open = z.array(orphanRowSchema).parse(this.#statements.openSessions.all());
      const orphans = open.filter(({ id }) => !live.includes(id));
      for (const { id, startedAt, durationMs } of orphans) {
        const endedAt = startedAt + durationMs;
        this.#appendNext(id, [{ type: 'session-ended', endedAt, durationMs, reason: 'recovered' }]);
      }
      return orphans.filter((orphan) => orphan.captionCount > 0).length;
    });
  }

  check(): void {
    this.#guard(() => checkDatabase(this.#database));
  }

  /** libsql's close leaves the log behind; empty, it is no trouble to whoever copies the file. */
  close(): void {
    if (this.#files.harm) return this.abandon();
    try {
      this.#change(() => emptyLog(this.#database));
    } finally {
      this.release();
    }
  }

  /** Lets go of the files as they are. */
  release(): void {
    this.#database.close();
  }

  /** Lets go of files that are not ours any more. */
  abandon(): void {
    const { harm } = this.#files;
    this.release();
    if (harm === 'replaced') this.#files.removeLog();
  }

  /** Whether captions that are committed would wait for too long. */
  #isInTheWay(): boolean {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    return size > QUICKLY_ERASED_BYTES && this.#statements.openSessions.all().length > 0;
  }

  /** The rows are overwritten by now; SQLite's log may still have them as they were. */
  #takeOut(happenings: readonly SessionEvent['happening'][]): void {
    if (!happenings.some(({ type }) => type === 'caption-taken-back')) return;
    this.#mustErase = true;
    this.#change(() => emptyLog(this.#database));
  }

  #isTakenBack(sessionId: string, happening: SessionEvent['happening']): boolean {
    if (!('captionId' in happening) || happening.type === 'caption-taken-back') return false;
    const { captionId } = happening;
    return this.#statements.findTakenBack.all({ sessionId, captionId }).length > 0;
  }

  #mustExist(sessionId: string): void {
    if (this.#statements.findSession.all({ sessionId }).length === 0) throw new JamakError('session-missing');
  }

  #mustHaveEnded(sessionId: string): void {
    const row = this.#statements.findSession.all({ sessionId })[0];
    if (row !== undefined && sessionRowSchema.parse(row).endedAt === null) {
      throw new JamakError('session-running');
    }
  }

  #marksOf(sessionId: string): Mark[] {
    const rows = z.array(markSchema).parse(this.#statements.marksOf.all({ sessionId }));
    return rows.reduce<Mark[]>(withMark, []);
  }

  #isStored(sessionId: string, happening: SessionEvent['happening']): boolean {
    if (happening.type !== 'caption-final' && happening.type !== 'gap') return false;
    if (this.#isTakenBack(sessionId, happening)) return true;
    const { laneId, startMs, endMs } = happening;
    const found =
      happening.type === 'caption-final'
        ? this.#statements.findCaption.all({ sessionId, captionId: happening.captionId })
        : this.#statements.findGap.all({ sessionId, laneId, startMs, endMs, code: happening.code });
    return found.length > 0;
  }

  /** Numbers the happenings after the last event stored. */
  #appendNext(sessionId: string, happenings: readonly SessionEvent['happening'][]): void {
    const [last] = z.array(z.number()).parse(this.#statements.lastSeq.all({ sessionId }));
    for (const [at, happening] of happenings.entries()) {
      this.#appendOne(sessionId, { seq: (last ?? 0) + 1 + at, happening });
    }
  }

  #appendOne(sessionId: string, { seq, happening }: SessionEvent): void {
    if (!isKept(happening) || this.#isTakenBack(sessionId, happening)) return;
    const json = JSON.stringify(happening);
    const { changes } = this.#statements.insertEvent.run({ sessionId, seq, json });
    if (changes === 1) project(this.#statements, sessionId, seq, happening);
  }

  #read<T>(work: () => T): T {
    return this.#guard(() => inSnapshot(this.#database, work));
  }

  #write<T>(work: () => T): T {
    return this.#change(() => inTransaction(this.#database, work));
  }

  /** After something was deleted: takes it out of the files, and out of those that were kept aside by `takeOut`. */
  #erase(takeOut: (keptPath: string) => void): void {
    this.#change(() => eraseDeleted(this.#database));
    this.#guard(() => keptAside(this.#path).forEach(takeOut));
  }

  /** Does what changes the database's files, if they are still ours. */
  #change<T>(work: () => T): T {
    return this.#guard(() => {
      const { harm } = this.#files;
      if (harm) throw new HarmedDatabaseError(harm);
      try {
        return work();
      } finally {
        this.#files.remember();
      }
    });
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, dirname(this.#path));
    }
  }
}
