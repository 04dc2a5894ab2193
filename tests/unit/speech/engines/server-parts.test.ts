import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOf } from '../../../../src/main/speech/engines/server/price';
import { promptOf } from '../../../../src/main/speech/engines/server/prompt';
import { comparableWords } from '../../../../src/main/text/words';
import { CAPTION_LANGUAGES } from '../../../../src/shared/languages';

describe('promptOf', () => {
  const textOf = (terms: readonly string[], caption: string, language: string | null = null): string =>
    promptOf(terms, caption, language).text;

  it('is empty when there is nothing to tell', () => {
    expect(textOf([], '')).toBe('');
  });

  it('names the terms in a sentence of the language that is spoken, then the caption', () => {
    expect(textOf(['Jamak', '자막'], 'Good morning.')).toBe(
      'The names and terms of this show are Jamak, 자막. Good morning.',
    );
    expect(textOf(['민서', '네온 항구'], '', 'ko')).toBe(
      '이 방송에 나오는 이름과 용어는 민서, 네온 항구입니다.',
    );
    for (const language of CAPTION_LANGUAGES) {
      const prompt = textOf(['Jamak', 'Minseo'], '', language);
      expect(prompt).toMatch(/\p{L}{2}.*Jamak, Minseo/u);
    }
  });

  it('keeps the end of a long caption and the first of many terms, both in whole words', () => {
    const caption = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const terms = Array.from({ length: 300 }, (_, index) => `용어${index}번`);
    const prompt = textOf(terms, caption);
    expect(prompt).toMatch(
      /^The names and terms of this show are 용어0번, 용어1번, .*\. word\d+ .* word299$/,
    );
    expect(prompt.length).toBeLessThan(600);
    expect(prompt).not.toContain('용어299번');
  });

  it('holds no term twice', () => {
    expect(textOf(['Neon Harbor', 'Minseo'], 'Welcome to neon harbor!')).toBe(
      'The names and terms of this show are Minseo. Welcome to neon harbor!',
    );
    expect(textOf(['Minseo', 'minseo', 'Minseo Kim'], '')).toBe(
      'The names and terms of this show are Minseo Kim.',
    );
    expect(textOf(['Minseo'], 'Minseo, wait. Where is Minseo now')).toBe('wait. Where is Minseo now');
    expect(textOf(['민서', '항구'], '민서가 왔어요', 'ko')).toBe(
      '이 방송에 나오는 이름과 용어는 항구입니다. 민서가 왔어요',
    );
    // Scripts without spaces: the word stands amid others.
    for (const caption of ['ຂ້ອຍຢູ່ວຽງຈັນແລ້ວ', 'ໄປວຽງຈັນກັນ'])
      expect(textOf(['ວຽງຈັນ', 'Minseo'], caption)).toBe(
        `The names and terms of this show are Minseo. ${caption}`,
      );
    // "said" holds no AI.
    expect(textOf(['AI'], 'She said so')).toBe('The names and terms of this show are AI. She said so');
  });

  it('never holds a term twice, whatever they are', () => {
    const word = fc.constantFrom('neon', 'harbor', 'Minseo', '민서', '항구', 'AI', 'said', '港');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.array(word, { maxLength: 12 }), (terms, said) => {
        const words = comparableWords(textOf(terms, said.join(' ')));
        for (const term of terms)
          expect(words.filter((each) => each === term.toLowerCase()).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('priceOf', () => {
  const MINUTE = 960_000;

  it('knows the price of a minute, that a server nearby is free, and what it does not know', () => {
    expect(priceOf('https://api.openai.com/v1', 'whisper-1', MINUTE)).toBeCloseTo(0.006);
    expect(priceOf('https://api.openai.com/v1', 'gpt-4o-mini-transcribe', MINUTE / 2)).toBeCloseTo(0.0015);
    expect(priceOf('http://127.0.0.1:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('http://localhost:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('http://192.168.1.7:8000/v1', 'anything', MINUTE)).toBe(0);
    expect(priceOf('https://stt.example.com/v1', 'whisper-1', MINUTE)).toBeNull();
    expect(priceOf('https://api.openai.com/v1', 'whisper-2', MINUTE)).toBeNull();
  });
});
