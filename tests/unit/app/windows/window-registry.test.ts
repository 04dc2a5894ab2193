import { expect, it } from 'vitest';
import { WindowRegistry } from '../../../../src/main/app/windows/window-registry';
import { FakeWindow } from '../../../fakes/platform/electron';

it('an open window is found by its name until it is closed', () => {
  const registry = new WindowRegistry();
  const control = new FakeWindow();
  const overlay = new FakeWindow();
  expect(registry.add('control', control.asBrowserWindow)).toBe(control);
  registry.add('overlay', overlay.asBrowserWindow);
  expect(registry.get('control')).toBe(control);
  expect(registry.names()).toEqual(['control', 'overlay']);
  control.destroy();
  expect(registry.get('control')).toBeUndefined();
  expect(registry.get('overlay')).toBe(overlay);
  expect(registry.names()).toEqual(['overlay']);
});

it('a window is not found any more by those who hear first that it is closed', () => {
  const registry = new WindowRegistry();
  const control = new FakeWindow();
  let found: unknown = 'not asked';
  control.once('closed', () => {
    found = registry.get('control');
  });
  registry.add('control', control.asBrowserWindow);
  control.destroy();
  expect(found).toBeUndefined();
});

it('a window that took the place of another is found also when that one is closed later', () => {
  const registry = new WindowRegistry();
  const old = new FakeWindow();
  const fresh = new FakeWindow();
  registry.add('capture', old.asBrowserWindow);
  registry.add('capture', fresh.asBrowserWindow);
  old.destroy();
  expect(registry.get('capture')).toBe(fresh);
});
