import { describe, expect, it } from 'vitest';
import {
  isKeyFor,
  readBaseUrl,
  sameServer,
  unsafeHost,
} from '../../../src/renderer/control/settings/base-url';
import { newLanguageServer, newSpeechServer } from '../../../src/renderer/control/settings/server-presets';
import {
  formatBytes,
  formatCost,
  formatTimes,
  nameLanguage,
  nameLanguages,
} from '../../../src/renderer/control/settings/units';
import { LANGUAGE_PRESETS, SPEECH_PRESETS } from '../../../src/shared/presets';
import { DEFAULT_SETTINGS, settingsPatchSchema } from '../../../src/shared/settings';

describe('a server’s address', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['  https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
    ['HTTP://Example.com:8000/v1//', 'http://example.com:8000/v1'],
    ['localhost:8000/v1', 'http://localhost:8000/v1'],
    ['192.168.0.5:11434/v1', 'http://192.168.0.5:11434/v1'],
    ['[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['gpu-box/v1', 'http://gpu-box/v1'],
    ['gpu-box.local/v1', 'http://gpu-box.local/v1'],
    ['api.groq.com/openai/v1', 'https://api.groq.com/openai/v1'],
  ])('is made whole: %s', (typed, url) => {
    expect(readBaseUrl(typed)).toEqual({ url });
    const { languageEngine } = DEFAULT_SETTINGS;
    const patch = { languageEngine: { ...languageEngine, baseUrl: url } };
    expect(settingsPatchSchema.safeParse(patch).success).toBe(true);
  });

  it.each([
    '',
    '   ',
    'not a url',
    'ftp://example.com/v1',
    'file:///etc/passwd',
    'http://',
    'https://a%20b/v1',
  ])('is refused when it is none: “%s”', (typed) =>
    expect(readBaseUrl(typed)).toEqual({ problem: 'invalid' }),
  );

  it('is refused with a password in it, since addresses are no secret', () => {
    expect(readBaseUrl('https://me:secret@example.com/v1')).toEqual({ problem: 'credentials' });
  });

  it('is refused when it is longer than the settings take', () => {
    expect(readBaseUrl(`https://example.com/${'a'.repeat(2000)}`)).toEqual({ problem: 'invalid' });
  });

  it('is unsafe for a key without encryption, except on this computer', () => {
    expect(unsafeHost('http://gpu-box:8000/v1')).toBe('gpu-box:8000');
    expect(unsafeHost('http://127.0.0.1.example.com/v1')).toBe('127.0.0.1.example.com');
    expect(unsafeHost('https://gpu-box:8000/v1')).toBeNull();
    for (const host of ['localhost', 'jamak.localhost', '127.0.0.1', '127.8.9.1', '[::1]'])
      expect(unsafeHost(`http://${host}:8000/v1`)).toBeNull();
  });

  it('has a key only when main sends it there', () => {
    const keys = {
      ids: ['a', 'unknown'],
      kept: [],
      origins: { a: 'https://api.example.com', unknown: null },
      keychain: true,
    };
    expect(isKeyFor('https://api.example.com/v2', keys, 'a')).toBe(true);
    expect(isKeyFor('http://api.example.com/v2', keys, 'a')).toBe(false);
    expect(isKeyFor('https://api.example.com/v2', keys, 'unknown')).toBe(false);
    expect(isKeyFor('https://api.example.com/v2', keys, 'b')).toBe(false);
  });

  it('is of the same server when only the path differs', () => {
    expect(sameServer('https://a.example/v1', 'https://a.example/v2')).toBe(true);
    expect(sameServer('https://a.example/v1', 'http://a.example/v1')).toBe(false);
    expect(sameServer('https://a.example/v1', 'https://a.example:8443/v1')).toBe(false);
  });
});

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

describe('sizes, sums and languages', () => {
  it('are written as the language writes them', () => {
    expect(formatBytes(239_549_103, 'en')).toBe('240 MB');
    expect(formatBytes(1_040_000_000, 'en')).toBe('1 GB');
    expect(formatBytes(1_640_000_000, 'ko')).toBe('1.6GB');
    expect(formatTimes(0.08, 'en')).toBe('13');
    expect(formatTimes(1.3, 'en')).toBe('0.8');
  });

  it('keep the digits of small sums', () => {
    expect(formatCost(0.000312, 'en')).toBe('$0.00031');
    expect(formatCost(1.239, 'en')).toBe('$1.24');
    expect(formatCost(0, 'ko')).toBe('US$0.00');
  });

  it('name the wanted language first and count those that are too many', () => {
    expect(nameLanguages(['de', 'ko', 'en'], 'en')).toEqual({ names: 'English, Korean, German', more: 0 });
    expect(nameLanguages(['en', 'ko', 'fr', 'de'], 'ko', { wanted: 'fr', limit: 2 })).toEqual({
      names: '프랑스어, 영어',
      more: 2,
    });
    expect(nameLanguage('not a code', 'en')).toBe('not a code');
  });
});
