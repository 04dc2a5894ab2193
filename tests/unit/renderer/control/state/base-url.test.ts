import { describe, expect, it } from 'vitest';
import {
  isKeyFor,
  readBaseUrl,
  sameServer,
  unsafeHost,
} from '../../../../../src/renderer/control/state/base-url';
import { DEFAULT_SETTINGS, settingsPatchSchema } from '../../../../../src/shared/settings';

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
    ['https://api.openai.com/v1/audio/transcriptions', 'https://api.openai.com/v1'],
    ['http://gpu-box:8000/v1/Chat/Completions/', 'http://gpu-box:8000/v1'],
    ['localhost:8000/v1/models?limit=5#top', 'http://localhost:8000/v1'],
    ['localhost:8000/audio/transcriptions', 'http://localhost:8000'],
    ['http://gpu-box:8000/v1/v1/', 'http://gpu-box:8000/v1'],
    ['http://gpu-box:8000//openai//v1', 'http://gpu-box:8000/openai/v1'],
    ['http://gpu-box:8000/v1/models-of-ours', 'http://gpu-box:8000/v1/models-of-ours'],
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
