import { describe, expect, it } from 'vitest';
import { senseOfKorean } from '../../../../src/main/text/korean/korean-sense';

describe('senseOfKorean', () => {
  it.each([
    ['자막은', '자막'],
    ['자막입니다', '자막'],
    ['온실에서는', '온실'],
    ['스프링클러가', '스프링클러'],
    ['시청자들에게', '시청자'],
    ['이장님한테', '이장님'],
    ['컴퓨터로', '컴퓨터'],
    ['체력까지', '체력'],
    ['잼으로', '잼'],
    // Nouns that end like a particle.
    ['고양이', '고양이'],
    ['고양이는', '고양이'],
    ['결과는', '결과'],
    ['회의에서', '회의'],
    ['화상회의는', '화상회의'],
    ['제주도에', '제주도'],
    ['바나나를', '바나나'],
    ['마이크로', '마이크로'],
  ])('takes the particles off %s', (word, base) => {
    expect(senseOfKorean(word).base).toBe(base);
  });

  it.each(['자막을', '광산에', '농장이랑', '번역했습니다', '업데이트하면서', '수확한', '카드가'])(
    'knows a noun in %s',
    (word) => {
      expect(senseOfKorean(word)).toMatchObject({ content: true, noun: true });
    },
  );

  it.each([
    '먹었어요',
    '놀라서',
    '떨어졌는데',
    '올라가',
    '들어와',
    '좋아하세요',
    '재밌을',
    '옮기기로',
    '하겠습니다',
    '있다고',
    '심으면',
    '빠르다고',
  ])('knows that %s is a verb', (word) => {
    expect(senseOfKorean(word).noun).toBe(false);
  });

  it.each(['그냥', '이제', '어', '음', '진짜', '우리는', '저도', '오늘은', '것도', '감사합니다'])(
    'finds no sense in %s',
    (word) => {
      expect(senseOfKorean(word).content).toBe(false);
    },
  );

  it('compares verbs by their stem', () => {
    expect(senseOfKorean('만들었습니다').key).toBe(senseOfKorean('만들었어요').key);
    expect(senseOfKorean('결정했습니다').key).toBe(senseOfKorean('결정을').key);
  });
});
