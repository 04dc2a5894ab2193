import { paddingOf } from '../../src/main/speech/host/sherpa/padding';
import { samplesToMs } from '../../src/shared/sound';
import type { OnlineRecogniser, RecogniserStream } from '../../src/main/speech/engines/online';

/** Sound that a step takes, samples: as a Zipformer with chunks of 320 ms. */
export const STEP_SAMPLES = 5120;

interface ScriptedStream extends RecogniserStream {
  /** All that it was given. */
  samples: number[];
  decoded: number;
  finished: boolean;
  readonly options: Record<string, string>;
}

/** Silence around an utterance, as a recogniser with such steps needs it. */
export const SCRIPTED_PADDING = paddingOf(300, samplesToMs(STEP_SAMPLES));

/**
 * The surface of sherpa-onnx's OnlineRecognizer without a model: its text is what `hear` makes of the sound that
 * was decoded. Sound is decoded in whole steps; what is less waits for more, and is lost at the end of the input.
 */
export class ScriptedRecogniser implements OnlineRecogniser<ScriptedStream> {
  readonly hear: (samples: Float32Array) => string;
  readonly streams: ScriptedStream[] = [];
  /** Makes each call of `decode` throw, as a native addon may. */
  broken = false;

  constructor(hear: (samples: Float32Array) => string) {
    this.hear = hear;
  }

  createStream(): ScriptedStream {
    const stream: ScriptedStream = {
      samples: [],
      decoded: 0,
      finished: false,
      options: {},
      setOption: (key, value) => {
        stream.options[key] = value;
      },
      acceptWaveform({ samples, sampleRate }) {
        if (sampleRate !== 16_000) throw new Error(`the sound has ${sampleRate} Hz`);
        if (stream.finished) throw new Error('the input was finished');
        for (const sample of samples) stream.samples.push(sample);
      },
      inputFinished() {
        stream.finished = true;
      },
    };
    this.streams.push(stream);
    return stream;
  }

  isReady({ samples, decoded }: ScriptedStream): boolean {
    return samples.length - decoded >= STEP_SAMPLES;
  }

  decode(stream: ScriptedStream): void {
    if (this.broken) throw new Error('native trouble');
    if (!this.isReady(stream)) throw new Error('there is not enough sound for a step');
    stream.decoded += STEP_SAMPLES;
  }

  getResult({ samples, decoded }: ScriptedStream): { text: string } {
    return { text: this.hear(Float32Array.from(samples.slice(0, decoded))) };
  }

  isEndpoint(): boolean {
    return false;
  }

  reset(stream: ScriptedStream): void {
    stream.samples = [];
    stream.decoded = 0;
  }
}
