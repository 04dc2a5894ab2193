import { LanguageDesk } from '../../../src/main/app/language-desk';
import { Meter } from '../../../src/main/remote/meter';
import { NoticeBoard } from '../../../src/main/app/notice-board';
import type { SessionStore } from '../../../src/main/storage/contract';
import type { SessionHappening } from '../../../src/shared/session/events';
import type { SessionRecord } from '../../../src/shared/session/record';
import type { Report, ReportNotes } from '../../../src/shared/session/report';
import { DEFAULT_SETTINGS, type LanguageEngineSettings, type Settings } from '../../../src/shared/settings';
import { NO_USAGE, type MonthUsage } from '../../../src/shared/session/usage';

const LANE = { id: 'a', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } } as const;

/** How long a busy machine may take for what comes at once on others; for `expect.poll`. */
export const SOON = { timeout: 20_000 };

/** A session that has ended, in which one text was said after the other, four seconds each. */
export function recordOf(id: string, texts: readonly string[]): SessionRecord {
  return {
    id,
    startedAt: 0,
    endedAt: texts.length * 4000,
    durationMs: texts.length * 4000,
    lanes: [LANE],
    captions: texts.map((text, index) => ({
      id: `c${index}`,
      laneId: LANE.id,
      startMs: index * 4000,
      endMs: index * 4000 + 3500,
      text,
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

/** What the desk needs of the store, in memory. */
function memoryStore() {
  const records = new Map<string, SessionRecord>();
  const notes = new Map<string, Map<number, ReportNotes>>();
  const reports: Report[] = [];
  const store: Pick<SessionStore, 'load' | 'loadNotes' | 'saveNotes' | 'clearNotes' | 'saveReport'> = {
    load: (id) => Promise.resolve(records.get(id) ?? null),
    loadNotes: (id) =>
      Promise.resolve([...(notes.get(id) ?? [])].toSorted(([a], [b]) => a - b).map(([, each]) => each)),
    saveNotes: (id, index, each) => {
      const kept = notes.get(id) ?? new Map<number, ReportNotes>();
      notes.set(id, kept.set(index, each));
      return Promise.resolve();
    },
    clearNotes: (id) => {
      notes.delete(id);
      return Promise.resolve();
    },
    saveReport: (id, report) => {
      reports.push(report);
      notes.delete(id);
      return Promise.resolve();
    },
  };
  return { store: store as SessionStore, records, reports };
}

/** The language side of the app, with the engine that the settings say. */
export function openDesk(
  options: { readonly engine?: Partial<LanguageEngineSettings>; readonly saved?: MonthUsage } = {},
) {
  const { store, records, reports } = memoryStore();
  const notices = new NoticeBoard(() => {});
  const progress: string[] = [];
  const months: MonthUsage[] = [];
  const state: { settings: Settings; key: string | undefined } = {
    settings: {
      ...DEFAULT_SETTINGS,
      languageEngine: { ...DEFAULT_SETTINGS.languageEngine, ...options.engine },
    },
    key: undefined,
  };
  let ids = 0;
  const desk = new LanguageDesk({
    settings: () => state.settings,
    key: () => state.key,
    inside: (picker) => picker,
    meter: new Meter({
      saved: options.saved ?? null,
      save: (month) => months.push(month),
      now: Date.now,
      ceiling: () => state.settings.languageEngine.monthlyCeiling,
      onCeiling: () => void notices.add('warning', 'server-ceiling'),
    }),
    store,
    notices,
    newId: () => `digest-${++ids}`,
    onReportProgress: ({ sessionId, state: step, done, total }) =>
      progress.push(`${sessionId} ${step} ${done}/${total}`),
  });

  /** A session begins; what the desk adds to its feed, and the means to say something in it. */
  const begin = () => {
    const feed: SessionHappening[] = [];
    let seq = 0;
    let captions = 0;
    const hear = (happening: SessionHappening): void => desk.onEvent({ seq: ++seq, happening });
    desk.startSession((happening) => feed.push(happening));
    hear({ type: 'session-started', sessionId: 's', startedAt: 0, lanes: [LANE] });
    return {
      feed,
      of: <T extends SessionHappening['type']>(type: T) =>
        feed.filter((each): each is Extract<SessionHappening, { type: T }> => each.type === type),
      say: (...texts: readonly string[]): void => {
        for (const text of texts) {
          const startMs = captions * 4000;
          const captionId = `c${captions++}`;
          hear({ type: 'caption-final', captionId, laneId: LANE.id, startMs, endMs: startMs + 3500, text });
        }
      },
    };
  };
  return {
    desk,
    notices,
    records,
    reports,
    progress,
    months,
    begin,
    end: (): Promise<void> => desk.endSession(),
    shownNotices: (): string[] => notices.all.map(({ level, code }) => `${level} ${code}`),
    setKey: (key: string | undefined) => {
      state.key = key;
    },
    change: (
      changes: Partial<Omit<Settings, 'languageEngine'>>,
      engine: Partial<LanguageEngineSettings> = {},
    ) => {
      const languageEngine = { ...state.settings.languageEngine, ...engine };
      state.settings = { ...state.settings, ...changes, languageEngine };
    },
  };
}
