import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { HostMessage } from '../../../src/main/speech/host/protocol';
import { WorkerThread } from '../../../src/main/speech/host/worker-thread';
import { fakeModel } from '../../unit/speech/model-specs';

/** As a worker does between two things that it does. */
const LEAVING = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ type }) => { if (type === 'leave') process.exit(); });`;

const READY = `parentPort.postMessage({ type: 'ready', loadMs: 1 });`;

/** A real thread that runs `script` instead of a recogniser, and what it says until `last` came. */
async function run(script: string, last: HostMessage['type']): Promise<HostMessage[]> {
  const dir = mkdtempSync(join(tmpdir(), 'jamak-worker-'));
  const workerPath = join(dir, 'worker.cjs');
  writeFileSync(workerPath, `${LEAVING}\n${script}`);
  const said: HostMessage[] = [];
  await new Promise<void>((resolve) => {
    const post = (message: HostMessage): void => {
      said.push(message);
      if (message.type === last) resolve();
    };
    const worker = new WorkerThread({ id: 'w', model: fakeModel('m'), workerPath, post });
    onTestFinished(async () => {
      await worker.stop();
      rmSync(dir, { recursive: true, force: true });
    });
    worker.decode({ type: 'decode', jobId: 1, kind: 'final', samples: new Float32Array([1, 2, 3]) });
  });
  return said;
}

test('a thread that is told to stop ends what it is at before it leaves', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'jamak-worker-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const workerPath = join(dir, 'worker.cjs');
  const done = join(dir, 'done');
  writeFileSync(
    workerPath,
    `${LEAVING}
     ${READY}
     // As within the recogniser, where no message is heard.
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
     require('node:fs').writeFileSync(${JSON.stringify(done)}, '');`,
  );
  const worker = await new Promise<WorkerThread>((resolve) => {
    const started: WorkerThread = new WorkerThread({
      id: 'w',
      model: fakeModel('m'),
      workerPath,
      post: () => resolve(started),
    });
  });
  await worker.stop();
  expect(existsSync(done)).toBe(true);
  // It is gone already.
  await worker.stop();
});

test('a thread that dies alone is replaced, and its job done by the next', async () => {
  const flag = join(mkdtempSync(join(tmpdir(), 'jamak-flag-')), 'died');
  onTestFinished(() => rmSync(join(flag, '..'), { recursive: true, force: true }));
  const said = await run(
    `const fs = require('node:fs');
     parentPort.on('message', ({ jobId, samples }) => {
       if (!fs.existsSync(${JSON.stringify(flag)})) {
         fs.writeFileSync(${JSON.stringify(flag)}, '');
         throw new Error('I die');
       }
       parentPort.postMessage({ type: 'result', jobId, text: String(samples.length), decodeMs: 1, tries: 1 });
     });
     ${READY}`,
    'result',
  );
  expect(said).toEqual([
    { type: 'worker-ready', workerId: 'w', loadMs: 1 },
    { type: 'result', jobId: 1, text: '3', decodeMs: 1, tries: 1 },
  ]);
});

test('a job that takes two threads down is failed', async () => {
  const said = await run(`parentPort.on('message', () => process.exit(1)); ${READY}`, 'failed');
  expect(said.at(-1)).toMatchObject({ jobId: 1, error: { code: 'speech-failed' } });
});

test('threads that die before they are ready mean that this machine cannot run the model', async () => {
  const said = await run(`throw new Error('no such addon')`, 'model-failed');
  expect(said).toEqual([
    {
      type: 'model-failed',
      workerId: 'w',
      error: { code: 'speech-host-failed', params: { model: 'Model m' }, retryable: false },
    },
  ]);
});

test('a thread that says why it ends is not replaced', async () => {
  const error = { code: 'model-missing', params: { model: 'M', file: 'f' }, retryable: false } as const;
  const said = await run(
    `parentPort.postMessage({ type: 'model-failed', error: ${JSON.stringify(error)} });`,
    'model-failed',
  );
  expect(said).toEqual([{ type: 'model-failed', workerId: 'w', error }]);
});
