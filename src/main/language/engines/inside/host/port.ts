import type { HostPort } from './host';

/** Electron's `process.parentPort`, which a utility process has. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** How often the host looks whether its parent still lives, ms. */
const PARENT_CHECK_MS = 2000;

/** A message to a parent that has gone is lost; 'disconnect' follows and ends this process. */
function ignoreClosedChannel(): void {}

/** Ends this process at once: nothing of it needs to be kept, and a model that computes would hold it up. */
export function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Where a parent that was killed leaves no other sign, its child is handed to another one. */
function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) leave();
  }, PARENT_CHECK_MS).unref();
}

/** The line to main of a process that a language host runs in: Electron's utility process, or a child of Node. */
export function portToParent(): HostPort {
  exitWithParent();
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  if (!process.send) throw new Error('the language host needs a parent to talk to');
  process.on('disconnect', leave);
  return {
    post: (message) => process.send?.(message, undefined, undefined, ignoreClosedChannel),
    onMessage: (listener) => process.on('message', listener),
  };
}
