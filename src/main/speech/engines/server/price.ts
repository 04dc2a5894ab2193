import { samplesToMs } from '../../../../shared/sound';
import { isNearby } from '../../../remote/address';

/** US dollars for a minute of sound, by host and model, as published in 2025: an estimate, as prices change. */
const PRICES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'api.openai.com': {
    'whisper-1': 0.006,
    'gpt-4o-transcribe': 0.006,
    'gpt-4o-mini-transcribe': 0.003,
  },
  'api.groq.com': {
    'whisper-large-v3': 0.111 / 60,
    'whisper-large-v3-turbo': 0.04 / 60,
  },
};

/** US dollars for so many samples at a server; 0 in one's own network, null when no price is known. */
export function priceOf(baseUrl: string, model: string, samples: number): number | null {
  if (isNearby(baseUrl)) return 0;
  const perMinute = PRICES[new URL(baseUrl).hostname]?.[model];
  return perMinute === undefined ? null : (perMinute * samplesToMs(samples)) / 60_000;
}
