import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { WindowName } from '../../../shared/ipc';
import { builtPath } from '../paths';
import { keepGround } from './theme';

const OVERLAY_WIDTH_SHARE = 0.8;
/** Two lines of the largest letters that the settings allow, or smaller ones with translations below and a digest card above. */
const OVERLAY_HEIGHT_PX = 480;
const OVERLAY_BOTTOM_MARGIN_PX = 24;

function options(name: WindowName): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      preload: builtPath('preload', `${name}.js`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // Captions must not wait because a window is covered or hidden.
      backgroundThrottling: false,
    },
  };
}

export function createControlWindow(): BrowserWindow {
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
  window.once('ready-to-show', () => window.show());
  return window;
}

/**
 * Transparent, above everything (full-screen games included), and blind to the mouse. Who closes it by the window
 * manager is heard by `onClose`; the window itself stays.
 */
export function createOverlayWindow(visible: boolean, onClose: () => void): BrowserWindow {
  const area = screen.getPrimaryDisplay().workArea;
  const width = Math.round(area.width * OVERLAY_WIDTH_SHARE);
  const window = new BrowserWindow({
    ...options('overlay'),
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + area.height - OVERLAY_HEIGHT_PX - OVERLAY_BOTTOM_MARGIN_PX,
    width,
    height: OVERLAY_HEIGHT_PX,
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

export function showOverlay(overlay: BrowserWindow | undefined, visible: boolean): void {
  if (visible) overlay?.showInactive();
  else overlay?.hide();
}

export function bringToFront(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}
