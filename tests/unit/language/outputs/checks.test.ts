import { describe, expect, it } from 'vitest';
import { checkKeywords, checkStatement } from '../../../../src/main/language/outputs/checks';
import { References } from '../../../../src/main/language/outputs/references';

describe('statements', () => {
  const references = new References();
  for (let index = 1; index <= 20; index++) {
    references.add('c', { captionIds: [`id-${index}`], span: null, text: '' });
  }

  it('lose labels that stand in the text', () => {
    expect(checkStatement({ cites: ['c1'], text: 'We won [c1, c2] at last (c3).' }, references)?.text).toBe(
      'We won at last.',
    );
  });

  it('lose what is no text', () => {
    const text = '\u202EWe\u0000 won\u2028[c1] \u2067at last.\u2069';
    expect(checkStatement({ cites: ['c1'], text }, references)?.text).toBe('We won at last.');
  });

  it('keep the newest captions of many', () => {
    const cites = Array.from({ length: 20 }, (_, index) => `c${index + 1}`);
    expect(checkStatement({ cites, text: 'All of it' }, references)?.captionIds).toEqual(
      [13, 14, 15, 16, 17, 18, 19, 20].map((number) => `id-${number}`),
    );
  });

  it('are dropped without a caption or without a text', () => {
    expect(checkStatement({ cites: ['c99'], text: 'Invented' }, references)).toBeNull();
    expect(checkStatement({ cites: ['c1'], text: '  ' }, references)).toBeNull();
    expect(checkStatement({ cites: ['c1'], text: '\u202E\u0000' }, references)).toBeNull();
  });
});

describe('keywords', () => {
  it('stand once each, whatever their case', () => {
    expect(checkKeywords(['Dragon', 'dragon ', '', '드래곤', 'Minji'], 2)).toEqual(['Dragon', '드래곤']);
  });
});
