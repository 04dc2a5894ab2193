/** Well-known OpenAI-compatible servers and where they are by default. */
interface Preset {
  /** The server's own name. */
  readonly name: string;
  readonly baseUrl: string;
  readonly needsKey: boolean;
}

export const LANGUAGE_PRESETS = [
  'openai',
  'ollama',
  'lm-studio',
  'llama-cpp',
  'groq',
  'openrouter',
  'custom',
] as const;
export type LanguagePreset = (typeof LANGUAGE_PRESETS)[number];

export const LANGUAGE_SERVERS: Readonly<Record<LanguagePreset, Preset>> = {
  openai: { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', needsKey: true },
  ollama: { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', needsKey: false },
  'lm-studio': { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', needsKey: false },
  'llama-cpp': { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1', needsKey: false },
  groq: { name: 'Groq', baseUrl: 'https://api.groq.com/openai/v1', needsKey: true },
  openrouter: { name: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', needsKey: true },
  custom: { name: '', baseUrl: 'http://127.0.0.1:8000/v1', needsKey: false },
};

/** Under which its key is kept. Each preset has its own, so that no service ever gets the key of another. */
export function languageKeyId(preset: LanguagePreset): string {
  return `language-${preset}`;
}

export const SPEECH_PRESETS = [
  'openai',
  'groq',
  'speaches',
  'whisper-cpp',
  'localai',
  'vllm',
  'custom',
] as const;
export type SpeechPreset = (typeof SPEECH_PRESETS)[number];

export const SPEECH_SERVERS: Readonly<Record<SpeechPreset, Preset & { readonly models: readonly string[] }>> =
  {
    openai: {
      name: 'OpenAI',
      baseUrl: 'https://api.openai.com/v1',
      needsKey: true,
      models: ['gpt-4o-mini-transcribe', 'gpt-4o-transcribe', 'whisper-1'],
    },
    groq: {
      name: 'Groq',
      baseUrl: 'https://api.groq.com/openai/v1',
      needsKey: true,
      models: ['whisper-large-v3-turbo', 'whisper-large-v3'],
    },
    speaches: {
      name: 'Speaches (faster-whisper)',
      baseUrl: 'http://127.0.0.1:8000/v1',
      needsKey: false,
      models: ['Systran/faster-whisper-small', 'Systran/faster-whisper-large-v3'],
    },
    'whisper-cpp': {
      name: 'whisper.cpp',
      baseUrl: 'http://127.0.0.1:8080/v1',
      needsKey: false,
      models: ['whisper-1'],
    },
    localai: { name: 'LocalAI', baseUrl: 'http://127.0.0.1:8080/v1', needsKey: false, models: ['whisper-1'] },
    vllm: {
      name: 'vLLM',
      baseUrl: 'http://127.0.0.1:8000/v1',
      needsKey: false,
      models: ['openai/whisper-large-v3-turbo'],
    },
    custom: { name: '', baseUrl: 'http://127.0.0.1:8000/v1', needsKey: false, models: [] },
  };
