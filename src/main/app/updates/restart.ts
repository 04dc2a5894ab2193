import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** How long the other program is waited for, tenths of a second. */
const LONGEST_WAIT = 600;
/** What an AppImage told of itself, which is not true of the one that follows. */
const OF_THIS_APPIMAGE = ['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'];

/**
 * Has `path` started once the process `pid` has ended: two Jamaks at once don't go together. Electron's own relaunch runs
 * from within the AppImage, which is unmounted by then.
 *
 * @param args of the program to be started
 */
export function startAfter(pid: number, path: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const wait = `n=0; while kill -0 ${pid} 2>/dev/null && [ $n -lt ${LONGEST_WAIT} ]; do n=$((n+1)); sleep 0.1; done`;
  const clean = Object.entries(env).filter(([name]) => !OF_THIS_APPIMAGE.includes(name));
  const waiting = spawn('/bin/sh', ['-c', `${wait}; exec "$0" "$@"`, path, ...args], {
    detached: true,
    stdio: 'ignore',
    cwd: dirname(path),
    env: Object.fromEntries(clean),
  });
  waiting.on('error', () => undefined);
  waiting.unref();
}
