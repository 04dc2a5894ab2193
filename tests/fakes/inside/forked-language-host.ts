import { fork } from 'node:child_process';
import type { HostProcess } from '../../../src/main/language/engines/inside/host/host-process';

/** A built language host as a child of plain Node. */
export function forkLanguageHost(path: string): HostProcess {
  const child = fork(path, { serialization: 'advanced', execArgv: [] });
  // A host that has died cannot be written to.
  child.on('error', () => {});
  return {
    pid: child.pid,
    post: (command) => {
      if (child.connected) child.send(command, () => {});
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Whether there is a process of that id. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
