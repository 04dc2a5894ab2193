import type { DigestLanguage } from '../../../shared/session/digest';
import { JamakError } from '../../../shared/errors';
import type { SessionRecord } from '../../../shared/session/record';
import type { Report, ReportBasis, ReportNotes, ReportProgress } from '../../../shared/session/report';
import type { ShowSettings } from '../../../shared/settings';
import { languageOf } from '../../../shared/text-language';
import { startDeadline } from '../../remote/deadline';
import { citing } from '../citing';
import type { SpokenCaption } from '../../text/spoken-caption';
import { askEngine, type Answer } from '../ask';
import { waitedFor } from '../deadlines';
import type { EngineName, LanguageEngine, LanguageTask, ReportStore } from '../contract';
import { createSteeredEngine } from '../grounding/steered-engine';
import { Strikes } from '../grounding/strikes';
import { notesOf, withMarked, withMarks, withNotes } from '../marks';
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

/** When the engine turns out to take in less than this share of what was planned for, what it read was cut. */
const CUT_SHARE = 0.6;
const MOST_HIGHLIGHTS = 15;

export interface ReportOptions {
  readonly engine: LanguageEngine;
  readonly store: ReportStore;
  readonly record: SessionRecord;
  readonly language: DigestLanguage;
  readonly glossary: readonly string[];
  readonly show?: ShowSettings;
  /** Whose notes a report may go on from, where they tell; anybody's unless given. */
  readonly by?: EngineName['engine'];
  /** What the engine is given to read at most; it may take in less, and find that out on the way. */
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
  readonly #spoken: readonly SpokenCaption[];
  readonly #captions: CaptionsById;
  readonly #engine: LanguageEngine;
  readonly #strikes: Strikes;
  #windows: readonly (readonly SpokenCaption[])[] = [];
  #done = 0;

  constructor(options: ReportOptions) {
    this.#options = options;
    this.#spoken = spokenCaptions(options.record);
    this.#captions = new Map(this.#spoken.map((caption) => [caption.id, caption]));
    const { record, engine } = options;
    this.#strikes = new Strikes(
      record.struck,
      new Map(record.captions.map((caption) => [caption.id, caption])),
    );
    this.#engine = createSteeredEngine(engine, () => this.#strikes);
    this.#windows = planWindows(this.#spoken, this.#room);
  }

  async make(): Promise<Report | null> {
    const { store, record, language, now } = this.#options;
    try {
      const notes = await untilWhole(() => this.#takeNotes());
      const { output, author, incomplete } = await untilWhole(() => this.#join(notes));
      const isPart = incomplete || notes.some((each) => each.incomplete);
      const report: Report = {
        ...output,
        highlights: this.#highlights(output.highlights),
        language,
        author,
        madeAt: now(),
        basis: this.#basis(),
        ...(isPart && { incomplete: true }),
      };
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

  /** What was marked is among them, whatever the engine made of it, and has the notes of its marks. */
  #highlights(made: Report['highlights']): Report['highlights'] {
    const { record, language } = this.#options;
    const all = withMarked(made, this.#spoken, language, MOST_HIGHLIGHTS);
    return withNotes(this.#strikes.moments(all), notesOf(record.captions, record.marks));
  }

  #basis(): ReportBasis {
    const { record, glossary } = this.#options;
    const { captions, takenBack, gaps, marks } = record;
    return {
      captions: captions.length,
      corrected: captions.filter(({ original }) => original !== undefined).length,
      takenBack: takenBack.length,
      gaps: gaps.length,
      marks: marks.length,
      windows: this.#windows.length,
      terms: glossary.length,
    };
  }

  /** How much the engine takes in, as far as it is known by now; tokens. */
  get #room(): number {
    const { contextTokens, engine } = this.#options;
    return Math.min(contextTokens, engine.capabilities.contextTokens);
  }

  /** Null when the windows turned out to be too large for the engine. */
  async #takeNotes(): Promise<ReportNotes[] | null> {
    const { store, record, language } = this.#options;
    const room = this.#room;
    this.#windows = planWindows(this.#spoken, room);
    const kept = await store.loadNotes(record.id);
    const known = this.#windows.map((window) => kept.find((notes) => this.#fits(notes, window)));
    if (known.every((notes) => !notes)) await store.clearNotes(record.id);
    this.#done = known.filter((notes) => notes).length;
    const all: ReportNotes[] = [];
    for (const [index, captions] of this.#windows.entries()) {
      let notes = known[index];
      if (!notes) {
        this.#tell('running', spanOf(captions));
        const { output, incomplete, author } = await this.#ask({
          kind: 'report-notes',
          ...this.#told,
          captions,
          language,
        });
        if (this.#room < room * CUT_SHARE) return null;
        notes = {
          ...citingOnly(output, this.#captions),
          points: citing(output.points, this.#captions),
          ...spanOf(captions),
          author,
          language,
          ...(incomplete && { incomplete }),
        };
        await store.saveNotes(record.id, index, notes);
        this.#done++;
      }
      all.push(notes);
    }
    this.#tell('running');
    return all;
  }

  /** In several levels when the notes are too much to read at once. Null when they were nevertheless. */
  async #join(windows: readonly ReportNotes[]): Promise<Answer<'report'> | null> {
    const { language } = this.#options;
    const room = this.#room;
    const most = readTokens(room);
    const report = async (notes: readonly ReportNotes[]): Promise<Answer<'report'> | null> => {
      const answer = await this.#ask({ kind: 'report', ...this.#told, notes, language });
      if (this.#room < room * CUT_SHARE) return null;
      return { ...answer, output: citingOnly<ReportContent>(answer.output, this.#captions) };
    };
    let notes = windows;
    while (notes.length > 1 && notes.reduce((sum, each) => sum + notesTokens(each), 0) > most) {
      const groups = groupNotes(
        notes.map((each) => thinNotes(each, most / 2)),
        most,
      );
      if (groups.length === 1) return report(groups[0] ?? []);
      const joined: ReportNotes[] = [];
      for (const group of groups) {
        const part = await report(group);
        if (part === null) return null;
        joined.push(notesOfReport(part.output, group));
      }
      notes = joined;
    }
    return report(notes.map((each) => thinNotes(each, most)));
  }

  get #told() {
    const { glossary, show } = this.#options;
    return { glossary, ...(show && { show }) };
  }

  async #ask<K extends 'report-notes' | 'report'>(task: LanguageTask<K>): Promise<Answer<K>> {
    const { signal } = this.#options;
    const deadline = startDeadline(waitedFor(task.kind), signal);
    try {
      const answer = await askEngine(this.#engine, task, { signal: deadline.signal });
      if (answer) return answer;
      throw deadline.passed ? new JamakError('unexpected') : new Cancelled();
    } finally {
      deadline.release();
    }
  }

  /** Whether kept notes are of this very window, by who is asked now, for a report in the language that is asked for. */
  #fits(
    { startMs, endMs, points, author, language }: ReportNotes,
    window: readonly SpokenCaption[],
  ): boolean {
    const { by, language: wanted } = this.#options;
    const span = spanOf(window);
    if (by && author && author.engine !== by) return false;
    if (startMs !== span.startMs || endMs !== span.endMs) return false;
    if (language !== undefined) return language === wanted;
    return points.length === 0 || languageOf(points.map(({ text }) => text).join(' ')) === wanted;
  }

  #tell(state: ReportProgress['state'], window?: ReportProgress['window']): void {
    const { record, onProgress } = this.#options;
    const total = this.#windows.length + 1;
    onProgress({ sessionId: record.id, state, done: this.#done, total, ...(window && { window }) });
  }
}

/** What `work` gives, begun anew as long as it comes out that the engine read a part only: it knows better each time. */
async function untilWhole<T>(work: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const made = await work();
    if (made !== null) return made;
  }
}

/** The captions of a session as language tasks see them; speakers only when there are several. */
function spokenCaptions({ captions, lanes, marks }: SessionRecord): SpokenCaption[] {
  const labels = new Map(lanes.length > 1 ? lanes.map(({ id, name }) => [id, name]) : []);
  const spoken = captions.map(({ id, laneId, startMs, endMs, text }) => ({
    id,
    startMs,
    endMs,
    text,
    speaker: labels.get(laneId) ?? '',
  }));
  return withMarks(spoken, marks);
}

function spanOf(captions: readonly SpokenCaption[]): Pick<ReportNotes, 'startMs' | 'endMs'> {
  return {
    startMs: captions[0]?.startMs ?? 0,
    endMs: Math.max(0, ...captions.map(({ endMs }) => endMs)),
  };
}
