import { dirname } from 'node:path';
import type Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import type { LateAddition, SessionEvent } from '../../shared/session/events';
import type { HeardLanes } from '../../shared/session/heard-lanes';
import type { Caption } from '../../shared/session/caption';
import type { SessionRecord, SessionSummary } from '../../shared/session/record';
import type { Recaptioning } from '../../shared/session/recaptioning';
import { reportNotesSchema, type Report, type ReportNotes } from '../../shared/session/report';
import { pour } from './backups/pour';
import type { TakenIn } from './contract';
import type { HistoryStore } from './history/contract';
import { checkDatabase, emptyLog, inSnapshot, inTransaction } from './database';
import { EventLog } from './events/event-log';
import { HistoryRepository } from './history/history-repository';
import { PassageIndex } from './history/passage-index';
import { Strikes } from './history/strikes';
import { OwnFiles } from './own-files';
import type { Synchronous, WorkerStore } from './protocol';
import { readHeardLanes, readRecord, readSummaries } from './reading/read-sessions';
import { orphanRowSchema, parseAll, sessionRowSchema, toCaptions } from './rows';
import { ReportVersions } from './reports/report-versions';
import { prepareStatements, type Statements } from './statements';
import { HarmedDatabaseError, isIndexDamage, toStoreError } from './store-error';
import { Traces } from './traces';
import { CaptionVersions } from './versions/caption-versions';

/** The store itself, synchronous: it runs in the database workers. */
export class SessionRepository implements Synchronous<Omit<WorkerStore, keyof HistoryStore>> {
  readonly history: HistoryRepository;
  readonly #database: Database.Database;
  readonly #path: string;
  readonly #now: () => number;
  readonly #files: OwnFiles;
  readonly #statements: Statements;
  readonly #log: EventLog;
  readonly #reports: ReportVersions;
  readonly #strikes: Strikes;
  readonly #versions: CaptionVersions;
  readonly #index: PassageIndex;
  readonly #traces: Traces;
  /** Whether sessions may be there that are not indexed. */
  #mustCatchUp = true;

  /** `path` is the one that `database` was opened with; errors name its folder. `now`: epoch ms. */
  constructor(database: Database.Database, path: string, now: () => number = Date.now) {
    this.#database = database;
    this.#path = path;
    this.#now = now;
    this.#files = new OwnFiles(path);
    this.#statements = prepareStatements(database);
    this.#log = new EventLog(this.#statements);
    this.#reports = new ReportVersions(database);
    this.#strikes = new Strikes(database);
    this.#versions = new CaptionVersions(database);
    this.#index = new PassageIndex(database);
    this.#traces = new Traces({
      database,
      path,
      statements: this.#statements,
      index: this.#index,
      write: (work) => this.#write(work),
      change: (work) => this.#change(work),
    });
    this.history = new HistoryRepository(database, {
      read: (work) => this.#read(work),
      write: (work) => this.#write(work),
      mustExist: (sessionId) => this.#mustExist(sessionId),
      mustHaveEnded: (sessionId) => this.#mustHaveEnded(sessionId),
    });
  }

  append(sessionId: string, events: readonly SessionEvent[]): void {
    this.#write(() => {
      const starts = events.some((event) => event.happening.type === 'session-started');
      if (!starts) this.#mustExist(sessionId);
      for (const event of events) this.#log.append(sessionId, event);
      if (starts) this.#statements.noteAdded.run({ sessionId, addedAt: this.#now() });
    });
    if (events.some(({ happening: { type } }) => type === 'caption-taken-back')) this.#traces.takenBack();
  }

  appendLate(sessionId: string, happenings: readonly LateAddition[]): void {
    this.#write(() => {
      this.#mustExist(sessionId);
      this.#mustHaveEnded(sessionId);
      const late = happenings.filter((happening) => !this.#log.isStored(sessionId, happening));
      if (late.length === 0) return;
      // What is struck out is left out when they are read.
      if (late.some(({ type }) => type !== 'statement-struck'))
        this.#statements.deleteNotes.run({ sessionId });
      this.#log.appendNext(sessionId, late);
    });
    if (happenings.some(({ type }) => type === 'caption-taken-back')) this.#traces.takenBack();
  }

  /**
   * What takes longer, and for which nobody waits: indexes what was there before the index, takes what was deleted or
   * taken back out of the index, out of pages that it was moved out of, and out of databases that were kept aside. To be
   * called when a request was answered, and again a little later as long as it returns that there is more.
   */
  tidy(): boolean {
    if (this.#mustCatchUp) {
      this.#mustCatchUp = this.#write(() => this.#index.catchUp());
      if (this.#mustCatchUp) return true;
    }
    return this.#traces.tidy();
  }

  list(limit: number): SessionSummary[] {
    return this.#read(() => readSummaries(this.#statements, limit));
  }

  load(sessionId: string): SessionRecord | null {
    const made = { reports: this.#reports, strikes: this.#strikes };
    return this.#read(() =>
      this.history.isDiscarded(sessionId) ? null : readRecord(this.#statements, made, sessionId),
    );
  }

  has(sessionId: string): boolean {
    return this.#read(() => this.#log.has(sessionId));
  }

  loadCaption(sessionId: string, captionId: string): Caption | null {
    const of = { sessionId, captionId };
    const { captionOf, translationsOfCaption } = this.#statements;
    return this.#read(() =>
      this.history.isDiscarded(sessionId)
        ? null
        : (toCaptions(captionOf.all(of), translationsOfCaption.all(of))[0] ?? null),
    );
  }

  heardLanes(sessionId: string): HeardLanes {
    return this.#read(() => readHeardLanes(this.#statements, sessionId));
  }

  delete(sessionId: string): void {
    this.#write(() => {
      this.#mustHaveEnded(sessionId);
      this.#index.inBulk(() => {
        this.#statements.deleteEvents.run({ sessionId });
        // All other tables let go of what belongs to it by themselves.
        this.#statements.deleteSession.run({ sessionId });
      });
      this.#traces.note(sessionId);
    });
    this.#traces.sessionDeleted();
  }

  deleteAll(): void {
    this.#write(() => {
      this.#index.startAnew(() => {
        this.#statements.deleteEndedEvents.run();
        this.#statements.deleteEndedSessions.run();
        this.#traces.noteAll();
      });
    });
    this.#mustCatchUp = true;
    this.#traces.allDeleted();
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
      this.#reports.save(sessionId, report);
      this.#statements.deleteNotes.run({ sessionId });
    });
  }

  chooseReport(sessionId: string, madeAt: number): void {
    this.#write(() => this.#reports.choose(sessionId, madeAt));
  }

  deleteReport(sessionId: string, madeAt: number): void {
    this.#write(() => {
      this.#reports.delete(sessionId, madeAt);
      this.#traces.note(sessionId);
    });
    this.#traces.reportDeleted();
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
        this.#log.appendNext(id, [{ type: 'session-ended', endedAt, durationMs, reason: 'recovered' }]);
      }
      return orphans.filter((orphan) => orphan.captionCount > 0).length;
    });
  }

  check(): void {
    this.#guard(() => checkDatabase(this.#database));
  }

  flush(): void {
    this.#change(() => emptyLog(this.#database));
  }

  takeIn(path: string): TakenIn {
    return this.#pour(path, 'ours');
  }

  /** As `takeIn`, of this store's own database that was damaged: what it says of a session is newer than what is here. */
  salvage(path: string): TakenIn {
    return this.#pour(path, 'theirs');
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

  #pour(path: string, wins: 'theirs' | 'ours'): TakenIn {
    const target = {
      database: this.#database,
      append: (id: string, events: readonly SessionEvent[]) => this.append(id, events),
      load: (id: string) => this.load(id),
      remove: (id: string) => {
        this.#statements.deleteEvents.run({ sessionId: id });
        this.#statements.deleteSession.run({ sessionId: id });
      },
    };
    return this.#change(() => pour(path, target, wins));
  }

  #mustExist(sessionId: string): void {
    if (!this.#log.has(sessionId)) throw new JamakError('session-missing');
  }

  #mustHaveEnded(sessionId: string): void {
    const row = this.#statements.findSession.all({ sessionId })[0];
    if (row !== undefined && sessionRowSchema.parse(row).endedAt === null) {
      throw new JamakError('session-running');
    }
  }

  #read<T>(work: () => T): T {
    return this.#guard(() => inSnapshot(this.#database, work));
  }

  /** The index follows in the same transaction. One that was damaged is begun anew: no caption is lost to it. */
  #write<T>(work: () => T): T {
    const all = (): T => {
      const result = work();
      this.#index.follow();
      return result;
    };
    return this.#change(() => {
      try {
        return inTransaction(this.#database, all);
      } catch (error) {
        if (!isIndexDamage(error)) throw error;
        inTransaction(this.#database, () => this.#index.startAnew());
        this.#mustCatchUp = true;
        return inTransaction(this.#database, all);
      }
    });
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
