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

function portToParent(): HostPort {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  if (!process.send) throw new Error('the speech host needs a parent to talk to');
  process.on('disconnect', () => process.exit());
  return {
    post: (message) => process.send?.(message, undefined, undefined, ignoreClosedChannel),
    onMessage: (listener) => process.on('message', listener),
  };
}

/** A message to a parent that has gone is lost; 'disconnect' follows and ends this process. */
function ignoreClosedChannel(): void {}

/** Where a parent that was killed leaves no other sign, its child is handed to another one. */
function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, PARENT_CHECK_MS).unref();
}

exitWithParent();
startSpeechHost(portToParent(), {
  workerPath: join(dirname(fileURLToPath(import.meta.url)), 'speech-worker.js'),
  onStopped: () => process.exit(),
});
