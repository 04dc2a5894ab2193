import { utilityProcess, type ForkOptions } from 'electron';
import type { HostProcess as LanguageHost } from '../../language/engines/inside/host/keeper';
import type { HostProcess as SpeechHost } from '../../speech/host/supervisor';
import { builtPath } from '../paths';

/** Starts the speech host as a utility process; the system and our tests know it by its service name. */
export function spawnSpeechHost(): SpeechHost {
  return spawnHost('speech-host.js', { serviceName: 'Jamak speech host' });
}

/** The same of the language host. */
export function spawnLanguageHost(): LanguageHost {
  return spawnHost('language-host.js', { serviceName: 'Jamak language host', stdio: 'ignore' });
}

function spawnHost(file: string, options: ForkOptions): SpeechHost & LanguageHost {
  const child = utilityProcess.fork(builtPath('main', file), [], options);
  return {
    get pid() {
      return child.pid;
    },
    post: (message: unknown) => child.postMessage(message),
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
