import type Database from 'libsql';
import { z } from 'zod';
import { isIn, languageOfScript } from '../../../shared/text-language';
import { PASSAGES_SQL } from '../migrations/0006-history';
import { NOTHING_INDEXED_SQL } from '../migrations/0010-ends-of-texts';
import { configureIndex, deleteInBulk, purgeAll } from './bulk';
import { fold } from './fold';
import { prepareIndexStatements } from './index-statements';
import { MOST_PASSAGES, firstPassage, wantedNumber } from './passage-numbers';
import { partsOfDigest, partsOfReport, type Part } from './passage-text';
import { asIndexed } from './trigrams';

const noteSchema = z.object({
  sessionId: z.string(),
  kind: z.enum(['caption', 'digest', 'report']),
  key: z.string(),
});
type Note = z.infer<typeof noteSchema>;
const sourceSchema = z.object({ text: z.string(), passage: z.number().nullable() });
const sessionSchema = z.object({ number: z.number(), last: z.number() });

/** Passages that are indexed at once of sessions that were there before: some tens of milliseconds. */
const SLICE = 200;
/** Pages of the index that are written anew at once. */
const MERGED_PAGES = 300;

/** Keeps the index of what is searched. All is to be called within a transaction of the writer's. */
export class PassageIndex {
  readonly #database: Database.Database;
  readonly #statements: ReturnType<typeof prepareIndexStatements>;
  #merging = false;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = prepareIndexStatements(database);
  }

  /** Indexes what has changed. At the end of each transaction, so that what is committed can be found. */
  follow(): void {
    for (;;) {
      const notes = z.array(noteSchema).parse(this.#statements.toIndex.all());
      if (notes.length === 0) return;
      for (const note of notes) {
        this.#index(note);
        this.#statements.indexed.run(note);
      }
    }
  }

  /** Indexes some of what was there before the index was. Returns whether there is more. */
  catchUp(): boolean {
    const [sessionId] = z.array(z.string()).parse(this.#statements.incomplete.all());
    if (sessionId === undefined) return false;
    const { unindexedCaptions, unindexedDigests, unindexedReport } = this.#statements;
    const captions = z.array(z.string()).parse(unindexedCaptions.all({ sessionId, limit: SLICE }));
    for (const key of captions) this.#index({ sessionId, kind: 'caption', key });
    if (captions.length === SLICE) return true;
    const digests = z.array(z.number()).parse(unindexedDigests.all({ sessionId, limit: SLICE }));
    for (const seq of digests) this.#index({ sessionId, kind: 'digest', key: String(seq) });
    if (digests.length === SLICE) return true;
    if (unindexedReport.all({ sessionId }).length > 0) this.#index({ sessionId, kind: 'report', key: '' });
    this.#statements.noteMarked.run({ sessionId });
    this.#statements.complete.run({ sessionId });
    return true;
  }

  /** Deletes much at once; `purge` takes the traces of it out later. */
  inBulk(work: () => void): void {
    deleteInBulk(this.#database, work);
  }

  /** Takes out some of the traces of what was deleted in bulk. Returns whether there are more. */
  purge(): boolean {
    const before = this.#changes();
    configureIndex(this.#database, 'merge', this.#merging ? MERGED_PAGES : -MERGED_PAGES);
    this.#merging = this.#changes() - before >= 2;
    return this.#merging;
  }

  /** All of the traces, however long it takes. */
  purgeAll(): void {
    this.#merging = false;
    purgeAll(this.#database);
  }

  /** Empties the index, does `work`, and has what is in the tables then indexed bit by bit. */
  startAnew(work: () => void = () => undefined): void {
    this.#merging = false;
    this.#database.exec(`DROP TABLE passages; ${PASSAGES_SQL}`);
    work();
    this.#database.exec(NOTHING_INDEXED_SQL);
  }

  #index({ sessionId, kind, key }: Note): void {
    const { caption, digest, report, setCaption, setDigest, setReport, insertPassage, deletePassage } =
      this.#statements;
    const [find, set] = {
      caption: [caption, setCaption] as const,
      digest: [digest, setDigest] as const,
      report: [report, setReport] as const,
    }[kind];
    const source = sourceSchema.optional().parse(find.all({ sessionId, key })[0]);
    if (!source) return;
    const number = source.passage ?? this.#nextPassage(sessionId);
    if (number === null) return;
    if (source.passage === null) set.run({ sessionId, key, passage: number });
    else deletePassage.run({ passage: number });
    insertPassage.run({ passage: number, ...this.#wordsOf({ sessionId, kind, key }, source.text) });
    if (kind === 'caption' && source.passage === null) this.#countLanguage(sessionId, source.text);
  }

  #wordsOf({ sessionId, kind, key }: Note, text: string): { text: string; translations: string } {
    switch (kind) {
      case 'caption': {
        const translations = z.array(z.string()).parse(this.#statements.translations.all({ sessionId, key }));
        return { text: asIndexed(fold(text)), translations: asIndexed(translations.map(fold).join('\n')) };
      }
      case 'digest':
        return { text: joined(partsOfDigest(text)), translations: '' };
      case 'report':
        return { text: joined(partsOfReport(text)), translations: '' };
    }
  }

  /** Null when the session has no number left. */
  #nextPassage(sessionId: string): number | null {
    const { number, last } = this.#session(sessionId);
    if (last + 1 >= MOST_PASSAGES) return null;
    this.#statements.setLast.run({ sessionId, last: last + 1 });
    return firstPassage(number) + last + 1;
  }

  #session(sessionId: string): z.infer<typeof sessionSchema> {
    const { findSession, startOf, takenNumber, insertSession } = this.#statements;
    const found = sessionSchema.optional().parse(findSession.all({ sessionId })[0]);
    if (found) return found;
    const [startedAt = 0] = z.array(z.number()).parse(startOf.all({ sessionId }));
    let number = wantedNumber(startedAt);
    while (takenNumber.all({ number }).length > 0) number++;
    insertSession.run({ sessionId, number });
    return { number, last: 0 };
  }

  #countLanguage(sessionId: string, text: string): void {
    const language = languageOfScript(text) ?? (isIn('en', text) && /\p{L}/u.test(text) ? 'en' : null);
    if (language !== null) this.#statements.countLanguage.run({ sessionId, language });
  }

  #changes(): number {
    return z.number().parse(this.#statements.changes.all()[0]);
  }
}

function joined(parts: readonly Part[]): string {
  return asIndexed(parts.map(({ text }) => fold(text)).join('\n'));
}
