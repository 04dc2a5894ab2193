import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Starts a program in a process group of its own, so that it can be ended with all it has started, and so that a
 * Ctrl-C in the terminal reaches it only through us, in the right order.
 */
export function spawnGroup(command, args, options = {}) {
  return spawn(command, args, { ...options, detached: process.platform !== 'win32' });
}

/** Ends a program started by spawnGroup and all that it started; it may be gone already. */
export function endGroup(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/** Resolves with the exit code a shell would show. */
export function waitForExit(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Passes Ctrl-C and the like on to a child for as long as it runs; a second one ends it at once. */
export function forwardSignals(child) {
  let asked = false;
  const forward = (signal) => {
    if (asked) endGroup(child);
    else child.kill(signal);
    asked = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.once('exit', () => {
    for (const signal of signals) process.off(signal, forward);
  });
}
