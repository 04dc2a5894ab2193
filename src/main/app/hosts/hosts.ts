import { utilityProcess, type ForkOptions } from 'electron';
import type { HostProcess as LanguageHost } from '../../language/engines/inside/host/keeper';
import type { HostProcess as SpeechHost } from '../../speech/host/supervisor';
import { builtPath } from '../paths';
import { hostEnvironment } from './host-environment';

/** As the system, what watches for crashes and our tests know the hosts. */
export const SERVICES = { speech: 'Jamak speech host', language: 'Jamak language host' } as const;

/** Text never becomes code in a process that parses files of others. */
const ARGUMENTS = ['--disallow-code-generation-from-strings'];

/** For so long an end that main brought about may be told of as a crash, ms. */
const ENDING_MS = 5_000;
/** When main ended a host last, by its service name, and whether because it hung. */
const ended = new Map<string, { readonly at: number; readonly hung: boolean }>();

/** Starts the speech host as a utility process. */
export function spawnSpeechHost(): SpeechHost {
  return spawnHost('speech-host.js', SERVICES.speech);
}

/** The same of the language host. */
export function spawnLanguageHost(): LanguageHost {
  return spawnHost('language-host.js', SERVICES.language, { stdio: 'ignore' });
}

/** Whether main itself ended a host of that service just now, and why; null when its end is a crash. */
export function endedJustNow(serviceName: string): 'wanted' | 'hung' | null {
  const last = ended.get(serviceName);
  if (!last || performance.now() - last.at >= ENDING_MS) return null;
  return last.hung ? 'hung' : 'wanted';
}

function spawnHost(file: string, serviceName: string, options: ForkOptions = {}): SpeechHost & LanguageHost {
  const child = utilityProcess.fork(builtPath('main', file), [], {
    ...options,
    serviceName,
    env: hostEnvironment(process.env),
    execArgv: ARGUMENTS,
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (message: unknown) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    // `child.kill()` asks politely, which a host that hangs does not hear.
    kill: (hangs = false) => {
      ended.set(serviceName, { at: performance.now(), hung: hangs });
      try {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      } catch {
        // It had ended already.
      }
    },
  };
}
