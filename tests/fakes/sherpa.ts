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
  finished: boolean;
  steps: number;
}

/** A recogniser that is scripted instead of loaded, and notes what it was told. */
export function fakeSherpa(result: RecognizerResult, steps = 0) {
  const loaded: (OfflineRecognizerConfig | OnlineRecognizerConfig)[] = [];
  const switchedTo: OfflineRecognizerConfig[] = [];
  const streams: HeardStream[] = [];

  function newStream() {
    const stream: HeardStream = { lengths: [], finished: false, steps: 0 };
    streams.push(stream);
    return {
      acceptWaveform: ({ samples }: { samples: Float32Array }) => void stream.lengths.push(samples.length),
      inputFinished: () => {
        stream.finished = true;
      },
    };
  }
  const last = (): HeardStream => {
    const stream = streams.at(-1);
    if (!stream) throw new Error('there is no stream');
    return stream;
  };

  class OfflineRecognizer {
    constructor(config: OfflineRecognizerConfig) {
      loaded.push(config);
    }
    createStream = (): OfflineStream => newStream();
    setConfig = (config: OfflineRecognizerConfig): void => void switchedTo.push(config);
    decode = (): void => void last().steps++;
    getResult = () => result;
  }

  class OnlineRecognizer {
    constructor(config: OnlineRecognizerConfig) {
      loaded.push(config);
    }
    createStream = (): OnlineStream => newStream();
    isReady = (): boolean => last().steps < steps;
    decode = (): void => void last().steps++;
    getResult = () => result;
    reset = (): void => {};
  }

  const sherpa: typeof sherpaOnnx = { OfflineRecognizer, OnlineRecognizer };
  return { sherpa, loaded, switchedTo, streams };
}
