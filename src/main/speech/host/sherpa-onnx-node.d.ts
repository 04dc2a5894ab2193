/** The part of sherpa-onnx-node that Jamak uses; the package has no types of its own. */
declare module 'sherpa-onnx-node' {
  export interface OfflineRecognizerConfig {
    readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
    readonly modelConfig: {
      readonly moonshine: { readonly encoder: string; readonly mergedDecoder: string };
      readonly tokens: string;
      readonly numThreads: number;
      readonly provider: string;
    };
  }

  export interface OfflineStream {
    acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  }

  export class OfflineRecognizer {
    /** Blocks while it loads. @throws Error */
    constructor(config: OfflineRecognizerConfig);
    createStream(): OfflineStream;
    /** Blocks while it decodes. */
    decode(stream: OfflineStream): void;
    getResult(stream: OfflineStream): { readonly text: string };
  }

  // It is CommonJS, whose names only its default export is sure to have.
  const sherpa: { readonly OfflineRecognizer: typeof OfflineRecognizer };
  export default sherpa;
}
