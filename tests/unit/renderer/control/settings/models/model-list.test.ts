import { describe, expect, it } from 'vitest';
import {
  arrange,
  inUse,
  languageGap,
  likelyLanguage,
} from '../../../../../../src/renderer/control/settings/models/model-list';
import { INSTALLED, model, SENSE, TINY } from '../../../local-models';

const BASE = model('base', ['en'], { origin: 'embedded', ...INSTALLED });
const GERMAN = model('german', ['de'], { recommended: true });
const FAILED = {
  type: 'failed',
  error: { code: 'model-check-failed', params: {}, retryable: false },
} as const;
const WHISPER = model('whisper', ['en', 'ko']);

describe('the list of models', () => {
  const models = [TINY, BASE, GERMAN, WHISPER, SENSE];

  it('begins with those that know the language, the recommended one first', () => {
    expect(arrange(models, 'ko').map(({ id }) => id)).toEqual(['sense', 'whisper', 'german']);
    expect(arrange(models, 'de').map(({ id }) => id)).toEqual(['german', 'whisper', 'sense']);
  });

  it('does not move a model because of what it is doing', () => {
    const downloading = { ...WHISPER, state: { type: 'downloading', receivedBytes: 1 } } as const;
    const paused = { ...GERMAN, state: { type: 'paused', receivedBytes: 1, error: null } } as const;
    const busy = [TINY, BASE, paused, downloading, { ...SENSE, ...INSTALLED }];
    expect(arrange(busy, 'ko').map(({ id }) => id)).toEqual(arrange(models, 'ko').map(({ id }) => id));
  });
});

describe('the model in use', () => {
  it('is the chosen one once it is installed, else the embedded ones', () => {
    expect(inUse([TINY, BASE, SENSE], '')).toEqual([TINY, BASE]);
    expect(inUse([TINY, BASE, SENSE], 'sense')).toEqual([TINY, BASE]);
    expect(inUse([TINY, BASE, SENSE], 'deleted')).toEqual([TINY, BASE]);
    const installed = { ...SENSE, ...INSTALLED };
    expect(inUse([TINY, BASE, installed], 'sense')).toEqual([installed]);
    expect(inUse([TINY, BASE, { ...installed, check: FAILED }], 'sense')).toEqual([TINY, BASE]);
  });
});

describe('a language that the model in use does not know', () => {
  it('is taken for the interface’s when it is to be detected', () => {
    expect(likelyLanguage('auto', 'ko')).toBe('ko');
    expect(likelyLanguage('en', 'ko')).toBe('en');
  });

  it('leads to the recommended model that knows it', () => {
    expect(languageGap([TINY, BASE, WHISPER, SENSE], '', 'en')).toBeNull();
    expect(languageGap([TINY, BASE, GERMAN, WHISPER, SENSE], '', 'ko')).toEqual({
      language: 'ko',
      current: TINY,
      known: ['en'],
      better: SENSE,
    });
  });

  it('leads to one that is there already rather than to a download, when none is recommended', () => {
    const here = { ...WHISPER, id: 'here', ...INSTALLED };
    const other = { ...SENSE, recommended: false };
    expect(languageGap([TINY, other, here], '', 'ko')?.better).toEqual(here);
    expect(languageGap([TINY, other, { ...here, proven: false }], 'here', 'ko')).toBeNull();
  });

  it('does not lead to one that failed its check', () => {
    const failed = { ...SENSE, ...INSTALLED, check: FAILED };
    expect(languageGap([TINY, failed, WHISPER], '', 'ko')?.better).toEqual(WHISPER);
    expect(languageGap([TINY, failed], '', 'ko')?.better).toBeNull();
  });

  it('is said even when no model knows it', () => {
    expect(languageGap([TINY, SENSE], '', 'th')).toMatchObject({ current: TINY, better: null });
    expect(languageGap([], '', 'th')).toBeNull();
  });
});
