import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { missingCase, toErrorValue } from '../../../shared/errors';
import { modelSpecSchema } from '../models';
import { decodeUtterance, retryPolicyOf, type RetryPolicy } from './decode-policy';
import { threadCommandSchema, type ThreadCommand, type ThreadMessage } from './protocol';
import { loadRecogniser, type Recognise } from './recogniser';
import { verifyModel } from './verify-model';

/** A worker thread of the speech host: one recogniser, which decodes one job after another. */

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');

const cancelled = new Set<number>();

function post(message: ThreadMessage): void {
  port?.postMessage(message);
}

/**
 * Frees the native memory of past decodes, which the garbage collector owns but cannot see. Without it a
 * worker grows by some 70 MB more before it levels off.
 */
const collectGarbage = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void;
  return () => gc({ type: 'minor' });
})();

/**
 * Lets messages and native finalizers run between two decodes. One turn is not enough: it ends before the
 * loop has polled for what came while the decoder was blocking. Without it every decoded sound stays in memory.
 */
async function breathe(): Promise<void> {
  collectGarbage();
  await nextTurn();
  await nextTurn();
}

interface LoadedModel {
  readonly recognise: Recognise;
  readonly policy: RetryPolicy;
}

async function decode(
  { recognise, policy }: LoadedModel,
  job: ThreadCommand & { type: 'decode' },
): Promise<void> {
  const { jobId, kind, samples } = job;
  const startedAt = performance.now();
  let language: string | undefined;
  try {
    const { text, tries } = await decodeUtterance(samples, {
      recognise(sound) {
        const heard = recognise(sound, job.language, job.terms);
        language = heard.language;
        return heard.text;
      },
      retry: kind === 'final',
      policy,
      async pause() {
        await breathe();
        return !cancelled.has(jobId);
      },
    });
    const decodeMs = performance.now() - startedAt;
    post({ type: 'result', jobId, text, tries, decodeMs, ...(language !== undefined && { language }) });
  } catch (error) {
    post({ type: 'failed', jobId, error: toErrorValue(error) });
  }
  cancelled.clear();
  await breathe();
}

async function load(): Promise<LoadedModel | null> {
  const startedAt = performance.now();
  try {
    const model = modelSpecSchema.parse(workerData);
    await verifyModel(model);
    const recognise = await loadRecogniser(model);
    post({ type: 'ready', loadMs: performance.now() - startedAt });
    return { recognise, policy: retryPolicyOf(model.family) };
  } catch (error) {
    post({ type: 'model-failed', error: toErrorValue(error) });
    port?.close();
    return null;
  }
}

function run(): void {
  const loading = load();
  let last: Promise<unknown> = loading;
  // From the start, so that a thread that is told to leave while it loads does so between two steps of loading.
  port?.on('message', (message: unknown) => {
    const command = threadCommandSchema.parse(message);
    switch (command.type) {
      case 'cancel':
        cancelled.add(command.jobId);
        return;
      case 'decode':
        last = last.then(async () => {
          const loaded = await loading;
          if (loaded) await decode(loaded, command);
        });
        return;
      case 'leave':
        return process.exit();
      default:
        return missingCase(command);
    }
  });
}

run();
