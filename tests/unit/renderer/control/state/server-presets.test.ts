import { describe, expect, it } from 'vitest';
import { newLanguageServer, newSpeechServer } from '../../../../../src/renderer/control/state/server-presets';
import { LANGUAGE_PRESETS, SPEECH_PRESETS } from '../../../../../src/shared/presets';
import { DEFAULT_SETTINGS, settingsPatchSchema } from '../../../../../src/shared/settings';

describe('presets', () => {
  it('are settings that main takes, and the first ones are the defaults', () => {
    const { speech, languageEngine } = DEFAULT_SETTINGS;
    for (const preset of SPEECH_PRESETS) {
      const patch = { speech: { ...speech, server: newSpeechServer(preset) } };
      expect(settingsPatchSchema.parse(patch)).toEqual(patch);
    }
    for (const preset of LANGUAGE_PRESETS) {
      const patch = { languageEngine: { ...languageEngine, ...newLanguageServer(preset) } };
      expect(settingsPatchSchema.parse(patch)).toEqual(patch);
    }
    expect(newSpeechServer('openai')).toEqual(speech.server);
    expect({ ...languageEngine, ...newLanguageServer('openai') }).toEqual(languageEngine);
  });

  it('have endpoints of their own, so that no key is shared', () => {
    const ids = SPEECH_PRESETS.flatMap((preset) => newSpeechServer(preset).endpoints.map(({ id }) => id));
    expect(new Set(ids).size).toBe(SPEECH_PRESETS.length);
  });
});
