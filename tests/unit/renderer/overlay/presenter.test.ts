import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresenter, FADE_MS, HOLD_MS } from '../../../../src/renderer/overlay/presenter';
import { createSessionMirror } from '../../../../src/renderer/ui/session-mirror';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { FakeMain, final, interim, settle, started } from '../fake-main';

const STARTED_AT = 1_000_000;

function translated(captionId: string, text: string): SessionHappening {
  return { type: 'translation-final', captionId, language: 'ko', text };
}

async function overlay(main: FakeMain, nowMs = STARTED_AT) {
  const session = createSessionMirror(main.api, 'en');
  const presenter = createPresenter(session.store, () => nowMs);
  presenter.connect();
  session.connect();
  await settle();
  const words = () =>
    presenter.store.getState().lines.map(({ stable, tentative }) => `${stable}|${tentative}`);
  return { presenter, words };
}

describe('createPresenter', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('shows nothing while nothing was said', async () => {
    const main = new FakeMain();
    const { words } = await overlay(main);
    main.append(started('s1', STARTED_AT));
    main.append({ type: 'lag', laneId: 'lane-1', lagMs: 300 });
    expect(words()).toEqual([]);
  });

  it('keeps the last three captions in the order in which they were begun', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    for (let at = 0; at < 5; at++) main.append(final(`c${at}`, `caption ${at}`, at * 1000));
    main.append(interim('i', 'now', 'perhaps', 6000));
    expect(words()).toEqual(['caption 3|', 'caption 4|', 'now|perhaps']);
  });

  it('fades when nothing new comes, and does not bring the old words back', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { presenter, words } = await overlay(main);
    main.append(final('c1', 'Old.'));
    vi.advanceTimersByTime(HOLD_MS - 1);
    expect(presenter.store.getState().fading).toBe(false);
    vi.advanceTimersByTime(1);
    expect(presenter.store.getState().fading).toBe(true);
    vi.advanceTimersByTime(FADE_MS);
    expect(words()).toEqual([]);
    main.append(final('c2', 'New.', 20_000));
    expect(words()).toEqual(['New.|']);
  });

  it('holds on while somebody goes on speaking, and comes back at once from a fade', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { presenter, words } = await overlay(main);
    for (let at = 1; at <= 5; at++) {
      main.append(interim('i', 'word '.repeat(at).trim(), ''));
      vi.advanceTimersByTime(HOLD_MS - 100);
    }
    expect(presenter.store.getState().fading).toBe(false);
    vi.advanceTimersByTime(200);
    expect(presenter.store.getState().fading).toBe(true);
    main.append(final('i', 'All the words.'));
    expect(presenter.store.getState().fading).toBe(false);
    expect(words()).toEqual(['All the words.|']);
  });

  it('drops what is taken back at once, and brings nothing back in its place', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    for (let at = 0; at < 5; at++) main.append(final(`c${at}`, `caption ${at}`, at * 1000));
    expect(words()).toEqual(['caption 2|', 'caption 3|', 'caption 4|']);
    const place = { laneId: 'lane-1', startMs: 0, endMs: 0 };
    main.append({ type: 'caption-taken-back', captionId: 'c4', ...place });
    main.append({ type: 'caption-taken-back', captionId: 'c3', ...place });
    expect(words()).toEqual(['caption 2|']);
    main.append(final('c5', 'caption 5', 6000));
    expect(words()).toEqual(['caption 2|', 'caption 5|']);
  });

  it('shows both parts of a caption that is split while it shows, and nothing of one that has faded away', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    const part = (id: string, startMs: number, text: string, madeOf?: string[]) => ({
      id,
      laneId: 'lane-1',
      startMs,
      endMs: startMs + 500,
      text,
      ...(madeOf && { madeOf }),
    });
    const split = (id: string) =>
      main.append({
        type: 'captions-rearranged',
        editor: 'me',
        removed: [],
        captions: [part(id, 0, 'one'), part(`${id}-2`, 500, 'two', [id])],
      });
    main.append(final('c1', 'one two'));
    split('c1');
    expect(words()).toEqual(['one|', 'two|']);
    vi.advanceTimersByTime(HOLD_MS + FADE_MS + 10_000);
    expect(words()).toEqual([]);
    split('c1-2');
    expect(words()).toEqual([]);
    main.append({ type: 'captions-rearranged', editor: 'me', removed: ['c1-2'], captions: [] });
    expect(words()).toEqual([]);
  });

  it('shows a correction in its place, but not of what has faded away', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    const edit = (text: string) =>
      main.append({ type: 'caption-edited', captionId: 'c1', text, editor: 'me' });
    main.append(final('c1', 'helo'));
    main.append(translated('c1', '안녕'));
    edit('hello');
    expect(words()).toEqual(['hello|']);
    vi.advanceTimersByTime(60_000);
    expect(words()).toEqual([]);
    edit('hello there');
    main.append(translated('c1', '거기 안녕'));
    expect(words()).toEqual([]);
  });

  it('knows which captions were seen growing', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { presenter } = await overlay(main);
    const grown = () => presenter.store.getState().lines.map((line) => line.grown);
    main.append(interim('i', 'All the', 'words'));
    expect(grown()).toEqual([true]);
    main.append(final('i', 'All the words.'));
    main.append(final('c', 'At once.', 20_000));
    expect(grown()).toEqual([true, false]);
    main.append(final('d', 'At once, too.', 30_000));
    expect(grown()).toEqual([true, false, false]);
  });

  it('shows a final whose interim has faded in the meantime', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    main.append(interim('i', 'Same words', ''));
    vi.advanceTimersByTime(HOLD_MS + FADE_MS);
    expect(words()).toEqual([]);
    main.append(final('i', 'Same words'));
    expect(words()).toEqual(['Same words|']);
  });

  it('shows after a reload what was just said, and not what was said long ago', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    main.append(final('c1', 'Long ago.', 1000));
    main.append(final('c2', 'Just now.', 58_000));
    const { words } = await overlay(main, STARTED_AT + 60_000);
    expect(words()).toEqual(['Just now.|']);
  });

  it('names the event that brought the words, and none that changed nothing', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { presenter } = await overlay(main);
    const { seq } = main.append(final('c1', 'Words.'));
    main.append({ type: 'lag', laneId: 'lane-1', lagMs: 300 });
    expect(presenter.store.getState().seq).toBe(seq);
  });

  it('shows translations under their captions, and keeps room for those to come', async () => {
    const main = new FakeMain();
    main.settings = { ...main.settings, translation: { enabled: true, language: 'ko', viewers: [] } };
    main.append(started('s1', STARTED_AT));
    const { presenter } = await overlay(main);
    main.append(final('c1', 'Hello.'));
    expect(presenter.store.getState().bilingual).toBe(false);
    const { seq } = main.append(translated('c1', '안녕'));
    const { lines, bilingual, seq: shown } = presenter.store.getState();
    expect(lines.map(({ translation }) => translation?.text)).toEqual(['안녕']);
    expect([bilingual, shown]).toEqual([true, seq]);
    for (let at = 1; at <= 8; at++) main.append(final(`n${at}`, 'Untranslated.', at * 2000));
    expect(presenter.store.getState().bilingual).toBe(false);
  });

  it('keeps the room of a translation that is missing, without a word of it', async () => {
    const main = new FakeMain();
    main.settings = { ...main.settings, translation: { enabled: true, language: 'ko', viewers: [] } };
    main.append(started('s1', STARTED_AT));
    const { presenter } = await overlay(main);
    main.append(final('c1', 'Hello.'));
    main.append({ type: 'translation-missing', captionId: 'c1', language: 'ko' });
    const { lines, bilingual } = presenter.store.getState();
    expect([lines.map(({ translation }) => translation), bilingual]).toEqual([[undefined], true]);
  });

  it('brings a caption back for a translation that comes after it has faded, and only for that', async () => {
    const main = new FakeMain();
    main.settings = { ...main.settings, translation: { enabled: true, language: 'ko', viewers: [] } };
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    main.append(final('c1', 'Hello.'));
    vi.advanceTimersByTime(HOLD_MS + FADE_MS);
    expect(words()).toEqual([]);
    main.append(translated('c1', '안녕하세요.'));
    expect(words()).toEqual(['Hello.|']);
    vi.advanceTimersByTime(HOLD_MS + FADE_MS);
    main.append({ type: 'lag', laneId: 'lane-1', lagMs: 300 });
    expect(words()).toEqual([]);
  });

  it('shows no translation once they are turned off, and nothing old again because of that', async () => {
    const main = new FakeMain();
    main.settings = { ...main.settings, translation: { enabled: true, language: 'ko', viewers: [] } };
    main.append(started('s1', STARTED_AT));
    const { presenter, words } = await overlay(main);
    main.append(final('c1', 'Old.'));
    main.append(translated('c1', '옛말.'));
    vi.advanceTimersByTime(HOLD_MS + FADE_MS);
    main.settings = { ...main.settings, translation: { enabled: false, language: 'ko', viewers: [] } };
    main.speak('en');
    expect(words()).toEqual([]);
    main.append(final('c2', 'New.', 20_000));
    main.append(translated('c2', '새말.'));
    expect(words()).toEqual(['New.|']);
    const { lines, bilingual } = presenter.store.getState();
    expect([lines[0]?.translation, bilingual]).toEqual([undefined, false]);
  });

  it('names nobody any more when a lane was removed and its last words have gone', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { presenter } = await overlay(main);
    const labels = () => presenter.store.getState().lines.map(({ label }) => label);
    main.append({
      type: 'lane-added',
      lane: { id: 'guest', name: 'Guest', colour: 'teal', muted: false, source: { kind: 'system' } },
    });
    main.append({ type: 'lane-renamed', laneId: 'lane-1', name: 'Me', colour: 'sky' });
    const bye = { captionId: 'c0', laneId: 'guest', startMs: 0, endMs: 900, text: 'Bye.' };
    main.append({ type: 'caption-final', ...bye });
    main.append({ type: 'lane-state', laneId: 'guest', state: 'removed' });
    main.append(final('c1', 'So.', 1000));
    expect(labels()).toEqual(['Guest', 'Me']);
    for (let at = 2; at < 7; at++) main.append(final(`c${at}`, `caption ${at}`, at * 1000));
    expect(new Set(labels())).toEqual(new Set(['']));
  });

  it('empties when another session starts', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { words } = await overlay(main);
    main.append(final('c1', 'Of the last session.'));
    main.append(started('s2', STARTED_AT + 5000));
    expect(words()).toEqual([]);
  });
});
