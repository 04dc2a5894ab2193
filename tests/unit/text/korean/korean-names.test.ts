import { expect, it } from 'vitest';
import { looksLikeKoreanName } from '../../../../src/main/text/korean/korean-names';

it.each(['민수', '도현', '서연', '지은', '김민수', '이도현', '손도현', '박지원'])(
  '%s looks like a name',
  (word) => {
    expect(looksLikeKoreanName(word)).toBe(true);
  },
);

it.each(['경기', '결승', '현재', '주민', '소식', '민원', '사람', '프로젝트', '신소재', '선수', '원하', '수'])(
  '%s does not',
  (word) => {
    expect(looksLikeKoreanName(word)).toBe(false);
  },
);
