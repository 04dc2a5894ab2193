import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Strikes } from '../../../../src/main/language/grounding/strikes';
import type { Struck } from '../../../../src/shared/session/struck';

const struck = (text: string, ...captionIds: string[]): Struck => ({ text, captionIds, untilMs: 60_000 });

function has(known: Struck, text: string, ...captionIds: string[]): boolean {
  return new Strikes([known]).has({ text, captionIds });
}

describe('what is said again', () => {
  const WON = struck('Minji saved the run with one arrow.', 'c4');

  it.each([
    ['the same words, whatever captions it names', 'minji saved the run, with one arrow', ['c90']],
    ['most of its words from its captions', 'With an arrow Minji saved the whole run.', ['c4']],
    ['a part of it alone', 'Minji saved the run.', ['c4']],
    ['all of it among other things', 'They fled, and Minji saved the run with one arrow.', ['c3', 'c4']],
    ['it in another language', '민지가 화살 하나로 살렸습니다.', ['c4']],
  ])('is %s', (_what, text, ids) => expect(has(WON, text, ...ids)).toBe(true));

  it.each([
    ['like words about another caption', 'Minji saved the whole run with an arrow again.', ['c20']],
    ['something else that its caption says', 'The healer went down before that.', ['c4']],
    ['what has little of it', 'Minji buys potions for the last room.', ['c4', 'c5', 'c6']],
  ])('is not %s', (_what, text, ids) => expect(has(WON, text, ...ids)).toBe(false));

  it('is not what counts or names something else', () => {
    const score = struck('They lead 3:1 after the second round.', 'c1');
    expect(has(score, 'They lead 3:1 after round two, the second.', 'c1')).toBe(true);
    expect(has(score, 'They lead 2:1 after the second round.', 'c1')).toBe(false);
    const korean = struck('도현이가 결승에서 우승했습니다.', 'c1');
    expect(has(korean, '도현이가 결승에서 우승했어요.', 'c1')).toBe(true);
    expect(has(korean, '민지가 결승에서 우승했습니다.', 'c1')).toBe(false);
  });

  it('is in another language whatever its names are spelled like there, unless it counts something else', () => {
    const korean = struck('도현이가 결승에서 이겼다', 'c5');
    expect(has(korean, 'The final was won by Dohyun.', 'c5')).toBe(true);
    expect(has(korean, 'Dohyun won the final.', 'c5')).toBe(true);
    expect(has(korean, 'Dohyun won the final.', 'c6')).toBe(false);
    const english = struck('Dohyun has 27 kills in the final.', 'c5');
    expect(has(english, '도현이가 결승에서 27킬을 했다.', 'c5')).toBe(true);
    expect(has(english, '도현이가 결승에서 31킬을 했다.', 'c5')).toBe(false);
  });

  it('is not what denies it', () => {
    const won = struck('결승에서 우승했다', 'c1');
    expect(has(won, '결승에서 우승하지 못했다', 'c1')).toBe(false);
    expect(has(won, 'They did not win the final.', 'c1')).toBe(false);
    expect(has(won, '결승에서 우승했습니다', 'c1')).toBe(true);
    const english = struck('We win the final tonight.', 'c1');
    expect(has(english, 'We do not win the final tonight.', 'c1')).toBe(false);
    expect(has(english, 'We did not play well, but we win the final tonight.', 'c1')).toBe(true);
    // The caption that says the contrary is heard all the same.
    const strikes = new Strikes([won]);
    expect(strikes.isAll({ id: 'c1', text: '결승에서 우승하지 못했습니다' })).toBe(false);
    expect(strikes.isAll({ id: 'c1', text: '결승에서 우승했습니다' })).toBe(true);
    expect(strikes.hasText('저희가 결승에서 우승하지 못했다')).toBe(false);
  });

  it('is told by words alone once its caption was corrected', () => {
    const wrong = struck('Kim won the final in Seoul today.', 'c1');
    const corrected = new Map([
      ['c1', { text: 'Park won the final in Seoul today.', original: 'Kim won the final in Seoul today.' }],
    ]);
    const strikes = new Strikes([wrong], corrected);
    expect(strikes.has({ text: 'Park won the final in Seoul today.', captionIds: ['c1'] })).toBe(false);
    expect(strikes.has({ text: wrong.text, captionIds: ['c1'] })).toBe(true);
    // A correction of something else leaves it as it was.
    const other = new Map([
      ['c1', { text: 'Kim won the final in Seoul today!', original: 'Kim won the final in soul today' }],
    ]);
    expect(
      new Strikes([wrong], other).has({ text: 'Today Kim won the final in Seoul.', captionIds: ['c1'] }),
    ).toBe(true);
  });

  it('is whatever was struck out, and nothing where nothing was', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((one) => one.trim() !== '');
    const id = fc.nat(9).map((n) => `c${n}`);
    const statement = fc.record({ text, captionIds: fc.array(id, { minLength: 1, maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), statement, (all, one) => {
        const strikes = new Strikes([...all, one].map((each) => ({ ...each, untilMs: 0 })));
        expect(strikes.has(one)).toBe(true);
        expect(strikes.has({ ...one, captionIds: ['elsewhere'], text: ` ${one.text.toUpperCase()} ` })).toBe(
          strikes.has({ ...one, captionIds: ['elsewhere'], text: one.text.toUpperCase() }),
        );
        expect(strikes.statements(all)).toEqual([]);
        expect(new Strikes([]).has(one)).toBe(false);
      }),
    );
  });
});

describe('what is left', () => {
  const strikes = new Strikes([struck('The prize pool goes to the animal shelter.', 'c2')]);

  it('of a digest is all but that', () => {
    const left = strikes.digest({
      summary: [
        { text: 'The prize pool goes to the shelter.', captionIds: ['c2'] },
        { text: 'They fight the dragon.', captionIds: ['c0'] },
      ],
      situation: { text: 'The prize pool goes to the animal shelter.', captionIds: ['c9'] },
      keywords: ['shelter'],
      highlights: [{ captionId: 'c2', atMs: 0, text: 'Prize pool goes to the animal shelter', why: '' }],
    });
    expect(left.summary.map(({ text }) => text)).toEqual(['They fight the dragon.']);
    expect([left.situation, left.highlights, left.keywords]).toEqual([null, [], ['shelter']]);
  });

  it('of a report is all but that, also within its paragraphs and chapters', () => {
    const left = strikes.report({
      title: 'Dragon night',
      abstract: 'They fight the dragon. The prize pool goes to the animal shelter. Then they rest.',
      chapters: [
        {
          title: 'The prize pool goes to the animal shelter',
          startMs: 0,
          endMs: 5,
          summary: 'They decide. Then they rest.',
        },
        { title: 'The prize pool goes to the animal shelter', startMs: 5, endMs: 9, summary: '' },
      ],
      decisions: [{ text: 'The prize pool goes to the animal shelter.', captionIds: ['c2'] }],
      highlights: [],
      quotes: [{ captionId: 'c2', atMs: 0, text: 'the prize pool goes to the animal shelter' }],
      keywords: [],
    });
    expect(left.abstract).toBe('They fight the dragon. Then they rest.');
    expect(left.chapters).toEqual([
      { title: 'They decide.', startMs: 0, endMs: 5, summary: 'They decide. Then they rest.' },
    ]);
    expect([left.decisions, left.quotes]).toEqual([[], []]);
  });
});
