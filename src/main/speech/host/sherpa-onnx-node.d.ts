/** The part of sherpa-onnx-node that Jamak uses; the package has no types of its own. */
declare module 'sherpa-onnx-node' {
  interface FeatureConfig {
    readonly sampleRate: number;
    readonly featureDim: number;
  }
  interface OneFile {
    readonly model: string;
  }
  interface TwoFiles {
    readonly encoder: string;
    readonly decoder: string;
  }
  interface ThreeFiles extends TwoFiles {
    readonly joiner: string;
  }
  interface ModelConfig {
    readonly tokens: string;
    readonly numThreads: number;
    readonly provider: string;
    /** Needed only where the files themselves don't tell. */
    readonly modelType?: string;
    /** How hotwords are split into tokens; sherpa-onnx ends the process over any other value. */
    readonly modelingUnit?: 'bpe' | 'cjkchar' | 'cjkchar+bpe';
    /** Path of the pieces and their scores; without it hotwords in pieces end the process. */
    readonly bpeVocab?: string;
  }
  /** What a transducer needs to be told terms. */
  interface HotwordsConfig {
    /** Terms need 'modified_beam_search'; NeMo's streaming transducers end the process over it. */
    readonly decodingMethod: 'greedy_search' | 'modified_beam_search';
    /** Added for each token of a hotword that is heard. */
    readonly hotwordsScore?: number;
  }

  /** Just one of these. */
  export interface OfflineModels {
    readonly moonshine?:
      | { readonly encoder: string; readonly mergedDecoder: string }
      | {
          readonly preprocessor: string;
          readonly encoder: string;
          readonly uncachedDecoder: string;
          readonly cachedDecoder: string;
        };
    /** An empty language is detected; one that the model does not know ends the process. */
    readonly whisper?: TwoFiles & { readonly language: string; readonly task: 'transcribe' };
    readonly canary?: TwoFiles & {
      readonly srcLang: string;
      readonly tgtLang: string;
      readonly usePnc: 0 | 1;
    };
    readonly fireRedAsr?: TwoFiles;
    /** The language may be 'auto'. */
    readonly senseVoice?: OneFile & {
      readonly language: string;
      readonly useInverseTextNormalization: 0 | 1;
    };
    readonly paraformer?: OneFile;
    readonly nemoCtc?: OneFile;
    readonly zipformerCtc?: OneFile;
    readonly wenetCtc?: OneFile;
    readonly dolphin?: OneFile;
    /** The tokenizer is a folder. Prompt, sound and text take `maxTotalLen` tokens together. */
    readonly qwen3Asr?: TwoFiles & {
      readonly convFrontend: string;
      readonly tokenizer: string;
      readonly maxTotalLen: number;
      readonly maxNewTokens: number;
    };
    readonly transducer?: ThreeFiles;
  }
  export interface OfflineRecognizerConfig extends Partial<HotwordsConfig> {
    readonly featConfig: FeatureConfig;
    readonly modelConfig: OfflineModels & ModelConfig;
  }

  /** Just one of these. */
  export interface OnlineModels {
    readonly transducer?: ThreeFiles;
    readonly paraformer?: TwoFiles;
    readonly zipformer2Ctc?: OneFile;
    readonly nemoCtc?: OneFile;
  }
  export interface OnlineRecognizerConfig extends HotwordsConfig {
    readonly featConfig: FeatureConfig;
    readonly modelConfig: OnlineModels & ModelConfig;
    readonly enableEndpoint: boolean;
    /** One a line. */
    readonly hotwordsBuf?: string;
    /** Of `hotwordsBuf` in UTF-8, bytes. */
    readonly hotwordsBufSize?: number;
  }

  interface Sound {
    readonly samples: Float32Array;
    readonly sampleRate: number;
  }
  export interface RecognizerResult {
    readonly text: string;
    /** As the model heard it: `ko`, or `<|ko|>`; empty when it does not tell. */
    readonly lang?: string;
    /** What the text is made of. */
    readonly tokens?: readonly string[];
  }

  export interface OfflineStream {
    acceptWaveform(sound: Sound): void;
    /** Qwen3-ASR reads 'language' (by its English name) and 'hotwords' (with commas between them). */
    setOption(key: string, value: string): void;
  }

  export class OfflineRecognizer {
    /** Blocks while it loads; files that are no such model end the process. @throws Error */
    constructor(config: OfflineRecognizerConfig);
    /** @param hotwords with slashes between them, for a transducer with modified_beam_search */
    createStream(hotwords?: string): OfflineStream;
    /** Whisper and Canary take another language from it. */
    setConfig(config: OfflineRecognizerConfig): void;
    /** Blocks while it decodes. */
    decode(stream: OfflineStream): void;
    getResult(stream: OfflineStream): RecognizerResult;
  }

  export interface OnlineStream {
    acceptWaveform(sound: Sound): void;
    /** No more sound will come. */
    inputFinished(): void;
    /** Nemotron reads 'language' at each step; without it the model detects it. */
    setOption(key: string, value: string): void;
  }

  export class OnlineRecognizer {
    /** Blocks while it loads; files that are no such model end the process. @throws Error */
    constructor(config: OnlineRecognizerConfig);
    createStream(): OnlineStream;
    /** Whether there is enough sound for another step. */
    isReady(stream: OnlineStream): boolean;
    /** Blocks for one step. */
    decode(stream: OnlineStream): void;
    getResult(stream: OnlineStream): RecognizerResult;
    reset(stream: OnlineStream): void;
  }

  // It is CommonJS, whose names only its default export is sure to have.
  const sherpa: {
    readonly OfflineRecognizer: typeof OfflineRecognizer;
    readonly OnlineRecognizer: typeof OnlineRecognizer;
  };
  export default sherpa;
}
