import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaptionAssembler, type Shown } from '../../../../src/main/session/captioning/caption-assembler';
import { isDoubtful } from '../../../../src/main/session/captioning/doubt';
import { splitWords } from '../../../../src/main/session/captioning/words';
import { isLoop } from '../../../../src/main/text/loops';

function all(shown: Shown): string {
  return `${shown.stable} ${shown.tentative}`.trim();
}

/** Few words, so that passes agree often and differ often. */
const hypothesis = fc
  .array(fc.constantFrom('the', 'The', 'cat', 'cat,', 'sat', 'on', 'mat.', 'hat'), { maxLength: 12 })
  .map((words) => words.join(' '));
const options = fc.record({
  agreement: fc.integer({ min: 2, max: 3 }),
  stableHoldBack: fc.integer({ min: 0, max: 3 }),
  shownHoldBack: fc.integer({ min: 0, max: 2 }),
});

describe('CaptionAssembler', () => {
  it('shows new words at once but for the last, and makes agreed ones stable', () => {
    const assembler = new CaptionAssembler({ agreement: 2, stableHoldBack: 2 });
    expect(assembler.pass('Four score and.', { soundMs: 9000 })).toEqual({
      stable: '',
      tentative: 'Four score',
    });
    expect(assembler.pass('four score, and seven years.', { soundMs: 9000 })).toEqual({
      stable: 'Four score and',
      tentative: 'seven',
    });
  });

  it('changes a shown word only when two passes agree', () => {
    const assembler = new CaptionAssembler({ agreement: 2, shownHoldBack: 0, stableHoldBack: 3 });
    assembler.pass('I scream for', { soundMs: 9000 });
    expect(assembler.pass('Ice cream for you', { soundMs: 9000 })).toBeNull();
    expect(assembler.pass('Ice cream for you all', { soundMs: 9000 })).toEqual({
      stable: 'Ice cream',
      tentative: 'for you all',
    });
  });

  it('ignores passes without words and passes caught in a loop', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    assembler.pass('Good morning', { soundMs: 9000 });
    expect(assembler.pass('', { soundMs: 9000 })).toBeNull();
    expect(assembler.pass('...', { soundMs: 9000 })).toBeNull();
    expect(assembler.pass('so I said so I said so I said so I said', { soundMs: 9000 })).toBeNull();
    expect(all(assembler.shown)).toBe('Good morning');
  });

  it('shows the last word of a sound that ends in silence', () => {
    const assembler = new CaptionAssembler();
    expect(assembler.pass('Yes.', { soundMs: 9000, complete: true })).toEqual({
      stable: '',
      tentative: 'Yes.',
    });
  });

  it('gives back what passes had agreed on when the final has no words or loops', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    assembler.pass('Thank you', { soundMs: 9000 });
    assembler.pass('Thank you all', { soundMs: 9000 });
    expect(assembler.final('')).toBe('Thank you all');
    expect(assembler.final('you all you all you all you all you all')).toBe('Thank you all');
    expect(assembler.final('Thank you, all.')).toBe('Thank you, all.');
    expect(new CaptionAssembler().final('')).toBe('');
  });

  it('refuses to call stable what one pass says', () => {
    expect(() => new CaptionAssembler({ agreement: 1 })).toThrow(RangeError);
  });

  it('never changes stable text and never shows fewer words, whatever the passes say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hypothesis, fc.boolean()), { maxLength: 20 }),
        options,
        (passes, chosen) => {
          const assembler = new CaptionAssembler(chosen);
          let before = assembler.shown;
          for (const [text, complete] of passes) {
            const told = assembler.pass(text, { soundMs: 9000, complete });
            const now = assembler.shown;
            expect(told).toEqual(
              now.stable === before.stable && now.tentative === before.tentative ? null : now,
            );
            expect(`${now.stable} `.startsWith(before.stable === '' ? '' : `${before.stable} `)).toBe(true);
            expect(splitWords(all(now)).length).toBeGreaterThanOrEqual(splitWords(all(before)).length);
            before = now;
          }
        },
      ),
    );
  });

  it('never takes a shown word back on the word of a single pass', () => {
    fc.assert(
      fc.property(fc.array(hypothesis, { maxLength: 20 }), (passes) => {
        const assembler = new CaptionAssembler();
        let shown: string[] = [];
        let previous: string[] = [];
        for (const text of passes) {
          assembler.pass(text, { soundMs: 9000 });
          const now = splitWords(all(assembler.shown)).map((word) => word.key);
          const words = splitWords(text).map((word) => word.key);
          // The first word that changed is what this pass says and what the one before said.
          const changed = now.find((key, index) => index < shown.length && key !== shown[index]);
          if (changed !== undefined) {
            expect(words).toContain(changed);
            expect(previous).toContain(changed);
          }
          shown = now;
          // A pass that is not trusted is ignored, so it agrees with nothing either.
          const heard = splitWords(text);
          if (words.length > 0 && !isLoop(text) && !isDoubtful(heard, 9000)) previous = words;
        }
      }),
    );
  });
});
