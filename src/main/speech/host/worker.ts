import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { missingCase, toErrorValue } from '../../../shared/errors';
import { deriveFile } from '../../files/derive-file';
import { escapeTokens } from '../../text/byte-tokens';
import { BYTE_TOKENS, modelSpecSchema, needsByteTokens, sizeOf, type ModelSpec } from '../models';
import { garbageCollector } from './collect-garbage';
import { decodeUtterance, retryPolicyOf, type Doubt, type Heard, type RetryPolicy } from './decode-policy';
import { LastFirstTry } from './last-first-try';
import { SharesOf } from './shares-of';
import { threadCommandSchema, type ThreadCommand, type ThreadMessage } from './protocol';
import { loadRecogniser, type Recognise } from './recogniser';
import { verifyModel } from './verify-model';

/** A worker thread of the speech host: one recogniser, which decodes one job after another. */

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');

type DecodeCommand = ThreadCommand & { type: 'decode' };

const cancelled = new Set<number>();

function post(message: ThreadMessage): void {
  port?.postMessage(message);
}

const collectGarbage = garbageCollector();

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

const lastFirstTry = new LastFirstTry();

/** The first try is made as the job says; what language the next one is told depends on what came of it. */
function tryAgain(
  recognise: Recognise,
  job: DecodeCommand,
  sound: Float32Array,
  doubt: Doubt,
  first?: Heard,
) {
  const { language, languageDetected = false, terms } = job;
  // What was only detected in earlier speech led to a loop: it may be another by now.
  if (doubt === 'loop' && languageDetected)
    return { ...recognise(sound, undefined, terms), redetected: true };
  // More room is no reason to hear another language.
  return recognise(sound, language ?? (doubt === 'cut-short' ? first?.language : undefined), terms);
}

async function decode({ recognise, policy }: LoadedModel, job: DecodeCommand): Promise<void> {
  const { jobId, kind, samples, language, terms, speculative = false } = job;
  const startedAt = performance.now();
  try {
    const tried: Heard[] = [];
    const decoded = await decodeUtterance(samples, {
      recognise(sound, doubt) {
        const heard =
          doubt === null
            ? (lastFirstTry.of(sound, language) ?? recognise(sound, language, terms))
            : tryAgain(recognise, job, sound, doubt, tried[0]);
        tried.push(heard);
        return heard;
      },
      retry: kind === 'final' && (!speculative || policy.retriesSpeculative),
      policy,
      async pause() {
        await breathe();
        return !cancelled.has(jobId);
      },
    });
    const [first] = tried;
    if (speculative && decoded.doubt && first) lastFirstTry.keep(samples, language, first);
    else lastFirstTry.forget();
    post({ type: 'result', jobId, ...decoded, decodeMs: performance.now() - startedAt });
  } catch (error) {
    post({ type: 'failed', jobId, error: toErrorValue(error) });
  }
  cancelled.clear();
  await breathe();
}

/** Path of the tokens in which each is text by itself, where the model needs such; its own do where none can be made. */
async function byteTokens(model: ModelSpec): Promise<string | undefined> {
  if (!needsByteTokens(model) || model.madeDir === undefined) return undefined;
  const made = join(model.madeDir, BYTE_TOKENS);
  try {
    await deriveFile(join(model.dir, model.files.tokens.path), made, escapeTokens);
    return made;
  } catch {
    // The disk is full or read-only: some characters will be missing, which is better than no captions.
    return undefined;
  }
}

async function load(): Promise<LoadedModel | null> {
  const startedAt = performance.now();
  try {
    const model = modelSpecSchema.parse(workerData);
    const checked = new SharesOf(sizeOf(model));
    post({ type: 'progress', step: 'checking', share: 0 });
    await verifyModel(model, (bytes) => {
      const share = checked.add(bytes);
      if (share !== null) post({ type: 'progress', step: 'checking', share });
    });
    const tokens = await byteTokens(model);
    post({ type: 'progress', step: 'loading', checkMs: performance.now() - startedAt });
    const recognise = await loadRecogniser(model, undefined, tokens);
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
