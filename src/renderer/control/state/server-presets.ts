import {
  LANGUAGE_SERVERS,
  SPEECH_SERVERS,
  type LanguagePreset,
  type SpeechPreset,
} from '../../../shared/presets';
import { DEFAULT_SETTINGS, type LanguageEngineSettings, type Settings } from '../../../shared/settings';

export type SpeechServerSettings = Settings['speech']['server'];

/** What a language server needs to be reached and paid for. */
export type LanguageServerSettings = Omit<
  LanguageEngineSettings,
  'engine' | 'insideModel' | 'monthlyCeiling'
>;

/** The settings of a speech server that was never chosen before. Each has a key of its own. */
export function newSpeechServer(preset: SpeechPreset): SpeechServerSettings {
  const first = DEFAULT_SETTINGS.speech.server;
  if (preset === first.preset) return first;
  const { baseUrl, models } = SPEECH_SERVERS[preset];
  return { preset, model: models[0] ?? '', endpoints: [{ id: `speech-${preset}`, baseUrl }] };
}

/** The settings of a language server that was never chosen before. */
export function newLanguageServer(preset: LanguagePreset): LanguageServerSettings {
  const { contextTokens } = DEFAULT_SETTINGS.languageEngine;
  const { baseUrl } = LANGUAGE_SERVERS[preset];
  return { preset, baseUrl, model: '', reportModel: '', contextTokens, price: null };
}

export function languageServerOf(settings: LanguageEngineSettings): LanguageServerSettings {
  const { preset, baseUrl, model, reportModel, contextTokens, price } = settings;
  return { preset, baseUrl, model, reportModel, contextTokens, price };
}
