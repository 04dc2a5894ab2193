import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Overlay, type OverlayWindow } from '../../../../src/main/app/overlay/overlay';
import type { Box, DisplayArea } from '../../../../src/shared/overlay/place';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';

const LARGE: DisplayArea = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
const SMALL: DisplayArea = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 720 },
  workArea: { x: 0, y: 0, width: 1280, height: 680 },
};

class FakeWindow implements OverlayWindow {
  bounds: Box | null = null;
  shown = false;
  blind = true;
  hidden = false;
  setBounds = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): void => {
    this.bounds = { x, y, width, height };
  };
  showInactive = (): void => void (this.shown = true);
  hide = (): void => void (this.shown = false);
  focus = (): void => {};
  setFocusable = (): void => {};
  setIgnoreMouseEvents = (blind: boolean): void => void (this.blind = blind);
  setContentProtection = (hidden: boolean): void => void (this.hidden = hidden);
  isVisible = (): boolean => this.shown;
}

function open() {
  const window = new FakeWindow();
  const state: { settings: Settings; displays: DisplayArea[] } = {
    settings: DEFAULT_SETTINGS,
    displays: [LARGE],
  };
  const onState = vi.fn();
  const overlay = new Overlay({
    window: () => window,
    settings: () => state.settings,
    displays: () => state.displays,
    keepPlaces: (overlayPlaces) => (state.settings = { ...state.settings, overlayPlaces }),
    onState,
  });
  overlay.apply();
  return { overlay, window, state, onState };
}

describe('Overlay', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('sees the mouse only while it is edited, and shows then even if it is hidden', () => {
    const { overlay, window, state, onState } = open();
    expect([window.blind, window.shown]).toEqual([true, true]);
    state.settings = { ...state.settings, overlay: { ...state.settings.overlay, visible: false } };
    overlay.apply();
    expect(window.shown).toBe(false);
    overlay.toggleEditing();
    expect([window.blind, window.shown]).toEqual([false, true]);
    expect(onState).toHaveBeenLastCalledWith({ editing: true, previewing: false });
    overlay.toggleEditing();
    expect([window.blind, window.shown]).toEqual([true, false]);
  });

  it('stays where the mouse put it, and is not moved by a page while it is not edited', () => {
    const { overlay, window } = open();
    const wanted = { x: 100, y: 100, width: 900, height: 200 };
    const before = window.bounds;
    expect(overlay.pull(wanted, 'move', true)).toEqual(before);
    overlay.setEditing(true);
    overlay.pull({ ...wanted, x: 4 }, 'move', false);
    expect(window.bounds).toEqual({ ...wanted, x: 0 });
    overlay.pull(wanted, 'move', true);
    overlay.setEditing(false);
    expect(window.bounds).toEqual(wanted);
  });

  it('is on the display again when that becomes smaller, and back in its place when it is as before', () => {
    const { overlay, window, state } = open();
    overlay.setEditing(true);
    const put = { x: 960, y: 780, width: 900, height: 260 };
    overlay.pull(put, 'move', true);
    state.displays = [SMALL];
    overlay.displaysChanged();
    expect(window.bounds).toEqual({ x: 640, y: 510, width: 600, height: 170 });
    state.displays = [LARGE];
    overlay.displaysChanged();
    expect(window.bounds).toEqual(put);
  });

  it('is moved by keys while it is edited, and keeps its place once they rest, at the latest when it closes', () => {
    const { overlay, state } = open();
    overlay.nudge({ dx: 8, dy: 0, size: false });
    expect(overlay.box?.x).toBe(192);
    overlay.setEditing(true);
    overlay.nudge({ dx: 8, dy: 0, size: false });
    overlay.nudge({ dx: 8, dy: 0, size: false });
    expect(state.settings.overlayPlaces).toHaveLength(0);
    vi.advanceTimersByTime(1000);
    expect(overlay.box?.x).toBe(192 + 16);
    expect(state.settings.overlayPlaces).toHaveLength(1);
    overlay.nudge({ dx: 8, dy: 0, size: false });
    overlay.close();
    expect(overlay.box?.x).toBe(192 + 24);
    overlay.resetPlace();
    expect(overlay.box?.x).toBe(192);
  });

  it('hides from screen captures if the user wants that', () => {
    const { overlay, window, state } = open();
    expect(window.hidden).toBe(false);
    state.settings = { ...state.settings, overlay: { ...state.settings.overlay, hiddenFromCapture: true } };
    overlay.apply();
    expect(window.hidden).toBe(true);
  });
});
