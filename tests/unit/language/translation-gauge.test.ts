import { describe, expect, it } from 'vitest';
import type { LanguageTask } from '../../../src/main/language/contract';
import { TranslationGauge } from '../../../src/main/language/translation-gauge';
import type { CaptionLanguage } from '../../../src/shared/languages';

const CAPTION = { id: 'c', startMs: 0, endMs: 1000, text: 'words', speaker: '' };

function task(language: CaptionLanguage): LanguageTask<'translation'> {
  return { kind: 'translation', glossary: [], caption: CAPTION, before: [], language };
}

function translate(
  gauge: TranslationGauge,
  language: CaptionLanguage,
  count: number,
  inputTokens: number,
): void {
  for (let at = 0; at < count; at++) {
    gauge.used(task(language), { inputTokens, outputTokens: 20, cost: null });
  }
}

describe('TranslationGauge', () => {
  it('estimates by what a request holds until something was translated', () => {
    const { inputTokens, outputTokens, measured } = new TranslationGauge().tokensFor('ja', []);
    expect(measured).toBe(false);
    expect(inputTokens).toBeGreaterThan(100);
    expect(inputTokens).toBeLessThan(1000);
    expect(outputTokens).toBeGreaterThan(0);
  });

  it('measures each language by its captions', () => {
    const gauge = new TranslationGauge();
    translate(gauge, 'ja', 5, 300);
    translate(gauge, 'de', 5, 100);
    expect(gauge.tokensFor('ja', [])).toEqual({ inputTokens: 300, outputTokens: 20, measured: true });
    expect(gauge.tokensFor('de', [])).toEqual({ inputTokens: 100, outputTokens: 20, measured: true });
    expect(gauge.tokensFor('ko', [])).toEqual({ inputTokens: 200, outputTokens: 20, measured: false });
  });

  it('counts what a second try takes to the same caption', () => {
    const gauge = new TranslationGauge();
    for (let at = 0; at < 5; at++) {
      const tried = task('ja');
      gauge.used(tried, { inputTokens: 100, outputTokens: 1, cost: null });
      gauge.used(tried, { inputTokens: 100, outputTokens: 9, cost: null });
    }
    expect(gauge.tokensFor('ja', [])).toEqual({ inputTokens: 200, outputTokens: 10, measured: true });
  });

  it('goes by no single caption, by no other task, and not by another model', () => {
    const gauge = new TranslationGauge();
    const estimate = gauge.tokensFor('ja', []);
    translate(gauge, 'ja', 4, 9000);
    const digest: LanguageTask = {
      kind: 'digest',
      glossary: [],
      previous: null,
      captions: [],
      language: 'en',
    };
    for (let at = 0; at < 9; at++) gauge.used(digest, { inputTokens: 9000, outputTokens: 1, cost: null });
    expect(gauge.tokensFor('ja', [])).toEqual(estimate);
    translate(gauge, 'ja', 4, 9000);
    gauge.reset();
    expect(gauge.tokensFor('ja', [])).toEqual(estimate);
  });
});
