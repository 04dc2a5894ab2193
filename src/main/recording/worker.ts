import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { missingCase } from '../../shared/errors';
import { LaneFiles } from './lane-files';
import type { WorkerAnswer, WorkerCommand, WorkerData, WorkerRequest } from './protocol';

/** The recorder's thread: encodes sound and writes it, one command after the other. */

const { folder } = workerData as WorkerData;

function say(answer: WorkerAnswer): void {
  parentPort?.postMessage(answer);
}

const files = new LaneFiles(folder, (code) => say({ type: 'trouble', code }));

function run(command: WorkerCommand): void {
  switch (command.type) {
    case 'sound':
      return files.write(command, command.at, command.samples);
    case 'end':
      return files.end(command.sessionId);
    case 'erase':
      files.erase(command.sessionId, command.spans);
      // From here on it need not be done again after a crash.
      return rmSync(join(folder, command.sessionId, command.journal), { force: true });
    case 'close':
      return files.close();
    default:
      return missingCase(command);
  }
}

parentPort?.on('message', ({ seq, command }: WorkerRequest) => {
  let ok = true;
  try {
    run(command);
  } catch {
    ok = false;
  }
  say({ type: 'done', seq, ok });
  // Without its port the thread has nothing left to wait for, and ends.
  if (command.type === 'close') parentPort?.close();
});
