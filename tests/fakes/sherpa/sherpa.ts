import { existsSync, readFileSync } from 'node:fs';
import type sherpaOnnx from 'sherpa-onnx-node';
import type {
  OfflineRecognizerConfig,
  OfflineStream,
  OnlineRecognizerConfig,
  OnlineStream,
  RecognizerResult,
} from 'sherpa-onnx-node';

export interface HeardStream {
  readonly lengths: number[];
  readonly options: Record<string, string>;
  hotwords: string | undefined;
  finished: boolean;
  steps: number;
}

export interface FakeSherpaOptions {
  /** Sound of one step of a streaming model, ms. */
  readonly chunkMs?: number;
  /** What the decoded sound says; without it the result is said of any. */
  readonly hear?: (samples: Float32Array) => string;
}

type Config = OfflineRecognizerConfig | OnlineRecognizerConfig;

/** Where sherpa-onnx's native code would end the whole process, the fake throws this. */
export class NativeExit extends Error {}

/**
 * sherpa-onnx without models: it is scripted, notes what it was told, and is as unforgiving as version 1.13.8
 * (csrc/utils.cc, online-recognizer-impl.h): a streaming model takes whole chunks only, also at the end of the
 * input, and hotwords that cannot be spelled end the process.
 */
export function fakeSherpa(result: RecognizerResult, { chunkMs = 320, hear }: FakeSherpaOptions = {}) {
  const loaded: Config[] = [];
  const switchedTo: OfflineRecognizerConfig[] = [];
  /** Without those that sound was never decoded of. */
  const streams: HeardStream[] = [];
  const chunk = chunkMs * 16;

  class Stream {
    readonly heard: HeardStream = {
      lengths: [],
      options: {},
      hotwords: undefined,
      finished: false,
      steps: 0,
    };
    readonly samples: number[] = [];

    acceptWaveform({ samples }: { samples: Float32Array }): void {
      if (this.heard.finished) throw new Error('the input was finished');
      this.heard.lengths.push(samples.length);
      for (const sample of samples) this.samples.push(sample);
    }
    setOption(key: string, value: string): void {
      this.heard.options[key] = value;
    }
    inputFinished(): void {
      this.heard.finished = true;
    }
  }
  const of = (stream: OfflineStream | OnlineStream): Stream => {
    if (!(stream instanceof Stream)) throw new TypeError('a stream of another recogniser');
    return stream;
  };
  function step(stream: OfflineStream | OnlineStream): void {
    const { heard } = of(stream);
    if (heard.steps++ === 0) streams.push(heard);
  }

  class OfflineRecognizer {
    readonly #config: OfflineRecognizerConfig;
    readonly #vocab: ReadonlySet<string> | null;

    constructor(config: OfflineRecognizerConfig) {
      endOver(config);
      this.#config = config;
      this.#vocab = vocabOf(config);
      loaded.push(config);
    }
    createStream(hotwords?: string): OfflineStream {
      const stream = new Stream();
      if (hotwords !== undefined) {
        if (this.#config.decodingMethod !== 'modified_beam_search') throw new NativeExit('no beam search');
        for (const phrase of hotwords.split('/')) endOverPhrase(phrase, this.#config, this.#vocab);
        stream.heard.hotwords = hotwords;
      }
      return stream;
    }
    setConfig(config: OfflineRecognizerConfig): void {
      switchedTo.push(config);
    }
    decode(stream: OfflineStream): void {
      step(stream);
    }
    getResult(stream: OfflineStream) {
      return hear ? { text: hear(Float32Array.from(of(stream).samples)) } : result;
    }
  }

  class OnlineRecognizer {
    constructor(config: OnlineRecognizerConfig) {
      endOver(config);
      for (const phrase of config.hotwordsBuf?.split('\n') ?? [])
        endOverPhrase(phrase, config, vocabOf(config));
      if (config.hotwordsBuf !== undefined) {
        if (Buffer.byteLength(config.hotwordsBuf) !== config.hotwordsBufSize) throw new NativeExit('cut off');
      }
      loaded.push(config);
    }
    createStream(): OnlineStream {
      return new Stream();
    }
    isReady(stream: OnlineStream): boolean {
      const { samples, heard } = of(stream);
      return samples.length - heard.steps * chunk > chunk;
    }
    decode(stream: OnlineStream): void {
      if (!this.isReady(stream)) throw new NativeExit('too few frames');
      step(stream);
    }
    getResult(stream: OnlineStream) {
      const { samples, heard } = of(stream);
      return hear ? { text: hear(Float32Array.from(samples.slice(0, heard.steps * chunk))) } : result;
    }
    reset(): void {}
  }

  const sherpa: typeof sherpaOnnx = { OfflineRecognizer, OnlineRecognizer };
  return { sherpa, loaded, switchedTo, streams };
}

/** What a transducer is loaded with. */
function endOver({ modelConfig, decodingMethod }: Config): void {
  const beam = decodingMethod === 'modified_beam_search';
  const { bpeVocab, modelingUnit, tokens } = modelConfig;
  if (bpeVocab !== undefined && !existsSync(bpeVocab)) throw new NativeExit('open vocab file failed');
  if (beam && modelingUnit !== 'cjkchar' && bpeVocab === undefined) throw new NativeExit('no vocab');
  if (beam && !('transducer' in modelConfig)) throw new NativeExit('unsupported decoding method');
  // NeMo's streaming transducers search greedily only; their last token is the blank.
  const lines = beam ? readFileSync(tokens, 'utf8').trim().split('\n') : [];
  if (!('modelType' in modelConfig) && lines.at(-1)?.startsWith('<blk>')) {
    throw new NativeExit('unsupported decoding method');
  }
}

/** The vocabulary is read once, while the recogniser is loaded. */
function vocabOf({ modelConfig: { bpeVocab } }: Config): Set<string> | null {
  return bpeVocab === undefined ? null : pieces(bpeVocab);
}

function pieces(path: string): Set<string> {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  for (const line of lines) {
    const [piece = '', score = ''] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (piece === '' || score === '' || Number.isNaN(Number(score))) throw new NativeExit(`vocab: ${line}`);
  }
  const found = lines.map((line) => line.split(/[ \t]/)[0] ?? '');
  if (new Set(found).size !== found.length) throw new NativeExit('a piece twice');
  return new Set(found);
}

/** A hotword must be made of tokens, wherever it is cut. */
function endOverPhrase(phrase: string, { modelConfig }: Config, vocab: ReadonlySet<string> | null): void {
  const known = new Set(
    readFileSync(modelConfig.tokens, 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[0] ?? ''),
  );
  for (const word of phrase.split(' ')) {
    if (word.startsWith(':')) throw new NativeExit('stof');
    const inPieces = modelConfig.modelingUnit === 'bpe' || /^[A-Za-z]/.test(word);
    const parts = inPieces ? cut(`▁${word}`, vocab ?? known) : Array.from(word);
    for (const part of parts) if (!known.has(part)) throw new NativeExit(`cannot find ${part} of ${phrase}`);
  }
}

/** As simple-sentencepiece cuts with equal scores; what is unknown stays as it is. */
function cut(word: string, vocab: ReadonlySet<string>): string[] {
  if (word === '') return [];
  const ends = Array.from(word).map((_, index, all) => all.slice(0, index + 1).join(''));
  const piece = ends.toReversed().find((each) => vocab.has(each)) ?? ends[0] ?? word;
  return [piece, ...cut(word.slice(piece.length), vocab)];
}
