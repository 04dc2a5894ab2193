import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaptionAssembler, type Shown } from '../../../../src/main/session/captioning/caption-assembler';
import { isDoubtful } from '../../../../src/main/session/captioning/doubt';
import { joinWords, splitWords } from '../../../../src/main/text/words';
import { spaceBetween } from '../../../../src/shared/spaceless';
import { endsInLoop, withoutLoops } from '../../../../src/main/text/loops';

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

  it('ignores passes without words and passes that end in a loop', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    assembler.pass('Good morning', { soundMs: 9000 });
    expect(assembler.pass('', { soundMs: 9000 })).toBeNull();
    expect(assembler.pass('...', { soundMs: 9000 })).toBeNull();
    expect(assembler.pass('so I said so I said so I said so I said', { soundMs: 9000 })).toBeNull();
    expect(all(assembler.shown)).toBe('Good morning');
  });

  it('shows an opening bracket with the word that it opens', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    assembler.pass('今日は「', { soundMs: 9000 });
    expect(all(assembler.shown)).toBe('今日は');
    assembler.pass('今日は「OBS」を', { soundMs: 9000 });
    expect(all(assembler.shown)).toBe('今日は「OBS」を');
  });

  it('shows what follows laughter and chants', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    assembler.pass('하하하하하하하하하하 그건', { soundMs: 9000 });
    expect(all(assembler.shown)).toBe('하하하하 그건');
  });

  it('keeps a final that chants, before and after which something is said', () => {
    const assembler = new CaptionAssembler({ shownHoldBack: 0 });
    expect(assembler.final('yes yes yes yes yes yes yes')).toBe('yes yes yes');
    assembler.pass('go go', { soundMs: 9000 });
    assembler.pass('go go go', { soundMs: 9000 });
    expect(assembler.final('go go go go go go go and then she jumps')).toBe('go go go and then she jumps');
    expect(assembler.final('the ball is in go go go go go go go')).toBe('the ball is in go go go');
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
          const heard = splitWords(withoutLoops(text));
          if (words.length > 0 && !endsInLoop(text) && !isDoubtful(heard, 9000)) previous = words;
        }
      }),
    );
  });
});

/** What is said in a script, word after word only where it has spaces. */
const SAID = {
  Japanese:
    '皆さんこんばんは。今日は「OBS」を使って配信を始めます、よろしくお願いします。最後まで見てください。',
  Chinese: '大家好，欢迎来到今天的直播，我们先看一下昨天的比赛，然后再聊聊新的版本。',
  Cantonese: '大家好，今日我哋會玩一隻新遊戲，如果鍾意嘅話記得訂閱我哋嘅頻道。',
  Thai: 'สวัสดีครับทุกคนวันนี้เราจะมาเล่นเกมใหม่กันนะครับถ้าชอบก็อย่าลืมกดติดตามด้วย',
  Burmese: 'မင်္ဂလာပါ ဒီနေ့ ကျွန်တော်တို့ ဂိမ်းအသစ် ကစားကြမယ်',
  Korean: '여러분 안녕하세요, 오늘은 OBS를 켜고 새 게임을 해 보겠습니다. 끝까지 봐 주세요.',
  'Japanese with spaces': '今日は OBS を 使って 3月15日 の 配信を 始めます Let’s go みんな',
} as const;

describe.each(Object.entries(SAID))('in %s', (_language, said) => {
  const characters = Array.from(said);
  const words = splitWords(said);
  /** Passes over the sentence up to some word or character, further and further, as it is spoken. */
  const growing = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 40 }).map((steps) => {
    let end = 0;
    return steps.map((step) => joinWords(words.slice(0, (end += step))));
  });

  it('the text grows as it is heard, and nothing is taken back', () => {
    fc.assert(
      fc.property(growing, options, (passes, chosen) => {
        const assembler = new CaptionAssembler(chosen);
        let before: Shown = { stable: '', tentative: '' };
        for (const text of passes) {
          const { stable, tentative } = (assembler.pass(text, { soundMs: 60_000 }), assembler.shown);
          expect(stable.startsWith(before.stable)).toBe(true);
          const whole = stable + spaceBetween(stable, tentative) + tentative;
          // The mark at the end of a pass is not believed, and a shown word keeps its form.
          const unmarked = (shown: string): string => shown.replaceAll(/[.,、。，]/gu, '');
          expect(unmarked(said).startsWith(unmarked(whole))).toBe(true);
          before = { stable, tentative };
        }
        const last = passes.at(-1) ?? '';
        expect(assembler.final(last)).toBe(last);
      }),
    );
  });

  it('words are shown while they are spoken, become stable, and end where words end', () => {
    const assembler = new CaptionAssembler();
    const starts = new Set(
      Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(said), ({ index }) => index),
    );
    let interims = 0;
    for (let end = 3; end <= characters.length; end += 3) {
      const text = characters.slice(0, end).join('').trim();
      if (assembler.pass(text, { soundMs: 60_000 })) interims++;
      const { stable } = assembler.shown;
      if (stable !== '') expect([stable, starts.has(stable.length)]).toEqual([stable, true]);
    }
    expect(interims).toBeGreaterThan(6);
    expect(splitWords(assembler.shown.stable).length).toBeGreaterThan(splitWords(said).length / 2);
  });

  it('a pass over the later part of the sound goes on with the stable words', () => {
    const assembler = new CaptionAssembler();
    for (let end = 4; end <= 24; end += 2)
      assembler.pass(characters.slice(0, end).join(''), { soundMs: 60_000 });
    const { stable } = assembler.shown;
    const from = Math.max(0, Array.from(stable).length - 8);
    for (let end = 26; end <= characters.length; end += 2)
      assembler.pass(characters.slice(from, end).join('').trim(), { soundMs: 60_000, partial: true });
    const now = assembler.shown;
    expect(said.startsWith(now.stable)).toBe(true);
    expect(now.stable.length).toBeGreaterThan(stable.length);
  });
});
