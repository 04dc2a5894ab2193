import { describe, expect, it } from 'vitest';
import { WindowRegistry } from '../../../src/main/app/windows/window-registry';
import { createPush } from '../../../src/main/ipc/push';
import type { SessionEvent } from '../../../src/shared/session/events';
import type { WindowName } from '../../../src/shared/ipc';
import { FakeWindow } from '../../fakes/platform/electron';

const SAID: SessionEvent = {
  seq: 3,
  happening: {
    type: 'caption-final',
    captionId: 'c1',
    laneId: 'a',
    startMs: 0,
    endMs: 900,
    text: 'Hello there.',
  },
};

function open(names: readonly WindowName[] = ['control', 'overlay', 'capture']) {
  const registry = new WindowRegistry();
  const make = (name: WindowName): FakeWindow => {
    const window = new FakeWindow();
    registry.add(name, window.asBrowserWindow);
    return window;
  };
  const windows = { control: new FakeWindow(), overlay: new FakeWindow(), capture: new FakeWindow() };
  for (const name of names) windows[name] = make(name);
  return { push: createPush((name) => registry.get(name)), windows, make };
}

describe('a push', () => {
  it('reaches every window that its name is for, and no other', () => {
    const { push, windows } = open();
    push('session.event', SAID);
    push('notices.changed', []);
    const event = { channel: 'session.event', payload: SAID };
    expect(windows.control.contents.sent).toEqual([event, { channel: 'notices.changed', payload: [] }]);
    expect(windows.overlay.contents.sent).toEqual([event]);
    expect(windows.capture.contents.sent).toEqual([]);
  });

  it('reaches those windows that exist by now', () => {
    const { push, make } = open([]);
    push('session.event', SAID);
    const overlay = make('overlay');
    push('session.event', SAID);
    const control = make('control');
    push('session.event', SAID);
    expect(overlay.contents.sent).toHaveLength(2);
    expect(control.contents.sent).toHaveLength(1);
  });

  it.each<[WindowName, WindowName]>([
    ['control', 'overlay'],
    ['overlay', 'control'],
  ])('does not stumble over a %s window that was destroyed: the %s window gets it', (gone, other) => {
    const { push, windows } = open();
    windows[gone].destroy();
    expect(() => push('session.event', SAID)).not.toThrow();
    expect(windows[gone].contents.sent).toEqual([]);
    expect(windows[other].contents.sent).toHaveLength(1);
  });

  it('does not stumble over contents that are gone before their window', () => {
    const { push, windows } = open();
    windows.control.contents.destroy();
    expect(() => push('session.event', SAID)).not.toThrow();
    expect(windows.overlay.contents.sent).toHaveLength(1);
  });

  it('is kept from a page that has crashed, until it is loaded again', () => {
    const { push, windows } = open();
    windows.control.contents.die();
    push('session.event', SAID);
    expect(windows.control.contents.sent).toEqual([]);
    expect(windows.overlay.contents.sent).toHaveLength(1);
    windows.control.contents.startLoading();
    windows.control.contents.finishLoading();
    push('session.event', SAID);
    expect(windows.control.contents.sent).toHaveLength(1);
  });
});
