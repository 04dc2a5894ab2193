import { describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { estimateTokens } from '../../../../src/main/language/model-tokens';
import { makeReport, type ReportOptions } from '../../../../src/main/language/report/make-report';
import { notesTokens, thinNotes } from '../../../../src/main/language/report/notes';
import { planWindows } from '../../../../src/main/language/report/windows';
import { reportSchema, type Report, type ReportNotes } from '../../../../src/shared/session/report';
import {
  failure,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';
import { CONTEXT, MemoryStore, open, record, stumblingAt, TEXT } from './open-report';

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

it('a report in another language than was spoken goes on from notes that were picked of what was said', async () => {
  // In English, whatever is asked for, as the embedded engine and the model inside take them.
  const { make, engine, windows, store } = open({
    engine: stumblingAt('c120'),
    language: 'ko',
    by: 'server',
  });
  await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
  const kept = store.notes.size;
  const before = windows().length;
  expect(kept).toBeGreaterThan(0);
  engine.script = (task) => [result(rightAnswer(task))];
  await make();
  const plan = planWindows(
    record(300).captions.map((caption) => ({ ...caption, speaker: '' })),
    CONTEXT,
  );
  expect(windows().length - before).toBe(plan.length - kept);
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
