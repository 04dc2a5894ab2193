import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import type { WindowName } from '../../../shared/ipc';
import { builtPath } from '../paths';
import { keepGround } from './theme';

/** `preload`: the window whose preload it has. */
function options(preload: WindowName): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      preload: builtPath('preload', `${preload}.js`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // Captions must not wait because a window is covered or hidden.
      backgroundThrottling: false,
    },
  };
}

export interface ControlWindowOptions {
  /** Whether it begins as an entry of the taskbar. */
  readonly minimised: boolean;
  /** The user closes it; an event that is prevented leaves it open. */
  readonly onClose: (event: Electron.Event) => void;
}

export function createControlWindow({ minimised, onClose }: ControlWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options('control'),
    width: 1000,
    height: 720,
    minWidth: 720,
    minHeight: 520,
    title: 'Jamak',
    autoHideMenuBar: true,
  });
  keepGround(window);
  window.once('ready-to-show', () => (minimised ? window.minimize() : window.show()));
  window.on('close', onClose);
  return window;
}

export interface OverlayWindowOptions {
  readonly bounds: Rectangle | null;
  readonly visible: boolean;
  readonly onClose: () => void;
}

/**
 * Transparent, above everything (full-screen games included), and blind to the mouse. Who closes it by the window
 * manager is heard by `onClose`; the window itself stays.
 */
export function createOverlayWindow({ bounds, visible, onClose }: OverlayWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options('overlay'),
    ...bounds,
    title: 'Jamak overlay',
    frame: false,
    transparent: true,
    backgroundColor: '#00000000',
    hasShadow: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    focusable: false,
    alwaysOnTop: true,
    type: process.platform === 'linux' ? 'notification' : 'panel',
  });
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  window.setIgnoreMouseEvents(true);
  window.on('close', (event) => {
    event.preventDefault();
    onClose();
  });
  if (visible) window.once('ready-to-show', () => window.showInactive());
  return window;
}

/** Never shown: it hears. */
export function createCaptureWindow(): BrowserWindow {
  return new BrowserWindow({ ...options('capture'), width: 320, height: 200 });
}

/** Never shown: it decodes files. It speaks with main over a port, as the one does that hears. */
export function createImportWindow(): BrowserWindow {
  return new BrowserWindow({ ...options('capture'), width: 320, height: 200 });
}

export function bringToFront(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}
