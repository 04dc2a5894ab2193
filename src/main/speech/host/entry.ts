import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSpeechHost, type HostPort } from './host';

/** Entry of the speech host: an Electron utility process, or a child of plain Node in tests. */

/** Electron's `process.parentPort`, which a utility process has. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** How often the host looks whether its parent still lives, ms. */
const PARENT_CHECK_MS = 2000;
/** How long workers may take to end when nobody is left who would end this process, ms. */
const LEAVE_MS = 10_000;

function portToParent(): HostPort {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  if (!process.send) throw new Error('the speech host needs a parent to talk to');
  process.on('disconnect', leave);
  return {
    post: (message) => process.send?.(message, undefined, undefined, ignoreClosedChannel),
    onMessage: (listener) => process.on('message', listener),
  };
}

/** A message to a parent that has gone is lost; 'disconnect' follows and ends this process. */
function ignoreClosedChannel(): void {}

/** The parent has gone. A worker that hangs must not keep this process alive. */
function leave(): void {
  host.stop();
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LEAVE_MS).unref();
}

/** Where a parent that was killed leaves no other sign, its child is handed to another one. */
function exitWithParent(): void {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    leave();
  }, PARENT_CHECK_MS).unref();
}

exitWithParent();
const host = startSpeechHost(portToParent(), {
  workerPath: join(dirname(fileURLToPath(import.meta.url)), 'speech-worker.js'),
  onStopped: () => process.exit(),
});
