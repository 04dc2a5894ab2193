import type { LanguageTasks, ReportStore } from '../../../../src/main/language/contract';
import { makeReport, type ReportOptions } from '../../../../src/main/language/report/make-report';
import type { SessionRecord } from '../../../../src/shared/session/record';
import type { Report, ReportNotes } from '../../../../src/shared/session/report';
import { NO_USAGE } from '../../../../src/shared/session/usage';
import {
  failure,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
} from '../../../fakes/scripted-language-engine';

export const TEXT = 'This is what was said at this moment of the session, in about twenty tokens of talk.';
export const CONTEXT = 4000;

export function record(count: number): SessionRecord {
  return {
    id: 's1',
    startedAt: 0,
    endedAt: count * 5000,
    durationMs: count * 5000,
    lanes: [{ id: 'a', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
    captions: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      laneId: 'a',
      startMs: index * 5000,
      endMs: index * 5000 + 4000,
      text: TEXT,
    })),
    gaps: [],
    takenBack: [],
    marks: [],
    pauses: [],
    digests: [],
    report: null,
    otherReports: [],
    struck: [],
    usage: NO_USAGE,
  };
}

export class MemoryStore implements ReportStore {
  readonly notes = new Map<number, ReportNotes>();
  report: Report | null = null;
  full = false;

  loadNotes(): Promise<ReportNotes[]> {
    return Promise.resolve([...this.notes].toSorted(([a], [b]) => a - b).map(([, notes]) => notes));
  }
  saveNotes(_: string, index: number, notes: ReportNotes): Promise<void> {
    if (this.full) return Promise.reject(new Error('disk full'));
    this.notes.set(index, notes);
    return Promise.resolve();
  }
  clearNotes(): Promise<void> {
    this.notes.clear();
    return Promise.resolve();
  }
  saveReport(_: string, report: Report): Promise<void> {
    this.report = report;
    return this.clearNotes();
  }
}

export function open(options: Partial<ReportOptions> & { engine?: ScriptedLanguageEngine } = {}) {
  const engine = options.engine ?? new ScriptedLanguageEngine();
  const store = new MemoryStore();
  const progress: string[] = [];
  const make = (changes: Partial<ReportOptions> = {}): Promise<Report | null> =>
    makeReport({
      store,
      record: record(300),
      language: 'en',
      glossary: ['Jamak'],
      contextTokens: CONTEXT,
      onProgress: ({ sessionId, state, done, total }) =>
        progress.push(`${sessionId} ${state} ${done}/${total}`),
      signal: new AbortController().signal,
      now: () => 42,
      ...options,
      engine,
      ...changes,
    });
  const windows = (): LanguageTasks['report-notes']['task'][] =>
    engine.asked.filter((task) => task.kind === 'report-notes');
  const joins = (): LanguageTasks['report']['task'][] =>
    engine.asked.filter((task) => task.kind === 'report');
  return { engine, store, progress, make, windows, joins };
}

/** An engine that goes wrong with the window that begins with this caption. */
export function stumblingAt(captionId: string): ScriptedLanguageEngine {
  return new ScriptedLanguageEngine((task) =>
    task.kind === 'report-notes' && task.captions[0]?.id === captionId
      ? [failure('server-quota')]
      : [result(rightAnswer(task))],
  );
}
