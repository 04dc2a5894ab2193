import { nativeTheme, type BrowserWindow } from 'electron';
import type { Settings } from '../../../shared/settings';

/** What a window shows before its page is painted and where it grows: the page's `--surface` (colours.css). */
const GROUND = { light: '#fdfdfe', dark: '#14171d' };

/** Light or dark for all that the system draws: title bars, menus, dialogs. Pages hear of it by `prefers-color-scheme`. */
export function setTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

/** Gives `window` the ground of the theme that holds, now and whenever that changes. */
export function keepGround(window: BrowserWindow): void {
  const paint = (): void =>
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);
  paint();
  nativeTheme.on('updated', paint);
  window.once('closed', () => nativeTheme.off('updated', paint));
}
