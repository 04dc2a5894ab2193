import { availableParallelism } from 'node:os';
import type sherpaOnnx from 'sherpa-onnx-node';
import type { OfflineRecognizerConfig, RecognizerResult } from 'sherpa-onnx-node';
import { JamakError } from '../../../shared/errors';
import { msToSamples, SAMPLE_RATE } from '../../../shared/sound';
import {
  isStreaming,
  loadsForLanguage,
  type ModelSpec,
  type StreamingModelSpec,
  type WholeModelSpec,
} from '../models';
import { joinBytes } from '../../text/byte-tokens';
import type { Heard } from './decode-policy';
import { offlineConfig, onlineConfig } from './recogniser-config';

/**
 * Turns sound (16 kHz mono) into text, blocking its thread for as long as that takes. A language that the
 * model does not know, or cannot be told, counts as none: it is detected where the model can.
 */
export type Recognise = (samples: Float32Array, language?: string) => Heard;

export type Sherpa = typeof sherpaOnnx;

/** Whisper hears a hundred frames a second. */
const WHISPER_FRAME_SAMPLES = SAMPLE_RATE / 100;
/** A streaming model says its last words only when silence follows them, ms. */
const TAIL_MS = 700;

/**
 * Loads a model whose files were verified. Streaming models are loaded as well, to hear whole utterances.
 *
 * @param tokens path of the tokens to be used in place of the model's own
 * @throws JamakError 'speech-host-failed' when this machine cannot run the recogniser
 */
export async function loadRecogniser(
  model: ModelSpec,
  loadSherpa: () => Promise<Sherpa> = async () => (await import('sherpa-onnx-node')).default,
  tokens?: string,
): Promise<Recognise> {
  try {
    const sherpa = await loadSherpa();
    return isStreaming(model) ? streamingRecogniser(sherpa, model) : wholeRecogniser(sherpa, model, tokens);
  } catch (cause) {
    throw new JamakError('speech-host-failed', { params: { model: model.name }, cause });
  }
}

function wholeRecogniser(sherpa: Sherpa, model: WholeModelSpec, tokens: string | undefined): Recognise {
  let spoken: string | undefined;
  const cores = availableParallelism();
  const configFor = (language?: string): OfflineRecognizerConfig => {
    const config = offlineConfig(model, cores, language);
    return tokens === undefined ? config : { ...config, modelConfig: { ...config.modelConfig, tokens } };
  };
  let recogniser = new sherpa.OfflineRecognizer(configFor());

  function switchTo(language: string | undefined): void {
    if (language === spoken) return;
    const config = configFor(language);
    // SenseVoice would lose how it prepares the sound if it were given another configuration.
    if (loadsForLanguage(model)) recogniser = new sherpa.OfflineRecognizer(config);
    else recogniser.setConfig(config);
    spoken = language;
  }

  return (samples, language) => {
    if (takesLanguage(model)) switchTo(known(model, language));
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    recogniser.decode(stream);
    const result = recogniser.getResult(stream);
    const cutShort = model.family === 'whisper' && isCutShort(result, samples);
    return { ...heard(model, result), ...(cutShort && { cutShort }) };
  };
}

function streamingRecogniser(sherpa: Sherpa, model: StreamingModelSpec): Recognise {
  const recogniser = new sherpa.OnlineRecognizer(onlineConfig(model, availableParallelism()));
  const tail = new Float32Array(msToSamples(TAIL_MS));
  return (samples) => {
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    stream.acceptWaveform({ samples: tail, sampleRate: SAMPLE_RATE });
    stream.inputFinished();
    while (recogniser.isReady(stream)) recogniser.decode(stream);
    return heard(model, recogniser.getResult(stream));
  };
}

/**
 * Whether Whisper wrote as many tokens as sherpa-onnx lets it: six for each second of sound, so that it ends although
 * it chants (offline-whisper-greedy-search-decoder.cc, 1.13.8). Who speaks fast says more.
 */
function isCutShort({ tokens = [] }: RecognizerResult, samples: Float32Array): boolean {
  const frames = Math.floor(samples.length / WHISPER_FRAME_SAMPLES);
  return tokens.length > 0 && tokens.length >= Math.trunc((frames / 100) * 6);
}

function takesLanguage({ family }: WholeModelSpec): boolean {
  return family === 'whisper' || family === 'canary' || family === 'sense-voice';
}

/** Whisper ends the process over a language that it does not know. */
function known(model: ModelSpec, language: string | undefined): string | undefined {
  return language !== undefined && model.languages.includes(language) ? language : undefined;
}

function heard(model: ModelSpec, result: RecognizerResult): Heard {
  const language = known(model, result.lang?.replace(/^<\|(.*)\|>$/, '$1'));
  return { text: joinBytes(result.text).trim(), ...(language !== undefined && { language }) };
}
