import { app } from 'electron';
import { JamakError } from '../../../shared/errors';
import { autostartEntry, autostartPath, setAutostartFile } from './autostart-file';
import { ownAppImage } from './own-appimage';

/** Says that the system starts the app, and not its user. */
export const AT_LOGIN = 'at-login';

/** Whether the system can be told to start this app: a checkout has no program of its own. */
export function canStartAtLogin(): boolean {
  return app.isPackaged && (process.platform !== 'linux' || !process.env['SNAP']);
}

/** Whether the system has started it, and not its user. */
export function wasStartedAtLogin(): boolean {
  return (
    app.commandLine.hasSwitch(AT_LOGIN) ||
    (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}

/** Has the system start the app at login, or not any more. @throws JamakError 'login-start-failed' */
export async function startAtLogin(wanted: boolean): Promise<void> {
  if (!canStartAtLogin()) return;
  const args = [`--${AT_LOGIN}`];
  if (process.platform !== 'linux') {
    // A portable program runs from a temporary folder, which goes when it ends.
    const path = process.env['PORTABLE_EXECUTABLE_FILE'];
    app.setLoginItemSettings({ openAtLogin: wanted, args, ...(path !== undefined && { path }) });
    return;
  }
  // An AppImage runs from where it is mounted, which is another place each time.
  const program = ownAppImage(process.env, process.execPath) ?? process.execPath;
  const path = autostartPath(process.env);
  try {
    await setAutostartFile(path, wanted ? autostartEntry(program, args) : null);
  } catch (cause) {
    throw new JamakError('login-start-failed', { params: { path }, cause });
  }
}
