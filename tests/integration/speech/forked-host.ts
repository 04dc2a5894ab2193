import { fork } from 'node:child_process';
import type { HostProcess } from '../../../src/main/speech/host/host-life';
import type { HostCommand } from '../../../src/main/speech/host/protocol';

/** The built host as a child of plain Node; what it is sent is noted in `commands`. */
export function forkHost(
  path: string,
  commands: HostCommand[] = [],
): HostProcess & { disconnect: () => void } {
  const child = fork(path, { serialization: 'advanced', execArgv: [] });
  // A host that has died cannot be written to.
  child.on('error', () => {});
  return {
    pid: child.pid,
    post(command) {
      commands.push(command);
      if (child.connected) child.send(command, () => {});
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    /** As if its parent had died. */
    disconnect: () => child.disconnect(),
    kill: () => void child.kill('SIGKILL'),
  };
}
