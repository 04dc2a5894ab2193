import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createPresenter, FADE_MS, HOLD_MS } from '../../../../src/renderer/overlay/presenter';
import { createShown } from '../../../../src/renderer/overlay/shown';
import { createSessionMirror } from '../../../../src/renderer/ui/session-mirror';
import { LANE_SHADES } from '../../../../src/renderer/ui/lane-colours';
import type { OverlayState } from '../../../../src/shared/ipc';
import type { OverlayStyle } from '../../../../src/shared/overlay/style';
import { COLUMNS } from '../../../../src/shared/typeset/units';
import { setLines } from '../../../../src/shared/typeset/screen';
import { FakeMain, final, interim, settle, started } from '../fake-main';

const STARTED_AT = 1_000_000;
const ROOM = 20;
const LONG = 'this was said all at once by somebody who spoke for quite a while without a pause';

/** An overlay whose lines hold twenty columns. */
async function overlay(main: FakeMain, style: Partial<OverlayStyle> = {}) {
  main.settings = { ...main.settings, overlay: { ...main.settings.overlay, ...style } };
  const session = createSessionMirror(main.api, 'en');
  const presenter = createPresenter(session.store, () => STARTED_AT);
  const state = createStore<OverlayState>(() => ({ editing: false, previewing: false }));
  const shown = createShown({ session: session.store, presenter, state, now: () => Date.now() });
  shown.setTypesetter((text, _role, growth) => setLines(text, { ruler: COLUMNS, room: ROOM, ...growth }));
  shown.connect();
  presenter.connect();
  session.connect();
  await settle();
  const rows = () => shown.store.getState().captions.flatMap(({ rows: own }) => own.map(({ text }) => text));
  const last = (count: number) => rows().slice(-count);
  return { shown, state, rows, last, presenter };
}

describe('createShown', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('shows all of a caption that comes whole, line after line, and tells it painted when all is there', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { shown, rows } = await overlay(main);
    const { seq } = main.append(final('c1', LONG));
    const whole = setLines(LONG, { ruler: COLUMNS, room: ROOM, grown: false, final: true });
    expect(whole.length).toBeGreaterThan(3);
    expect(rows()).toEqual(whole.slice(0, 2));
    expect(shown.store.getState().seq).toBe(0);
    const counts = new Set([rows().length]);
    for (let at = 0; at < 60; at++) {
      vi.advanceTimersByTime(100);
      counts.add(rows().length);
    }
    expect([...counts]).toEqual(whole.slice(1).map((_, at) => at + 2));
    expect(rows()).toEqual(whole);
    expect(shown.store.getState().seq).toBe(seq);
  });

  it('does not fade while lines wait, and as late after the last of them as after any', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { shown, rows } = await overlay(main);
    main.append(final('c1', `${LONG} ${LONG}`));
    let lastTurn = 0;
    let before = rows().length;
    for (let at = 0; at < 200; at++) {
      vi.advanceTimersByTime(100);
      if (rows().length > before) lastTurn = at;
      before = Math.max(before, rows().length);
      if (shown.store.getState().fading) {
        expect(at - lastTurn).toBeGreaterThanOrEqual(HOLD_MS / 100 - 1);
        break;
      }
    }
    expect(shown.store.getState().fading).toBe(true);
    vi.advanceTimersByTime(FADE_MS);
    expect(rows()).toEqual([]);
  });

  it('turns pages where the style says so', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { rows } = await overlay(main, { flow: 'pop-on' });
    main.append(final('c1', LONG));
    const whole = setLines(LONG, { ruler: COLUMNS, room: ROOM, grown: false, final: true });
    expect(rows()).toEqual(whole.slice(0, 2));
    vi.advanceTimersByTime(2500);
    expect(rows()).toEqual(whole.slice(2, 4));
  });

  it('leaves words on their lines when one before them is revised', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { rows } = await overlay(main, { lines: 4 });
    main.append(interim('i', 'one two three four five six', 'seven'));
    expect(rows()).toEqual(['one two three four', 'five six seven']);
    main.append(interim('i', 'one to free for five six', 'seven eight'));
    expect(rows()).toEqual(['one to free for', 'five six seven eight']);
    main.append(final('i', 'One to free. Five six seven eight.'));
    expect(rows()[1]).toBe('Five six seven');
  });

  it('shows finished captions only where the style says so, and no names', async () => {
    const main = new FakeMain();
    main.append(started('s1', STARTED_AT));
    const { rows } = await overlay(main, { tentative: 'hidden' });
    main.append(interim('i', 'not yet', 'done'));
    expect(rows()).toEqual([]);
    main.append(final('i', 'Done.'));
    expect(rows()).toEqual(['Done.']);
  });

  it('shows sample words where nobody speaks, while it is moved or looked at', async () => {
    const main = new FakeMain();
    const { shown, state, rows } = await overlay(main);
    state.setState({ previewing: true });
    expect(shown.store.getState().captions).toHaveLength(2);
    expect(shown.store.getState().captions[0]?.colour).toBe(LANE_SHADES.amber.dark);
    main.append(started('s1', STARTED_AT));
    main.append(final('c1', 'Really said.'));
    expect(rows()).toEqual(['Really said.']);
    vi.advanceTimersByTime(HOLD_MS + FADE_MS);
    expect(shown.store.getState().captions).toHaveLength(2);
    state.setState({ previewing: false });
    expect(rows()).toEqual([]);
  });
});
