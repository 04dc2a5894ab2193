import { execFile } from 'node:child_process';

/** A desktop that answers no sooner than this is asked again the next time, ms. */
const ANSWER_WITHIN_MS = 1500;
/** What shows the icons of programs on desktops of Linux has this name on the session's bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/**
 * Whether the desktop shows tray icons right now. Windows and macOS always do; on Linux some desktops do, and others
 * need an extension, so the session's bus is asked. Without D-Bus's own program nobody can tell: then it is no.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const answer = await outputOf('dbus-send', [
    ...bus,
    'org.freedesktop.DBus.NameHasOwner',
    `string:${WATCHER}`,
  ]);
  return /\bboolean true\b/u.test(answer);
}

/** What a program writes; empty when it is not there, fails or takes too long. */
function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: ANSWER_WITHIN_MS, encoding: 'utf8' }, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
  });
}
