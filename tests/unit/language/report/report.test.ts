import { describe, expect, it } from 'vitest';
import type { LanguageTasks, ReportStore } from '../../../../src/main/language/contract';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { estimateTokens } from '../../../../src/main/language/model-tokens';
import { makeReport, type ReportOptions } from '../../../../src/main/language/report/make-report';
import { notesTokens, thinNotes } from '../../../../src/main/language/report/notes';
import { planWindows } from '../../../../src/main/language/report/windows';
import type { SessionRecord } from '../../../../src/shared/session/record';
import { reportSchema, type Report, type ReportNotes } from '../../../../src/shared/session/report';
import { NO_USAGE } from '../../../../src/shared/session/usage';
import {
  failure,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';

const TEXT = 'This is what was said at this moment of the session, in about twenty tokens of talk.';
const CONTEXT = 4000;

function record(count: number): SessionRecord {
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

class MemoryStore implements ReportStore {
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

function open(options: Partial<ReportOptions> & { engine?: ScriptedLanguageEngine } = {}) {
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
function stumblingAt(captionId: string): ScriptedLanguageEngine {
  return new ScriptedLanguageEngine((task) =>
    task.kind === 'report-notes' && task.captions[0]?.id === captionId
      ? [failure('server-quota')]
      : [result(rightAnswer(task))],
  );
}

describe('report', () => {
  it('takes notes of each window, joins them, and says how far it is', async () => {
    const { make, windows, joins, store, progress } = open();
    const report = await make();
    const count = windows().length;
    expect(count).toBeGreaterThan(3);
    expect(windows().flatMap(({ captions }) => captions.map(({ id }) => id))).toEqual(
      record(300).captions.map(({ id }) => id),
    );
    expect(joins()).toMatchObject([{ notes: { length: count }, glossary: ['Jamak'], language: 'en' }]);
    expect(report).toMatchObject({
      title: 'A report',
      language: 'en',
      author: { engine: 'server', model: 'scripted' },
      madeAt: 42,
    });
    expect(store.report).toEqual(report);
    expect(progress[0]).toBe(`s1 running 0/${count + 1}`);
    expect(progress.slice(-2)).toEqual([
      `s1 running ${count}/${count + 1}`,
      `s1 done ${count + 1}/${count + 1}`,
    ]);
    expect(progress).toHaveLength(count + 2);
  });

  it('is planned anew, in smaller windows, when the engine turns out to read a part only', async () => {
    const engine = new ScriptedLanguageEngine((task) => {
      if (engine.asked.length === 2) engine.capabilities = { ...engine.capabilities, contextTokens: 2000 };
      return [result(rightAnswer(task))];
    });
    const { make, windows, joins, progress } = open({ engine });
    await make({ contextTokens: 16_000 });
    const [first, second, ...smaller] = windows().map(({ captions }) => captions);
    expect(first?.length).toBe(second?.length);
    expect(smaller.flat().map(({ id }) => id)).toEqual(record(300).captions.map(({ id }) => id));
    for (const captions of smaller)
      expect(estimateTokens(captions.map(({ text }) => text).join())).toBeLessThan(1000);
    expect(joins().flatMap(({ notes }) => notes).length).toBeGreaterThanOrEqual(smaller.length);
    expect(progress.at(-1)).toMatch(/^s1 done (\d+)\/\1$/);
  });

  it('is marked when a part of it was cut short', async () => {
    const engine = new ScriptedLanguageEngine((task) => {
      const output = rightAnswer(task);
      const incomplete = task.kind === 'report-notes' && task.captions[0]?.id === 'c0';
      return [{ type: 'result', output, engine: { engine: 'server', model: 'scripted' }, incomplete }];
    });
    const { make, store } = open({ engine });
    expect(await make()).toMatchObject({ incomplete: true });
    expect(reportSchema.parse(store.report)).toMatchObject({ incomplete: true });
  });

  it('is two steps for a short session', async () => {
    const { make, progress, windows } = open();
    await make({ record: record(3), contextTokens: Infinity });
    expect(windows()).toHaveLength(1);
    expect(progress).toEqual(['s1 running 0/2', 's1 running 1/2', 's1 done 2/2']);
  });

  it('has nothing to say of a session without captions', async () => {
    const { make, engine } = open();
    await expect(make({ record: record(0) })).rejects.toMatchObject({ code: 'session-empty' });
    expect(engine.asked).toEqual([]);
  });

  it('keeps its notes when it fails, and goes on from there', async () => {
    const { make, store, progress, windows, engine } = open({ engine: stumblingAt('c120') });
    const plan = planWindows(
      record(300).captions.map((caption) => ({ ...caption, speaker: '' })),
      CONTEXT,
    );
    const at = plan.findIndex(([first]) => first?.id === 'c120');
    expect(at).toBeGreaterThan(0);
    await expect(make()).rejects.toMatchObject({ code: 'report-failed', cause: { code: 'server-quota' } });
    expect(progress.at(-1)).toBe(`s1 failed ${at}/${plan.length + 1}`);
    expect(store.notes.size).toBe(at);
    const before = windows().length;
    engine.script = (task) => [result(rightAnswer(task))];
    progress.length = 0;
    expect(await make()).not.toBeNull();
    expect(progress[0]).toBe(`s1 running ${at}/${plan.length + 1}`);
    expect(windows().length - before).toBe(plan.length - at);
    expect(store.notes.size).toBe(0);
  });

  it('keeps its notes when it is cancelled, and makes the same report as without', async () => {
    const whole = await open().make();
    const { make, store, progress, engine } = open();
    const controller = new AbortController();
    engine.script = (task) => (engine.asked.length === 3 ? ['hang'] : [result(rightAnswer(task))]);
    const cancelled = make({ signal: controller.signal });
    await turns();
    controller.abort();
    expect(await cancelled).toBeNull();
    expect(progress.at(-1)).toMatch(/^s1 cancelled 2\//);
    expect([store.notes.size, store.report]).toEqual([2, null]);
    engine.script = (task) => [result(rightAnswer(task))];
    expect(await make()).toEqual(whole);
  });

  it('only joins when all notes were taken before it died', async () => {
    const { make, engine, windows } = open();
    engine.script = (task) => [task.kind === 'report' ? failure('server-failed') : result(rightAnswer(task))];
    await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
    const before = windows().length;
    engine.script = (task) => [result(rightAnswer(task))];
    await make();
    expect(windows()).toHaveLength(before);
  });

  it.each<[string, Partial<ReportOptions>]>([
    ['of other windows', { contextTokens: 9000 }],
    ['in another language', { language: 'ko' }],
  ])('does not use notes %s', async (_, changes) => {
    const { make, engine, windows, store } = open({ engine: stumblingAt('c120') });
    await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
    expect(store.notes.size).toBeGreaterThan(0);
    const before = windows().length;
    engine.script = (task) => [result(rightAnswer(task))];
    await make(changes);
    expect(
      windows()
        .slice(before)
        .flatMap(({ captions }) => captions),
    ).toHaveLength(300);
  });

  it('fails when its notes cannot be kept', async () => {
    const { make, store } = open();
    store.full = true;
    await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
  });

  it('cites no caption that does not exist, and places moments at their captions', async () => {
    const moment = { captionId: 'c2', atMs: 77, text: 'This is what was said', why: '' };
    const madeUp = { captionId: 'x', atMs: 1, text: 'never said', why: '' };
    const cited = {
      decisions: [
        { text: 'true', captionIds: ['c1', 'x'] },
        { text: 'false', captionIds: ['x'] },
      ],
      highlights: [moment, madeUp],
      quotes: [moment, madeUp],
    };
    const { make, joins } = open({
      engine: new ScriptedLanguageEngine((task) => [
        result({ ...(rightAnswer(task) as ReportNotes & Report), ...cited }),
      ]),
    });
    const report = await make({ record: record(3) });
    const right = {
      decisions: [{ text: 'true', captionIds: ['c1'] }],
      highlights: [{ captionId: 'c2', atMs: 10_000 }],
      quotes: [{ captionId: 'c2', atMs: 10_000 }],
    };
    expect(report).toMatchObject(right);
    expect(joins()[0]?.notes).toMatchObject([right]);
  });

  it('joins in several levels when the notes are too much to read at once', async () => {
    const chatty = new ScriptedLanguageEngine((task) => {
      if (task.kind !== 'report-notes') return [result(rightAnswer(task))];
      const points = task.captions.map(({ id, text }) => ({ text, captionIds: [id] }));
      return [result({ ...(rightAnswer(task) as ReportNotes), points })];
    });
    const { make, joins, windows } = open({ engine: chatty });
    expect(await make()).not.toBeNull();
    expect(joins().length).toBeGreaterThan(2);
    for (const { notes } of joins()) {
      expect(notes.reduce((sum, each) => sum + notesTokens(each), 0)).toBeLessThanOrEqual(CONTEXT / 2);
    }
    const last = joins().at(-1)!.notes;
    expect([last[0]?.startMs, last.at(-1)?.endMs]).toEqual([0, record(300).captions.at(-1)!.endMs]);
    expect(last.length).toBeLessThan(windows().length);
  });
});

describe('report of the embedded engine', () => {
  it('is made in windows too, and cites what was said', async () => {
    const said = [
      'Today we fight the dragon in the northern castle.',
      'Minsu brings the magic sword from the old smith.',
      'The dragon burned the bridge, so we go through the river.',
      'We decided to attack the castle at dawn with everybody.',
    ];
    const session = record(400);
    const captions = session.captions.map((caption, index) => ({ ...caption, text: said[index % 4]! }));
    const report = await makeReport({
      engine: createEmbeddedEngine(),
      store: new MemoryStore(),
      record: { ...session, captions },
      language: 'en',
      glossary: [],
      contextTokens: CONTEXT,
      onProgress: () => {},
      signal: new AbortController().signal,
      now: () => 42,
    });
    expect(report?.author).toEqual({ engine: 'embedded', model: '' });
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report?.chapters.length).toBeGreaterThan(0);
    for (const { captionId, text } of report?.quotes ?? []) {
      expect(captions.find(({ id }) => id === captionId)?.text).toContain(text);
    }
  });
});

describe('planWindows', () => {
  const captions = record(1000).captions.map((caption) => ({ ...caption, speaker: '' }));

  it.each([2048, 4000, 16_000, 200_000, Infinity])(
    'cuts evenly for a context of %d tokens',
    (contextTokens) => {
      const windows = planWindows(captions, contextTokens);
      expect(windows.flat()).toEqual(captions);
      const sizes = windows.map((window) => window.reduce((sum, { text }) => sum + estimateTokens(text), 0));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.min(12_000, contextTokens / 2));
      expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.3);
      expect(planWindows(captions, contextTokens)).toEqual(windows);
    },
  );

  it('is nothing for nothing', () => {
    expect(planWindows([], 4000)).toEqual([]);
  });
});

describe('thinNotes', () => {
  const notes: ReportNotes = {
    startMs: 0,
    endMs: 1000,
    points: Array.from({ length: 100 }, (_, index) => ({
      text: `point ${index}`,
      captionIds: [`c${index}`],
    })),
    chapters: [{ title: 'All of it', startMs: 0, endMs: 1000, summary: TEXT }],
    decisions: [],
    highlights: [],
    quotes: [],
    keywords: ['best', 'second'],
  };

  it('leaves notes that fit as they are', () => {
    expect(thinNotes(notes, 10_000)).toBe(notes);
  });

  it.each([1000, 300, 50])('leaves an even choice of what is in them, in %d tokens', (maxTokens) => {
    const thinned = thinNotes(notes, maxTokens);
    expect(notesTokens(thinned)).toBeLessThanOrEqual(maxTokens);
    expect(thinned).toMatchObject({ startMs: 0, endMs: 1000 });
    const kept = thinned.points.map(({ captionIds }) => Number(captionIds[0]?.slice(1)));
    if (maxTokens >= 300) {
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBeGreaterThan(80);
    }
  });
});

describe('what the user steered', () => {
  it('is in a report: what was marked is a highlight with its note, which no engine reads', async () => {
    const session = {
      ...record(40),
      marks: [
        { id: 'm', atMs: 31_000, note: 'First blood!' },
        { id: 'n', atMs: 62_000, note: '' },
      ],
    };
    const { make, engine } = open();
    const report = await make({ record: session });
    expect(report?.highlights).toEqual([
      { captionId: 'c6', atMs: 30_000, text: TEXT, why: 'You marked it', note: 'First blood!' },
      { captionId: 'c12', atMs: 60_000, text: TEXT, why: 'You marked it' },
    ]);
    expect(JSON.stringify(engine.asked)).not.toContain('First blood');
    expect(engine.asked[0]).toMatchObject({ kind: 'report-notes' });
  });

  it('is not in a report: what was struck out, also where notes that are kept have it', async () => {
    const struck = [{ text: 'notes of c0', captionIds: ['c39'], untilMs: 0 }];
    const { make, store, joins } = open();
    await store.saveNotes('s1', 0, {
      ...(rightAnswer({ kind: 'report-notes', captions: [], glossary: [], language: 'en' }) as ReportNotes),
      startMs: 0,
      endMs: 199_000,
      points: [{ text: 'Notes of c0!', captionIds: ['c1'] }],
    });
    const report = await make({ record: { ...record(40), struck }, contextTokens: Infinity });
    expect(joins()[0]?.notes[0]?.points).toEqual([]);
    expect(report?.abstract).toBe('');
  });

  it('tells what it was made from', async () => {
    const session = record(40);
    const captions = session.captions.map((one, at) => (at < 3 ? { ...one, original: 'heard' } : one));
    const { make, windows } = open();
    const report = await make({
      record: {
        ...session,
        captions,
        takenBack: [{ id: 'x', laneId: 'a', startMs: 1, endMs: 2 }],
        gaps: [{ laneId: 'a', startMs: 0, endMs: 9, code: 'speech-queue-full' }],
        marks: [{ id: 'm', atMs: 31_000, note: '' }],
      },
    });
    expect(report?.basis).toEqual({
      captions: 40,
      corrected: 3,
      takenBack: 1,
      gaps: 1,
      marks: 1,
      windows: windows().length,
      terms: 1,
    });
  });

  it('goes along: what the show is, with every window and the whole', async () => {
    const { make, engine } = open();
    const show = { title: 'Friday', game: 'Chess' };
    await make({ record: record(40), show });
    expect(engine.asked.every((task) => task.show === show)).toBe(true);
  });
});

describe('the way of a report', () => {
  it('says which part is read', async () => {
    const seen: (string | null)[] = [];
    const { make, windows } = open();
    await make({
      onProgress: ({ window }) => seen.push(window ? `${window.startMs}-${window.endMs}` : null),
    });
    expect(seen.slice(0, -2)).toEqual(
      windows().map(({ captions }) => `${captions[0]?.startMs}-${captions.at(-1)?.endMs}`),
    );
    // Parts are joined, and it is done.
    expect(seen.slice(-2)).toEqual([null, null]);
  });

  it('does not go on from notes of another engine than is asked now', async () => {
    const { make, store, windows, engine } = open({ engine: stumblingAt('c120') });
    await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
    expect(store.notes.get(0)?.author).toEqual({ engine: 'server', model: 'scripted' });
    const before = windows().length;
    engine.script = (task) => [result(rightAnswer(task))];
    await make({ by: 'embedded' });
    expect(windows()[before]?.captions[0]?.id).toBe('c0');
  });
});
