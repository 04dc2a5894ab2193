import { availableParallelism } from 'node:os';
import type sherpaOnnx from 'sherpa-onnx-node';
import { JamakError } from '../../../shared/errors';
import { SAMPLE_RATE } from '../../../shared/sound';
import { isStreaming, loadsForLanguage, type ModelSpec, type WholeModelSpec } from '../models';
import { spellerOf, type Speller } from './sherpa/hotwords';
import { qwenHotwords, qwenLanguage } from './sherpa/qwen-options';
import { offlineConfig, type Hotwords } from './recogniser-config';
import { StreamingRecogniser } from './sherpa/streaming-recogniser';

export interface Heard {
  readonly text: string;
  /** Code of the language that the model heard, where it tells. */
  readonly language?: string;
}

/**
 * Turns sound (16 kHz mono) into text, blocking its thread for as long as that takes. A language that the
 * model does not know, or cannot be told, counts as none: it is detected where the model can. Terms are names as
 * they are spelled; those that the model can't spell, or cannot be told, are left out.
 */
export type Recognise = (samples: Float32Array, language?: string, terms?: readonly string[]) => Heard;

export type Sherpa = typeof sherpaOnnx;

/**
 * Loads a model whose files were verified. Streaming models are loaded as well, to hear whole utterances.
 *
 * @throws JamakError 'speech-host-failed' when this machine cannot run the recogniser
 */
export async function loadRecogniser(
  model: ModelSpec,
  loadSherpa: () => Promise<Sherpa> = async () => (await import('sherpa-onnx-node')).default,
): Promise<Recognise> {
  try {
    const sherpa = await loadSherpa();
    if (!isStreaming(model)) return wholeRecogniser(sherpa, model);
    const streaming = new StreamingRecogniser(sherpa, model);
    return (samples, language, terms = []) =>
      heard(model, streaming.hear(samples, known(model, language), terms));
  } catch (cause) {
    throw new JamakError('speech-host-failed', { params: { model: model.name }, cause });
  }
}

function wholeRecogniser(sherpa: Sherpa, model: WholeModelSpec): Recognise {
  let spoken: string | undefined;
  const cores = availableParallelism();
  const load = (language?: string, hotwords?: Hotwords) =>
    new sherpa.OfflineRecognizer(offlineConfig(model, cores, language, hotwords));
  let recogniser = load();
  let speller: Speller | null = null;
  /** Whether it searches for terms: not before there are any, never where that cannot be loaded. */
  let favours: 'not yet' | 'yes' | 'never' = 'not yet';

  function switchTo(language: string | undefined): void {
    if (language === spoken) return;
    // SenseVoice would lose how it prepares the sound if it were given another configuration.
    if (loadsForLanguage(model)) recogniser = load(language);
    else recogniser.setConfig(offlineConfig(model, cores, language));
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
    return heard(model, recogniser.getResult(stream));
  };
}

function takesLanguage({ family }: WholeModelSpec): boolean {
  return family === 'whisper' || family === 'canary' || family === 'sense-voice';
}

/** Whisper ends the process over a language that it does not know. */
function known(model: ModelSpec, language: string | undefined): string | undefined {
  return language !== undefined && model.languages.includes(language) ? language : undefined;
}

function heard(model: ModelSpec, result: { readonly text: string; readonly lang?: string }): Heard {
  const language = known(model, result.lang?.replace(/^<\|(.*)\|>$/, '$1'));
  return { text: result.text.trim(), ...(language !== undefined && { language }) };
}
