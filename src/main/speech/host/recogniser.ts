import { availableParallelism } from 'node:os';
import type sherpaOnnx from 'sherpa-onnx-node';
import type { OfflineRecognizerConfig, RecognizerResult } from 'sherpa-onnx-node';
import { JamakError } from '../../../shared/errors';
import { SAMPLE_RATE } from '../../../shared/sound';
import { joinBytes } from '../../text/byte-tokens';
import { isStreaming, loadsForLanguage, type ModelSpec, type WholeModelSpec } from '../models';
import type { Heard } from './decode-policy';
import { offlineConfig, type Hotwords } from './recogniser-config';
import { spellerOf, type Speller } from './sherpa/hotwords';
import { qwenHotwords, qwenLanguage } from './sherpa/qwen-options';
import { StreamingRecogniser } from './sherpa/streaming-recogniser';

/**
 * Turns sound (16 kHz mono) into text, blocking its thread for as long as that takes. A language that the
 * model does not know, or cannot be told, counts as none: it is detected where the model can. Terms are names as
 * they are spelled; those that the model can't spell, or cannot be told, are left out.
 */
export type Recognise = (samples: Float32Array, language?: string, terms?: readonly string[]) => Heard;

export type Sherpa = typeof sherpaOnnx;

/** Whisper hears a hundred frames a second. */
const WHISPER_FRAME_SAMPLES = SAMPLE_RATE / 100;

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
    if (!isStreaming(model)) return wholeRecogniser(sherpa, model, tokens);
    const streaming = new StreamingRecogniser(sherpa, model);
    return (samples, language, terms = []) =>
      heard(model, streaming.hear(samples, known(model, language), terms));
  } catch (cause) {
    throw new JamakError('speech-host-failed', { params: { model: model.name }, cause });
  }
}

function wholeRecogniser(sherpa: Sherpa, model: WholeModelSpec, tokens: string | undefined): Recognise {
  let spoken: string | undefined;
  const cores = availableParallelism();
  const configFor = (language?: string, hotwords?: Hotwords): OfflineRecognizerConfig => {
    const config = offlineConfig(model, cores, language, hotwords);
    return tokens === undefined ? config : { ...config, modelConfig: { ...config.modelConfig, tokens } };
  };
  const load = (language?: string, hotwords?: Hotwords) =>
    new sherpa.OfflineRecognizer(configFor(language, hotwords));
  let recogniser = load();
  let speller: Speller | null = null;
  /** Whether it searches for terms: not before there are any, never where that cannot be loaded. */
  let favours: 'not yet' | 'yes' | 'never' = 'not yet';

  function switchTo(language: string | undefined): void {
    if (language === spoken) return;
    // SenseVoice would lose how it prepares the sound if it were given another configuration.
    if (loadsForLanguage(model)) recogniser = load(language);
    else recogniser.setConfig(configFor(language));
    spoken = language;
  }

  /** The terms that the model can spell; '' when it can be told none. */
  function hotwordsOf(terms: readonly string[]): string {
    if (terms.length === 0 || favours === 'never') return '';
    if (model.family !== 'transducer' && model.family !== 'nemo-transducer') return '';
    speller ??= spellerOf(model);
    const hotwords = speller?.spell(terms).join('/') ?? '';
    if (speller && hotwords !== '' && favours === 'not yet') {
      try {
        // They need another search, and so another load; it stays when they go.
        recogniser = speller.load((config) => load(undefined, config));
        favours = 'yes';
      } catch {
        favours = 'never';
        return '';
      }
    }
    return hotwords;
  }

  return (samples, language, terms = []) => {
    const told = known(model, language);
    if (takesLanguage(model)) switchTo(told);
    const hotwords = hotwordsOf(terms);
    const stream = hotwords === '' ? recogniser.createStream() : recogniser.createStream(hotwords);
    if (model.family === 'qwen3-asr') {
      if (told !== undefined) stream.setOption('language', qwenLanguage(told));
      if (terms.length > 0) stream.setOption('hotwords', qwenHotwords(terms));
    }
    stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    recogniser.decode(stream);
    const result = recogniser.getResult(stream);
    const cutShort = model.family === 'whisper' && isCutShort(result, samples);
    return { ...heard(model, result), ...(cutShort && { cutShort }) };
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
