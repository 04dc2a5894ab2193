import { describe, expect, it } from 'vitest';
import { Evidence } from '../../../../src/main/language/grounding/evidence';
import { ground } from '../../../../src/main/language/grounding/ground';
import { captions } from '../../../fakes/transcripts';

function evidence(...texts: string[]): Promise<Evidence> {
  const said = captions(texts).map(({ id, text, startMs }) => ({ text, captionIds: [id], atMs: startMs }));
  return Evidence.of(said, () => Promise.resolve());
}

const MATCH = await evidence(
  'Robin and Jess play the final of the copper cup.',
  'Mika draws first blood after three minutes.',
  'Then Torres stole the dragon with one hundred health left.',
  'And we win the copper cup two to one!',
  'The charity counter is at one thousand two hundred and forty dollars.',
);
const KOREAN = await evidence(
  '오늘은 동네배 결승전을 합니다.',
  '서연이가 4분 만에 첫 킬을 가져갔어요.',
  '준호가 용을 스틸했습니다.',
  '저희가 2 대 1로 우승했어요.',
  '후원금이 팔십칠만 원 모였습니다.',
);

describe('a statement', () => {
  it.each([
    ['Mika drew first blood after three minutes.', ['c4'], ['c1']],
    ['Torres stole the dragon.', [], ['c2']],
    ['The copper cup was won 2:1.', ['c0'], ['c3']],
    ['$1,240 for charity so far', ['c1'], ['c4']],
  ])('of %j is said to come from where it was said', (text, claimed, ids) => {
    expect(ground({ text, captionIds: claimed }, MATCH)).toEqual({ text, captionIds: ids });
  });

  it.each([
    ['서연이 첫 킬을 가져갔다.', ['c3'], ['c1']],
    ['준호의 용 스틸', [], ['c2']],
    ['후원금 87만 원이 모였다.', ['c0'], ['c4']],
  ])('in Korean, %j, likewise', (text, claimed, ids) => {
    expect(ground({ text, captionIds: claimed }, KOREAN)).toEqual({ text, captionIds: ids });
  });

  it('keeps all captions that it names when it was said there', () => {
    const said = { text: 'Mika draws first blood after three minutes.', captionIds: ['c0', 'c1'] };
    expect(ground(said, MATCH)).toEqual(said);
  });

  it('of several captions names them all', () => {
    const both = ground({ text: 'Mika drew first blood, Torres stole the dragon.', captionIds: [] }, MATCH);
    expect(both?.captionIds.toSorted()).toEqual(['c1', 'c2']);
  });

  it.each([
    ['a number', 'Mika draws first blood after 25 minutes.', 'Mika draws first blood after three minutes.'],
    [
      'a name',
      'After three minutes Ferguson draws first blood.',
      'Mika draws first blood after three minutes.',
    ],
    ['a score', 'We win the copper cup 3:1.', 'And we win the copper cup two to one!'],
  ])('with %s that was never said becomes what was said', (_what, text, said) => {
    expect(ground({ text, captionIds: ['c1'] }, MATCH)?.text).toBe(said);
  });

  it.each([
    ['민수가 첫 킬을 가져갔어요.', '서연이가 4분 만에 첫 킬을 가져갔어요.'],
    ['저희가 3 대 0으로 우승했어요.', '저희가 2 대 1로 우승했어요.'],
    ['후원금이 900만 원 모였습니다.', '후원금이 팔십칠만 원 모였습니다.'],
  ])('in Korean, %j, becomes what was said', (text, said) => {
    expect(ground({ text, captionIds: ['c1'] }, KOREAN)?.text).toBe(said);
  });

  it.each([
    'The participants discuss their strategies and share valuable insights about teamwork.',
    'p1',
    'c2, c3',
    '[c1]',
    'summary: p1',
    'Summary:',
    '…',
    'Note: as an AI language model I cannot watch streams.',
  ])('that was never said, %j, is none', (text) => {
    expect(ground({ text, captionIds: ['c0', 'c1', 'c2'] }, MATCH)).toBeNull();
  });

  it.each(['참가자들은 다양한 전략을 논의하며 협력의 중요성을 강조한다.', '요약:', 'c1', '상황: c2'])(
    'in Korean, %j, neither',
    (text) => {
      expect(ground({ text, captionIds: ['c0', 'c1'] }, KOREAN)).toBeNull();
    },
  );

  it('loses the heading that a model put before it', () => {
    const text = 'situation: Torres stole the dragon.';
    expect(ground({ text, captionIds: ['c2'] }, MATCH)?.text).toBe('Torres stole the dragon.');
    expect(ground({ text: '요약: 준호가 용을 스틸했습니다.', captionIds: [] }, KOREAN)?.text).toBe(
      '준호가 용을 스틸했습니다.',
    );
  });

  it('may spell terms of the glossary as it does', async () => {
    const spoken = await evidence('Meeka takes the first tower with the crossbow.');
    const text = 'Mika takes the first tower.';
    expect(ground({ text, captionIds: ['c0'] }, spoken, ['Mika'])?.text).toBe(text);
    expect(
      ground({ text: 'Then Mika takes the first tower.', captionIds: ['c0'] }, spoken)?.text,
    ).not.toContain('Mika');
  });

  it.each([
    ['매출이 3천억 원입니다.', '매출은 3천만 원입니다.'],
    ['후원금이 1억 5천만 원 모였습니다.', '후원금이 5천만 원 모였습니다.'],
    ['We raised one point five million dollars.', 'We raised 1.5 billion dollars.'],
    ['저희가 이십일 대 십구로 이겼습니다.', '저희가 21 대 9로 이겼습니다.'],
    ['We won it twenty-one to nineteen.', 'We won it twenty-five to nineteen.'],
    ['We won two to one in the end.', 'We ended it 2:2.'],
    ['They lost three to one, then we won two to nil.', 'We won 3:2.'],
    ['저희가 3 대 1로 지고 2 대 0으로 이겼어요.', '저희가 3 대 2로 이겼어요.'],
  ])('over %j, %j, is none of its own', async (said, text) => {
    expect(ground({ text, captionIds: ['c0'] }, await evidence(said))?.text).toBe(said);
  });

  it.each([
    ['후원금이 3만 5천 원 모였습니다.', 'They raised 35,000 won.'],
    ['후원금이 3만 5천 원 모였습니다.', '후원금이 35,000원 모였다.'],
    ['후원금이 삼만 오천 원 모였습니다.', '후원금이 3만 5천 원 모였다.'],
    ['후원금이 1억 5천만 원 모였습니다.', '후원금이 150,000,000원 모였다.'],
    ['후원금이 2천 5백만 원 모였습니다.', '후원금이 2,500만 원 모였다.'],
    ['후원금이 오천만 원 모였습니다.', '후원금이 5,000만 원 모였다.'],
    ['후원금이 50,000,000원 모였습니다.', '후원금이 5천만 원 모였다.'],
    ['후원금이 1.1억 원 모였습니다.', 'They raised 110 million won.'],
    ['매출이 2조 5천억 원입니다.', 'The revenue is 2,500 billion won.'],
    ['후원금 87만 3분 만에 모였어요.', '3분 만에 후원금 87만 모였다.'],
    ['삼 조가 발표를 합니다.', '3조가 발표를 한다.'],
    ['We won it twenty-one to nineteen.', 'We won it 21:19.'],
    ['We won it one hundred two to ninety-eight.', 'We won it 102-98.'],
    ['저희가 이십일 대 십구로 이겼습니다.', '저희가 21:19로 이겼다.'],
    ['저희가 21대19로 이겼습니다.', 'They won twenty-one to nineteen.'],
  ])('over %j, %j, counts the same', async (said, text) => {
    const statement = { text, captionIds: ['c0'] };
    expect(ground(statement, await evidence(said))).toEqual(statement);
  });

  it('does not count the digits in a name of the glossary', async () => {
    const heard = await evidence('티원이 결승에서 이겼어요.');
    const said = { text: 'T1이 결승에서 이겼다.', captionIds: ['c0'] };
    expect(ground(said, heard, ['T1'])).toEqual(said);
    expect(ground({ text: 'T1 won the final.', captionIds: ['c0'] }, heard, ['T1'])).not.toBeNull();
    expect(ground({ ...said, text: 'T1이 결승에서 3 대 1로 이겼다.' }, heard, ['T1'])?.text).not.toContain(
      '3',
    );
    const asked = await evidence('지피티 사가 대답을 했어요.');
    const told = { text: 'GPT-4가 대답을 했어요.', captionIds: ['c0'] };
    expect(ground(told, asked, ['GPT-4', 'A(B)[1]'])).toEqual(told);
  });

  const WON = '저희가 결승에서 블루팀을 2 대 1로 이겼습니다';

  it.each([
    '민수는 결승에서 블루팀을 2 대 1로 이겼다',
    '김민수는 결승에서 블루팀을 2 대 1로 이겼다',
    '결승에서 도현도 블루팀을 2 대 1로 이겼다',
    '페이커는 결승에서 블루팀을 2 대 1로 이겼다',
    '페이커께서는 결승에서 블루팀을 2 대 1로 이겼다',
    '결승에서 페이커 선수는 블루팀을 2 대 1로 이겼다',
    '결승에서 민수 씨도 블루팀을 2 대 1로 이겼다',
    '결승에서 치즈님도 블루팀을 2 대 1로 이겼다',
    '레드팀은 결승에서 블루팀을 2 대 1로 이겼다',
  ])('in Korean, with a name that was never said, %j, becomes what was said', async (text) => {
    expect(ground({ text, captionIds: ['c0'] }, await evidence(WON))?.text).toBe(WON);
  });

  it.each([
    '블루팀은 결승에서 2 대 1로 졌고 우리가 이겼다',
    '우리는 결승에서 블루팀을 2 대 1로 이겼다',
    '저희는 결승에서 블루팀을 2 대 1로 이겼다',
    '오늘은 결승에서 블루팀을 2 대 1로 이겼다',
    '경기는 결승에서 블루팀을 2 대 1로 이겼다',
    '스트리머는 결승에서 블루팀을 2 대 1로 이겼다',
    '참가자들은 결승에서 블루팀을 2 대 1로 이겼다',
    '진행자님은 결승에서 블루팀을 2 대 1로 이겼다',
    '이어지는 결승에서 블루팀을 2 대 1로 이겼다',
    '수많은 결승에서 블루팀을 2 대 1로 이겼다',
    '한국 선수는 결승에서 블루팀을 2 대 1로 이겼다',
  ])('in Korean may speak of %j in words of its own', async (text) => {
    expect(ground({ text, captionIds: ['c0'] }, await evidence(WON))?.text).toBe(text);
  });

  it.each([
    ['Ferguson wins the copper cup two to one.', 'And we win the copper cup two to one!'],
    [
      'In the end it is over. Ferguson wins the copper cup two to one.',
      'And we win the copper cup two to one!',
    ],
  ])('with a name at its beginning, %j, likewise', (text, said) => {
    expect(ground({ text, captionIds: ['c3'] }, MATCH)?.text).toBe(said);
  });

  it.each([
    ['Viewers of Robin and Jess see the final of the copper cup.', 'c0'],
    ['Winning the copper cup two to one.', 'c3'],
  ])('may begin with a word of its own: %j', (text, id) => {
    expect(ground({ text, captionIds: [id] }, MATCH)?.text).toBe(text);
  });

  it.each([
    ['We did not win the final.', 'We win the final.'],
    ['We win the final.', 'We never win the final.'],
    ['결승에서 우승하지 못했습니다', '결승에서 우승했다'],
    ['결승에서 우승했습니다', '결승에서 우승하지 못했다'],
  ])('that denies %j, or tells what it denies, %j, becomes what was said', async (said, text) => {
    for (const captionIds of [['c0'], []])
      expect(ground({ text, captionIds }, await evidence(said))?.text).toBe(said);
  });

  it('keeps a denial that was said, in whatever words', async () => {
    const not = { text: 'We didn’t win the final.', captionIds: ['c0'] };
    expect(ground(not, await evidence('We never win the final.'))).toEqual(not);
    const korean = { text: '결승에서 우승하지 않았다', captionIds: ['c0'] };
    expect(ground(korean, await evidence('결승에서 우승 못 했습니다'))).toEqual(korean);
  });

  it('names nobody of the glossary whose name was not heard there', async () => {
    const glossary = ['도현', '민재'];
    const heard = await evidence('민재가 결승에서 이겼어요.', '도현이는 다음 판에 나와요.');
    const won = { text: '민재가 결승에서 이겼다.', captionIds: ['c0'] };
    expect(ground(won, heard, glossary)).toEqual(won);
    expect(
      ground(
        { ...won, text: '도현이가 결승에서 이겼다.' },
        await evidence('민재가 결승에서 이겼어요.'),
        glossary,
      )?.text,
    ).toBe('민재가 결승에서 이겼어요.');
    // He may have been heard as somebody of like sound.
    const alike = { text: '도현이가 결승에서 이겼다.', captionIds: ['c0'] };
    expect(ground(alike, await evidence('도연이가 결승에서 이겼어요.'), glossary)).toEqual(alike);
    const english = await evidence('Torres takes the first tower with the crossbow.');
    expect(ground({ text: 'Mika takes the first tower.', captionIds: ['c0'] }, english, ['Mika'])?.text).toBe(
      'Torres takes the first tower with the crossbow.',
    );
  });

  it('in another language than was spoken keeps its captions, if its numbers were said', () => {
    const true_ = { text: 'They raised 870,000 won.', captionIds: ['c4'] };
    expect(ground(true_, KOREAN)).toEqual(true_);
    expect(ground({ text: 'They raised 95,000 won.', captionIds: ['c4'] }, KOREAN)).toBeNull();
  });
});
