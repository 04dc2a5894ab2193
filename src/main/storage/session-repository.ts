import { dirname } from 'node:path';
import type Database from 'libsql';
import { z } from 'zod';
import { JamakError, missingCase } from '../../shared/errors';
import type { SessionEvent, SessionHappening } from '../../shared/events';
import {
  sessionRecordSchema,
  sessionSummarySchema,
  type SessionRecord,
  type SessionSummary,
} from '../../shared/record';
import type { SessionStore } from './contract';
import { inTransaction } from './database';
import { openingWords } from './opening-words';
import type { Synchronous } from './protocol';
import { prepareStatements, type Statements } from './statements';
import { toStoreError } from './store-error';

type Kept = Exclude<SessionHappening, { type: 'caption-interim' | 'caption-withdrawn' | 'lag' }>;

function isKept(happening: SessionHappening): happening is Kept {
  const { type } = happening;
  return type !== 'caption-interim' && type !== 'caption-withdrawn' && type !== 'lag';
}

const sessionRowSchema = sessionRecordSchema
  .pick({ id: true, startedAt: true, endedAt: true, durationMs: true })
  .extend({ lanes: z.string() });

const summaryRowSchema = sessionSummarySchema.omit({ opening: true });

const orphanRowSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  durationMs: z.number(),
  lastSeq: z.number(),
  captionCount: z.number(),
});

/** The store itself, synchronous: it runs in the database worker. */
export class SessionRepository implements Synchronous<SessionStore> {
  readonly #database: Database.Database;
  readonly #folder: string;
  readonly #statements: Statements;

  /** `path` is the one that `database` was opened with; errors name its folder. */
  constructor(database: Database.Database, path: string) {
    this.#database = database;
    this.#folder = dirname(path);
    this.#statements = prepareStatements(database);
  }

  append(sessionId: string, events: readonly SessionEvent[]): void {
    this.#guard(() =>
      inTransaction(this.#database, () => {
        const starts = events.some((event) => event.happening.type === 'session-started');
        if (!starts && this.#statements.findSession.all({ sessionId }).length === 0) {
          throw new JamakError('session-missing');
        }
        for (const event of events) this.#appendOne(sessionId, event);
      }),
    );
  }

  list(limit: number): SessionSummary[] {
    return this.#guard(() =>
      this.#statements.listSessions.all({ limit }).map((row) => {
        const summary = summaryRowSchema.parse(row);
        const texts = z.array(z.string()).parse(this.#statements.openingTexts.all({ sessionId: summary.id }));
        return { ...summary, opening: openingWords(texts) };
      }),
    );
  }

  load(sessionId: string): SessionRecord | null {
    return this.#guard(() => {
      const row = this.#statements.findSession.all({ sessionId })[0];
      if (row === undefined) return null;
      const { lanes, ...session } = sessionRowSchema.parse(row);
      return sessionRecordSchema.parse({
        ...session,
        lanes: JSON.parse(lanes) as unknown,
        captions: this.#statements.captionsOf.all({ sessionId }),
        gaps: this.#statements.gapsOf.all({ sessionId }),
      });
    });
  }

  closeOrphans(): number {
    return this.#guard(() =>
      inTransaction(this.#database, () => {
        const orphans = z.array(orphanRowSchema).parse(this.#statements.openSessions.all());
        for (const { id, startedAt, durationMs, lastSeq } of orphans) {
          const endedAt = startedAt + durationMs;
          this.#appendOne(id, {
            seq: lastSeq + 1,
            happening: { type: 'session-ended', endedAt, durationMs, reason: 'recovered' },
          });
        }
        return orphans.filter((orphan) => orphan.captionCount > 0).length;
      }),
    );
  }

  close(): void {
    this.#guard(() => {
      // libsql's close leaves the log behind; empty, it is no trouble to whoever copies the file.
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
    this.#database.close();
  }

  #appendOne(sessionId: string, { seq, happening }: SessionEvent): void {
    if (!isKept(happening)) return;
    const json = JSON.stringify(happening);
    const { changes } = this.#statements.insertEvent.run({ sessionId, seq, json });
    if (changes === 1) this.#project(sessionId, seq, happening);
  }

  /** Writes what the queries need to know of the event. */
  #project(sessionId: string, seq: number, happening: Kept): void {
    const { insertSession, upsertCaption, insertGap, lengthenSession, endSession } = this.#statements;
    switch (happening.type) {
      case 'session-started': {
        const { startedAt, lanes } = happening;
        insertSession.run({ sessionId, startedAt, lanes: JSON.stringify(lanes) });
        return;
      }
      case 'caption-final': {
        const { captionId, laneId, startMs, endMs, text } = happening;
        lengthenSession.run({ sessionId, endMs });
        upsertCaption.run({ sessionId, captionId, seq, laneId, startMs, endMs, text });
        return;
      }
      case 'gap': {
        const { laneId, startMs, endMs, code } = happening;
        lengthenSession.run({ sessionId, endMs });
        insertGap.run({ sessionId, seq, laneId, startMs, endMs, code });
        return;
      }
      case 'session-ended': {
        const { endedAt, durationMs } = happening;
        endSession.run({ sessionId, endedAt, durationMs });
        return;
      }
      case 'lane-state':
      case 'notice':
        return;
      default:
        missingCase(happening);
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, this.#folder);
    }
  }
}
