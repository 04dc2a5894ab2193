import { access } from 'node:fs/promises';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { JamakError } from '../../../../../shared/errors';
import { passAddonTrial } from './addon-trial';
import type { LoadedModel, Pause } from './host';
import type { GenerateCommand, LoadCommand } from './protocol';

type Llama = typeof NodeLlamaCpp;

/** Tokens that are read at once: a fraction of a second of a slow core, between which work can pause. */
const PIECE = 8;
/** Tokens of a chat's own marks around what it holds. */
const SPARE_TOKENS = 16;

/** It is ESM with native code beside it, so it is loaded when it is needed and no sooner. */
async function importLlama(): Promise<Llama> {
  passAddonTrial();
  return import('node-llama-cpp');
}

/** @throws JamakError 'inside-addon-missing', 'inside-model-missing', 'inside-model-unusable', 'inside-memory' */
export async function loadModel(
  { path, contextTokens, threads }: LoadCommand,
  onProgress: (share: number) => void,
): Promise<LoadedModel> {
  await access(path).catch((cause: unknown) => {
    throw new JamakError('inside-model-missing', { cause });
  });
  let library: Llama;
  let llama: Awaited<ReturnType<Llama['getLlama']>>;
  try {
    library = await importLlama();
    llama = await library.getLlama({
      // Apple's own processors have no other build than that for Metal; no layer is given to it.
      gpu: process.platform === 'darwin' && process.arch === 'arm64' ? 'metal' : false,
      build: 'never',
      skipDownload: true,
      maxThreads: threads,
      progressLogs: false,
      logLevel: library.LlamaLogLevel.disabled,
    });
  } catch (cause) {
    throw new JamakError('inside-addon-missing', { cause });
  }
  try {
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0, onLoadProgress: onProgress });
    const context = await model.createContext({
      contextSize: Math.min(contextTokens, model.trainContextSize),
      batchSize: PIECE,
      threads,
      sequences: 1,
    });
    const sequence = context.getSequence();
    return { generate: (wanted, pause) => generate({ library, llama, model, sequence }, wanted, pause) };
  } catch (cause) {
    const full = cause instanceof library.InsufficientMemoryError;
    throw new JamakError(full ? 'inside-memory' : 'inside-model-unusable', { cause });
  }
}

interface Loaded {
  readonly library: Llama;
  readonly llama: Awaited<ReturnType<Llama['getLlama']>>;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
}

async function generate(
  { library, llama, model, sequence }: Loaded,
  { system, user, grammar, maxTokens }: Omit<GenerateCommand, 'type' | 'id'>,
  pause: Pause,
): Promise<{ text: string; inputTokens: number; outputTokens: number }> {
  const { contextText } = library.resolveChatWrapper(model).generateContextState({
    chatHistory: [
      { type: 'system', text: system },
      { type: 'user', text: user },
      { type: 'model', response: [] },
    ],
  });
  const tokens = contextText.tokenize(model.tokenizer);
  if (tokens.length + maxTokens + SPARE_TOKENS > sequence.context.contextSize)
    throw new RangeError('more than the model takes in');

  // What stands before, such as the orders, it has read already.
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  const known = sequence.nextTokenIndex;
  for (let at = known; at < tokens.length - 1; at += PIECE) {
    await pause();
    await sequence.evaluateWithoutGeneratingNewTokens(
      tokens.slice(at, Math.min(at + PIECE, tokens.length - 1)),
    );
  }
  const compiled = await llama.createGrammar({ grammar });
  const answer: Token[] = [];
  const stream = sequence.evaluate(tokens.slice(-1), {
    temperature: 0,
    grammarEvaluationState: new library.LlamaGrammarEvaluationState({ model, grammar: compiled }),
  });
  for await (const token of stream) {
    answer.push(token);
    if (answer.length >= maxTokens) break;
    await pause();
  }
  return {
    text: model.detokenize(answer),
    inputTokens: tokens.length - known,
    outputTokens: answer.length,
  };
}
