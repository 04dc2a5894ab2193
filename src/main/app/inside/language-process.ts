import { utilityProcess } from 'electron';
import type { HostProcess } from '../../language/engines/inside/host/keeper';
import { builtPath } from '../paths';

/** Starts the language host as a utility process; the system and our tests know it by its service name. */
export function spawnLanguageHost(): HostProcess {
  const child = utilityProcess.fork(builtPath('main', 'language-host.js'), [], {
    serviceName: 'Jamak language host',
    stdio: 'ignore',
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    // `child.kill()` asks politely, which a host that hangs does not hear.
    kill: () => {
      try {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      } catch {
        // It had ended already.
      }
    },
  };
}
