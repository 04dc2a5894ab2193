import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type LanguageEngineSettings } from '../../../src/shared/settings';
import { lines } from '../../fakes/platform/electron-log';
import { spokenCaptions } from '../../fakes/language-tasks';
import { LlmServer, promptTokensOf, type Scenario } from '../../fakes/llm-server';
import { openDesk as openAnyDesk, recordOf, SOON } from './open-desk';

vi.mock('electron', () => import('../../fakes/platform/electron'));
vi.mock('electron-log/node', () => import('../../fakes/platform/electron-log'));

const ENGLISH = spokenCaptions('en').map(({ text }) => text);
/** Stays so until the settings change. */
const KEY_REFUSED: Scenario = { type: 'refuse', status: 401 };
/** May be over with the next try, which need not wait. */
const OUT_OF_ORDER: Scenario = { type: 'refuse', status: 503, headers: { 'retry-after-ms': '0' } };

let llm: LlmServer;
beforeEach(async () => {
  lines.length = 0;
  llm = await LlmServer.start();
});
afterEach(async () => {
  vi.useRealTimers();
  await llm.close();
});

function openDesk(engine: Partial<LanguageEngineSettings> = {}, saved?: Parameters<typeof openAnyDesk>[0]) {
  return openAnyDesk({
    engine: { engine: 'server', baseUrl: llm.baseUrl, model: 'fake-small', ...engine },
    ...saved,
  });
}

type Desk = ReturnType<typeof openDesk>;

/** Something is said, and a digest made of it: by which engine, and by which model. */
async function digestOf({ desk, begin }: Pick<Desk, 'desk' | 'begin'>): Promise<string> {
  const { say, of } = begin();
  say(...ENGLISH.slice(0, 3));
  desk.makeDigest();
  await expect.poll(() => of('digest-updated').length, SOON).toBe(1);
  const author = of('digest-updated')[0]?.digest.author;
  return `${author?.engine} ${author?.model}`.trim();
}

describe('a server in the settings', () => {
  it('makes what the session needs, with the key that belongs to it', async () => {
    const opened = openDesk();
    opened.setKey('sk-secret');
    expect(await digestOf(opened)).toBe('server fake-small');
    expect(llm.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
    expect(llm.requests[0]?.headers.authorization).toBe('Bearer sk-secret');
    expect(opened.notices.all).toEqual([]);
  });

  it('is not called while the settings choose the embedded engine', async () => {
    const opened = openDesk({ engine: 'embedded' });
    expect(await digestOf(opened)).toBe('embedded');
    expect(llm.requests).toEqual([]);
  });

  it('that is chosen during a session makes what is made from then on', async () => {
    const opened = openDesk({ engine: 'embedded' });
    const { say, of } = opened.begin();
    say(...ENGLISH.slice(0, 3));
    opened.desk.makeDigest();
    await expect.poll(() => of('digest-updated').length, SOON).toBe(1);
    opened.change({}, { engine: 'server' });
    say(...ENGLISH.slice(3));
    opened.desk.makeDigest();
    await expect.poll(() => of('digest-updated').length, SOON).toBe(2);
    expect(of('digest-updated').map(({ digest }) => digest.author.engine)).toEqual(['embedded', 'server']);
  });

  it('is told the terms of the glossary that holds by now', async () => {
    const opened = openDesk();
    opened.change({ glossaries: [{ id: 'g', name: 'Show', terms: ['Obsidia'] }], glossaryId: 'g' });
    opened.records.set('s1', recordOf('s1', ENGLISH));
    await digestOf(opened);
    await opened.desk.makeReport('s1');
    expect(llm.chats).toHaveLength(3);
    for (const { messages } of llm.chats) expect(JSON.stringify(messages)).toContain('Obsidia');
  });

  it('makes reports with the model for reports, in the language that was chosen', async () => {
    const { desk, records, reports, change } = openDesk({ reportModel: 'fake-large' });
    change({ digest: { ...DEFAULT_SETTINGS.digest, language: 'ko' } });
    records.set('s1', recordOf('s1', ENGLISH));
    await desk.makeReport('s1');
    expect(reports).toMatchObject([{ language: 'ko', author: { engine: 'server', model: 'fake-large' } }]);
    expect(llm.chats.map(({ model }) => model)).toEqual(['fake-large', 'fake-large']);
    for (const { messages } of llm.chats) expect(messages[0]?.content).toMatch(/\p{Script=Hangul}/u);
  });

  it('is not asked for a report that the embedded engine is to make', async () => {
    const { desk, records, reports } = openDesk();
    records.set('s1', recordOf('s1', ENGLISH));
    await desk.makeReport('s1', undefined, 'embedded');
    await desk.makeReport('s1');
    expect(reports.map(({ author }) => author.engine)).toEqual(['embedded', 'server']);
    expect(reports[0]?.basis).toMatchObject({ captions: ENGLISH.length, windows: 1 });
  });

  it('reads as much of a report at once as its model can take in', async () => {
    const windows: number[] = [];
    for (const contextTokens of [4000, 100_000]) {
      const { desk, records } = openDesk({ contextTokens });
      records.set('s1', recordOf('s1', Array.from({ length: 30 }, () => ENGLISH).flat()));
      const before = llm.chats.length;
      await desk.makeReport('s1');
      windows.push(
        llm.chats.slice(before).filter(({ messages }) => messages[1]?.content.includes('<captions>')).length,
      );
    }
    expect(windows[0]).toBeGreaterThan(1);
    expect(windows[1]).toBe(1);
  });

  it('offers its models, or says why it does not', async () => {
    const { desk } = openDesk();
    llm.models = ['b', 'a'];
    expect(await desk.listModels()).toEqual(['a', 'b']);
    llm.otherwise = KEY_REFUSED;
    await expect(desk.listModels()).rejects.toMatchObject({ code: 'server-key-refused' });
  });
});

describe('a report by a server', () => {
  it('that is cancelled ends as nothing, and goes on from there when it is made again', async () => {
    const { desk, records, reports, progress } = openDesk({ contextTokens: 4000 });
    records.set('s1', recordOf('s1', Array.from({ length: 30 }, () => ENGLISH).flat()));
    llm.script({ type: 'answer' }, { type: 'stall' });
    const cancelled = desk.makeReport('s1');
    await expect.poll(() => llm.requests.length, SOON).toBe(2);
    desk.cancelReport('s1');
    expect(await cancelled).toBeNull();
    expect(await llm.requests[1]?.over).toBe(false);
    expect(progress.at(-1)).toMatch(/^s1 cancelled 1\//);
    expect(reports).toEqual([]);
    progress.length = 0;
    expect(await desk.makeReport('s1')).not.toBeNull();
    expect(progress[0]).toMatch(/^s1 running 1\//);
    expect(progress.at(-1)).toMatch(/^s1 done/);
    expect(reports).toHaveLength(1);
  });

  it('is cancelled alone: that of another session goes on', async () => {
    const { desk, records } = openDesk();
    for (const id of ['s1', 's2']) records.set(id, recordOf(id, ENGLISH));
    llm.script({ type: 'stall' });
    const first = desk.makeReport('s1');
    await expect.poll(() => llm.requests.length, SOON).toBe(1);
    const second = desk.makeReport('s2');
    desk.cancelReport('s1');
    expect(await first).toBeNull();
    expect(await second).toMatchObject({ author: { engine: 'server' } });
  });

  it('is given up when the app closes', async () => {
    const { desk, records, progress } = openDesk();
    records.set('s1', recordOf('s1', ENGLISH));
    llm.otherwise = { type: 'stall' };
    const made = desk.makeReport('s1');
    await expect.poll(() => llm.requests.length, SOON).toBe(1);
    desk.close();
    expect(await made).toBeNull();
    expect(await llm.requests[0]?.over).toBe(false);
    expect(progress.at(-1)).toMatch(/^s1 cancelled/);
  });
});

describe('a server that reads only a part of what it is given', () => {
  const LONG = Array.from({ length: 40 }, () => ENGLISH).flat();

  it('is told of once, and gets the whole in smaller parts', async () => {
    llm.otherwise = { type: 'answer', keeps: 2048 };
    const { desk, records, reports, notices } = openDesk();
    records.set('s1', recordOf('s1', LONG));
    await desk.makeReport('s1');
    const server = new URL(llm.baseUrl).host;
    expect(notices.all).toMatchObject([{ code: 'server-context-cut', params: { server, tokens: 2048 } }]);
    const windows = llm.chats.filter(({ messages }) => messages[1]?.content.includes('<captions>'));
    // The first was cut; those after it are not, and hold every caption.
    expect(windows.length).toBeGreaterThan(3);
    for (const window of windows.slice(1)) expect(promptTokensOf(window)).toBeLessThan(2048);
    const captions = windows
      .slice(1)
      .flatMap(({ messages }) => messages[1]?.content.match(/^\[c\d+\]/gm) ?? []);
    expect(captions).toHaveLength(LONG.length);
    expect(reports).toHaveLength(1);
  });

  it('is taken for whole again once a trial of it went well', async () => {
    llm.otherwise = { type: 'answer', keeps: 2048 };
    const { desk, records, notices } = openDesk();
    records.set('s1', recordOf('s1', LONG));
    await desk.makeReport('s1');
    llm.otherwise = { type: 'answer' };
    await desk.test();
    expect(notices.all).toEqual([]);
    const before = llm.chats.length;
    await desk.makeReport('s1');
    expect(llm.chats.slice(before)).toHaveLength(2);
  });
});

describe('a model that gives no translation', () => {
  it('leaves its caption marked, and nothing said of the server', async () => {
    llm.otherwise = { type: 'answer', text: '죄송하지만 도와드릴 수 없습니다.' };
    const opened = openDesk();
    opened.change({ translation: { enabled: true, language: 'ko', viewers: [] } });
    const { of, say } = opened.begin();
    say(ENGLISH[0] as string);
    await expect.poll(() => of('translation-missing').length, SOON).toBe(1);
    expect(of('translation-missing')).toMatchObject([{ captionId: 'c0', language: 'ko' }]);
    expect(opened.notices.all).toEqual([]);
  });
});

describe('a server that does not work', () => {
  it('is stood in for by the embedded engine, which is said once', async () => {
    llm.otherwise = KEY_REFUSED;
    const opened = openDesk();
    expect(await digestOf(opened)).toBe('embedded');
    expect(await digestOf(opened)).toBe('embedded');
    const server = new URL(llm.baseUrl).host;
    expect(opened.notices.all).toMatchObject([
      { level: 'warning', code: 'server-key-refused', params: { server } },
      { level: 'warning', code: 'language-fallback', params: { server } },
    ]);
    expect(llm.requests).toHaveLength(1);
  });

  it('leaves neither key nor words in the log', async () => {
    llm.otherwise = KEY_REFUSED;
    const opened = openDesk();
    opened.setKey('sk-secret');
    await digestOf(opened);
    expect(lines).toEqual(['warn language server failed server-key-refused']);
  });

  it('leaves undone what only it can do, and says so to whoever asked', async () => {
    llm.otherwise = KEY_REFUSED;
    const opened = openDesk();
    opened.change({ translation: { enabled: true, language: 'ko', viewers: [] } });
    const { feed, say } = opened.begin();
    say(ENGLISH[0] as string);
    await expect.poll(() => lines, SOON).toContain('warn language task failed server-key-refused');
    expect(feed).toEqual([]);
  });

  it('is used again once it works, and nothing is said any more of the outage', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    llm.otherwise = OUT_OF_ORDER;
    const opened = openDesk();
    expect(await digestOf(opened)).toBe('embedded');
    expect(opened.shownNotices()).toEqual(['warning server-failed', 'warning language-fallback']);
    llm.otherwise = { type: 'answer' };
    // Not at once: it is left alone for a while.
    expect(await digestOf(opened)).toBe('embedded');
    vi.advanceTimersByTime(20_000);
    expect(await digestOf(opened)).toBe('server fake-small');
    expect(opened.shownNotices()).toEqual(['info language-back']);
    // Nor of its return, when it fails again.
    llm.otherwise = OUT_OF_ORDER;
    expect(await digestOf(opened)).toBe('embedded');
    expect(opened.shownNotices()).toEqual(['warning server-failed', 'warning language-fallback']);
  });
});

describe('a server that was given up', () => {
  async function givenUp() {
    llm.otherwise = KEY_REFUSED;
    const opened = openDesk();
    await digestOf(opened);
    llm.otherwise = { type: 'answer' };
    return opened;
  }

  it('is not tried again by itself, nor when something else changed', async () => {
    const opened = await givenUp();
    opened.change({ glossaries: [{ id: 'g', name: 'Show', terms: ['Jamak'] }] }, { monthlyCeiling: 5 });
    opened.desk.settingsChanged();
    expect(await digestOf(opened)).toBe('embedded');
    expect(llm.requests).toHaveLength(1);
    expect(opened.shownNotices()).toEqual(['warning server-key-refused', 'warning language-fallback']);
  });

  it.each<[string, (opened: Desk) => void]>([
    ['another key', ({ setKey }) => setKey('sk-right')],
    ['another model', ({ change }) => change({}, { model: 'fake-large' })],
    [
      'the embedded engine for a while',
      ({ change, desk }) => {
        change({}, { engine: 'embedded' });
        desk.settingsChanged();
        change({}, { engine: 'server' });
      },
    ],
  ])('is tried again with %s, and what was said of it is taken back', async (_what, mend) => {
    const opened = await givenUp();
    mend(opened);
    opened.desk.settingsChanged();
    expect(opened.notices.all).toEqual([]);
    expect(await digestOf(opened)).toMatch(/^server /);
    expect(opened.shownNotices()).toEqual(['info language-back']);
  });

  it('is tried again once a trial of it went well', async () => {
    const opened = await givenUp();
    expect(await opened.desk.test()).toMatchObject({ ok: true });
    expect(await digestOf(opened)).toBe('server fake-small');
    expect(opened.shownNotices()).toEqual(['info language-back']);
  });

  it('stays so when the trial failed', async () => {
    const opened = await givenUp();
    llm.script(KEY_REFUSED);
    expect(await opened.desk.test()).toMatchObject({ ok: false });
    expect(await digestOf(opened)).toBe('embedded');
  });
});

describe('a trial', () => {
  it('tells what the model said, how long it took and what it cost, which counts for the month', async () => {
    const { desk, months, notices } = openDesk({ price: { input: 1000, output: 1000 } });
    const trial = await desk.test();
    expect(trial).toMatchObject({ ok: true, text: 'OK' });
    const { tookMs, cost } = trial as Extract<typeof trial, { ok: true }>;
    expect(tookMs).toBeGreaterThan(0);
    expect(cost).toBeGreaterThan(0);
    expect(desk.month.cost).toBe(cost);
    expect(months.at(-1)?.spent).toBe(cost);
    expect(notices.all).toEqual([]);
  });

  it.each<[string, Scenario, string]>([
    ['refuses the key', KEY_REFUSED, 'server-key-refused'],
    ['is a web page', { type: 'page' }, 'server-wrong-address'],
    ['has no such model', { type: 'refuse', status: 404, code: 'model_not_found' }, 'server-model-missing'],
    ['has nothing at that address', { type: 'refuse', status: 404 }, 'server-wrong-address'],
  ])('of a server that %s says so as a value, without a notice', async (_what, scenario, code) => {
    llm.otherwise = scenario;
    const { desk, notices } = openDesk();
    expect(await desk.test()).toMatchObject({ ok: false, error: { code } });
    expect(notices.all).toEqual([]);
    expect(desk.month).toEqual({ inputTokens: 0, outputTokens: 0, cost: 0 });
  });

  it('is of the server that the settings name by now', async () => {
    const opened = openDesk({ baseUrl: 'http://127.0.0.1:1/v1' });
    opened.change({}, { baseUrl: llm.baseUrl, model: 'fake-large' });
    expect(await opened.desk.test()).toMatchObject({ ok: true });
    expect(llm.chats.map(({ model }) => model)).toEqual(['fake-large']);
  });
});

describe('what a server costs', () => {
  const PRICE = { input: 1000, output: 1000 };

  it('is counted for the month, from what was kept of it on, and told in the session', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 15) });
    const usage = { inputTokens: 10, outputTokens: 20, cost: 3 };
    const saved = { month: '2026-11', usage, spent: 3, told: false };
    const { desk, begin, months } = openDesk({ price: PRICE }, { saved });
    expect(desk.month).toEqual(usage);
    const { say, of } = begin();
    say(...ENGLISH.slice(0, 3));
    desk.makeDigest();
    await expect.poll(() => of('usage').length, SOON).toBe(1);
    const { cost } = of('usage')[0]?.usage ?? {};
    expect(cost).toBeGreaterThan(0);
    expect(desk.month.cost).toBeCloseTo(3 + (cost ?? 0));
    expect(months.at(-1)).toMatchObject({ month: '2026-11', usage: desk.month });
  });

  it('ends the calls when the ceiling is reached, which is said once', async () => {
    const opened = openDesk({ price: PRICE, monthlyCeiling: 0.000_01 });
    expect(await digestOf(opened)).toBe('server fake-small');
    expect(opened.shownNotices()).toEqual(['warning server-ceiling']);
    expect(await digestOf(opened)).toBe('embedded');
    expect(await digestOf(opened)).toBe('embedded');
    expect(opened.shownNotices()).toEqual(['warning server-ceiling']);
    expect(llm.requests).toHaveLength(1);
  });

  it('goes on when the ceiling is raised', async () => {
    const opened = openDesk({ price: PRICE, monthlyCeiling: 0.000_01 });
    await digestOf(opened);
    opened.change({}, { monthlyCeiling: 1000 });
    expect(await digestOf(opened)).toBe('server fake-small');
  });
});
