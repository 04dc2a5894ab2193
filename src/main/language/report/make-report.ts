import type { DigestLanguage } from '../../../shared/session/digest';
import { JamakError } from '../../../shared/errors';
import type { SessionRecord } from '../../../shared/session/record';
import type { Report, ReportNotes, ReportProgress } from '../../../shared/session/report';
import { languageOf } from '../../../shared/text-language';
import { startDeadline } from '../../remote/deadline';
import { citing } from '../citing';
import type { SpokenCaption } from '../../text/spoken-caption';
import { askEngine, type Answer } from '../ask';
import type { LanguageEngine, LanguageTask, ReportStore } from '../contract';
import {
  citingOnly,
  groupNotes,
  notesOfReport,
  notesTokens,
  thinNotes,
  type CaptionsById,
  type ReportContent,
} from './notes';
import { planWindows, readTokens } from './windows';

/** Longer than a server may take, so that its failure is told apart from this; ms. */
const DEADLINES_MS = { 'report-notes': 330_000, report: 630_000 } as const;

export interface ReportOptions {
  readonly engine: LanguageEngine;
  readonly store: ReportStore;
  readonly record: SessionRecord;
  readonly language: DigestLanguage;
  readonly glossary: readonly string[];
  /** Of the model that is asked. */
  readonly contextTokens: number;
  readonly onProgress: (progress: ReportProgress) => void;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The report of a session: notes of each window, then all of them joined (map-reduce). Notes are kept, so
 * that one that was cancelled, failed or died goes on from where it was. Null when it was cancelled.
 * @throws JamakError 'session-empty', or 'report-failed' with the reason as its cause
 */
export async function makeReport(options: ReportOptions): Promise<Report | null> {
  if (options.record.captions.length === 0) throw new JamakError('session-empty');
  return new ReportMaker(options).make();
}

/** Thrown to leave the steps of a report; never seen outside. */
class Cancelled extends Error {}

class ReportMaker {
  readonly #options: ReportOptions;
  readonly #windows: readonly (readonly SpokenCaption[])[];
  readonly #captions: CaptionsById;
  #done = 0;

  constructor(options: ReportOptions) {
    this.#options = options;
    const captions = spokenCaptions(options.record);
    this.#captions = new Map(captions.map((caption) => [caption.id, caption]));
    this.#windows = planWindows(captions, options.contextTokens);
  }

  async make(): Promise<Report | null> {
    const { store, record, language, now } = this.#options;
    try {
      const notes = await this.#takeNotes();
      const { output, author } = await this.#join(notes);
      const report: Report = { ...output, language, author, madeAt: now() };
      await store.saveReport(record.id, report);
      this.#done++;
      this.#tell('done');
      return report;
    } catch (error) {
      const cancelled = error instanceof Cancelled;
      this.#tell(cancelled ? 'cancelled' : 'failed');
      if (cancelled) return null;
      throw new JamakError('report-failed', { cause: error, retryable: true });
    }
  }

  async #takeNotes(): Promise<ReportNotes[]> {
    const { store, record, language, glossary } = this.#options;
    const kept = await store.loadNotes(record.id);
    const known = this.#windows.map((window) => kept.find((notes) => this.#fits(notes, window)));
    if (known.every((notes) => !notes)) await store.clearNotes(record.id);
    this.#done = known.filter((notes) => notes).length;
    this.#tell('running');
    const all: ReportNotes[] = [];
    for (const [index, captions] of this.#windows.entries()) {
      let notes = known[index];
      if (!notes) {
        const { output } = await this.#ask({ kind: 'report-notes', glossary, captions, language });
        notes = {
          ...citingOnly(output, this.#captions),
          points: citing(output.points, this.#captions),
          ...spanOf(captions),
        };
        await store.saveNotes(record.id, index, notes);
        this.#done++;
        this.#tell('running');
      }
      all.push(notes);
    }
    return all;
  }

  /** In several levels when the notes are too much to read at once. */
  async #join(windows: readonly ReportNotes[]): Promise<Answer<'report'>> {
    const { glossary, language, contextTokens } = this.#options;
    const most = readTokens(contextTokens);
    const report = async (notes: readonly ReportNotes[]): Promise<Answer<'report'>> => {
      const { output, author } = await this.#ask({ kind: 'report', glossary, notes, language });
      return { output: citingOnly<ReportContent>(output, this.#captions), author };
    };
    let notes = windows;
    while (notes.length > 1 && notes.reduce((sum, each) => sum + notesTokens(each), 0) > most) {
      const groups = groupNotes(
        notes.map((each) => thinNotes(each, most / 2)),
        most,
      );
      if (groups.length === 1) return report(groups[0] ?? []);
      const joined: ReportNotes[] = [];
      for (const group of groups) joined.push(notesOfReport((await report(group)).output, group));
      notes = joined;
    }
    return report(notes.map((each) => thinNotes(each, most)));
  }

  async #ask<K extends 'report-notes' | 'report'>(task: LanguageTask<K>): Promise<Answer<K>> {
    const { engine, signal } = this.#options;
    const deadline = startDeadline(DEADLINES_MS[task.kind], signal);
    try {
      const answer = await askEngine(engine, task, { signal: deadline.signal });
      if (answer) return answer;
      throw deadline.passed ? new JamakError('unexpected') : new Cancelled();
    } finally {
      deadline.release();
    }
  }

  /** Whether kept notes are of this very window, in the language that is asked for. */
  #fits({ startMs, endMs, points }: ReportNotes, window: readonly SpokenCaption[]): boolean {
    const span = spanOf(window);
    if (startMs !== span.startMs || endMs !== span.endMs) return false;
    return (
      points.length === 0 || languageOf(points.map(({ text }) => text).join(' ')) === this.#options.language
    );
  }

  #tell(state: ReportProgress['state']): void {
    const { record, onProgress } = this.#options;
    onProgress({ sessionId: record.id, state, done: this.#done, total: this.#windows.length + 1 });
  }
}

/** The captions of a session as language tasks see them; speakers only when there are several. */
function spokenCaptions({ captions, lanes }: SessionRecord): SpokenCaption[] {
  const labels = new Map(lanes.length > 1 ? lanes.map(({ id, label }) => [id, label]) : []);
  return captions.map(({ id, laneId, startMs, endMs, text }) => ({
    id,
    startMs,
    endMs,
    text,
    speaker: labels.get(laneId) ?? '',
  }));
}

function spanOf(captions: readonly SpokenCaption[]): Pick<ReportNotes, 'startMs' | 'endMs'> {
  return {
    startMs: captions[0]?.startMs ?? 0,
    endMs: Math.max(0, ...captions.map(({ endMs }) => endMs)),
  };
}
