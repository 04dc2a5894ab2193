import { utilityProcess } from 'electron';
import type { HostProcess } from '../../speech/host/supervisor';
import { builtPath } from '../paths';

/** Starts the speech host as a utility process; the system and our tests know it by its service name. */
export function spawnSpeechHost(): HostProcess {
  const child = utilityProcess.fork(builtPath('main', 'speech-host.js'), [], {
    serviceName: 'Jamak speech host',
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
