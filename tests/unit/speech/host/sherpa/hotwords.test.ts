import fc from 'fast-check';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSpeller, spellerOf, type Speller } from '../../../../../src/main/speech/host/sherpa/hotwords';
import { folderWith } from '../../../models/folder';
import { modelOf } from '../../model-specs';

const PIECES = ['<blk>', '<unk>', '▁', '▁자', '막', '자', '▁Ja', 'mak', ...Array.from('Jamkeybrd')];
const KOREAN = makeSpeller([...PIECES, '나']);

/** What sherpa-onnx would be told to load, and what lies in the vocabulary. */
function loaded(speller: Speller) {
  return speller.load((hotwords) => ({
    hotwords,
    vocab: hotwords.bpeVocab === undefined ? null : readFileSync(hotwords.bpeVocab, 'utf8'),
  }));
}

describe('the unit of the tokens', () => {
  test.each([
    ['pieces of words', ['▁the', 'a', '가'], 'bpe'],
    ['characters', ['你', '好', 'か'], 'cjkchar'],
    ['characters, and pieces of English words', ['你', '好', '▁HE', 'L'], 'cjkchar+bpe'],
    ['pieces of many languages', ['▁你', '你', '好', '你好', '▁HE'], 'bpe'],
  ])('%s', (_, tokens, unit) => {
    expect(makeSpeller(tokens).unit).toBe(unit);
  });
});

describe('a term', () => {
  test('is told when each of its letters is a token', () => {
    expect(KOREAN.spell(['자막', 'Jamak', '자막 Jamak'])).toEqual(['자막', 'Jamak', '자막 Jamak']);
  });

  test('is left out when the tokens cannot spell it, or sherpa-onnx would misread it', () => {
    expect(KOREAN.spell(['Zürich', '뷁', 'J', 'Ja/mak', ':Jamak', 'Jamak :2', '', '  '])).toEqual([]);
  });

  test('is spelled as the model writes', () => {
    const loud = makeSpeller(['▁', '▁JA', ...Array.from('JAMAK')]);
    const quiet = makeSpeller(['▁', '▁ja', ...Array.from('jamak')]);
    expect([loud.spell(['Jamak']), quiet.spell(['Jamak', 'JAMAK'])]).toEqual([['JAMAK'], ['jamak']]);
    expect(KOREAN.spell(['  자막\t Jamak ', '자막'.normalize('NFD')])).toEqual(['자막 Jamak', '자막']);
  });

  test('in characters is one of characters only', () => {
    const characters = makeSpeller(['你', '好', 'A', 'I']);
    expect(characters.spell(['你好', 'AI', '你AI'])).toEqual(['你好']);
    const both = makeSpeller(['你', '好', '▁A', '▁', 'A', 'I']);
    expect(both.spell(['你好 AI', 'AI', 'AI你'])).toEqual(['你好 AI', 'AI']);
  });
});

describe('the vocabulary', () => {
  test('is made of the tokens, without markers and doubles, and is gone after the load', () => {
    const speller = makeSpeller(['<blk>', '<0xE0>', '▁a', 'a', 'a', 'b c']);
    const { hotwords, vocab } = loaded(speller);
    expect([hotwords.modelingUnit, vocab]).toEqual(['bpe', '▁a\t-1\na\t-1\n']);
    expect(existsSync(hotwords.bpeVocab ?? '')).toBe(false);
  });

  test('is gone as well when the load fails', () => {
    let path = '';
    const fail = (): never =>
      KOREAN.load(({ bpeVocab = '' }) => {
        path = bpeVocab;
        throw new Error('Please check your config!');
      });
    expect(fail).toThrow('check your config');
    expect([path !== '', existsSync(path)]).toEqual([true, false]);
  });

  test('is not needed for characters', () => {
    expect(loaded(makeSpeller(['你', '好']))).toEqual({ hotwords: { modelingUnit: 'cjkchar' }, vocab: null });
  });

  test.each([
    ['is the model’s own where it came with one', '<blk>\t0\n▁a\t-0.5\na\t-2.25e1\nb\t-3\n', true],
    ['is not one with another piece', '▁a\t-1\na\t-1\nb\t-1\nz\t-1\n', false],
    ['is not one without a letter', '▁a\t-1\na\t-1\n', false],
    ['is not one with a broken line', '▁a\t-1\na\nb\t-1\n', false],
  ])('%s', (_, content, own) => {
    const path = join(folderWith({ 'bpe.vocab': content }), 'bpe.vocab');
    const { hotwords } = loaded(makeSpeller(['<blk>', '▁a', 'a', 'b'], { path }));
    expect(hotwords.bpeVocab === path).toBe(own);
  });
});

test('whatever the terms: what is told is made of tokens, wherever it is cut', () => {
  const letters = new Set(PIECES);
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...Array.from('자막Jamak :/#@나É')) })),
      (terms) => {
        for (const term of KOREAN.spell(terms)) {
          for (const word of term.split(' ')) {
            expect(word).not.toMatch(/^:/);
            for (const letter of word) expect(letters.has(letter) || letter === '나').toBe(true);
          }
        }
      },
    ),
  );
});

describe('a model', () => {
  const folder = (tokens: string) => folderWith({ tokens, 'bpe.vocab': '▁a\t-1\na\t-1\nb\t-1\n' });

  test('is read from its folder', () => {
    const model = modelOf('transducer', 'm', folder('<blk> 0\n▁a 1\r\na 2\nb 3\n'));
    if (model.family !== 'transducer') throw new Error('not so');
    expect(spellerOf(model)?.spell(['ab', 'abc'])).toEqual(['ab']);
    const file = { path: 'bpe.vocab', bytes: 1, sha256: '0'.repeat(64) };
    const speller = spellerOf({ ...model, files: { ...model.files, bpeVocab: file } });
    expect(speller && loaded(speller).hotwords.bpeVocab).toBe(join(model.dir, 'bpe.vocab'));
    writeFileSync(join(model.dir, 'bpe.vocab'), 'nonsense');
    expect(speller && loaded(speller).hotwords.bpeVocab).not.toBe(join(model.dir, 'bpe.vocab'));
  });

  test('of NeMo that streams is told none: it would end the process', () => {
    const model = modelOf('streaming-transducer', 'm', folder('▁a 0\na 1\n<blk> 2\n'));
    if (model.family !== 'streaming-transducer') throw new Error('not so');
    expect(spellerOf(model)).toBeNull();
  });
});
