import { describe, expect, it } from 'vitest';
import { createMask } from '../../../../src/main/broadcast/mask/mask';

const mask = createMask({
  profanity: 'mask',
  personalData: true,
  secrets: ['Rosalind Achebe', '한서진', '7734'],
});

describe('settledLength', () => {
  it.each([
    'hello everybody and welcome back',
    'we are going to the castle now',
    '안녕하세요 여러분 오늘도 와 주셔서 감사합니다',
    '온실은 겨울에도 작물이 자라니까',
  ])('lets %j show', (text) => {
    expect(mask.settledLength(text)).toBe(text.length);
  });

  it.each([
    ['my number is ', '010'],
    ['my number is ', '010 1234 uh'],
    ['call ', 'five five five'],
    ['call ', 'oh one double'],
    ['번호는 ', '공일공 일이삼사 음'],
    ['you can write to ', 'john dot smith at'],
    ['my email is ', 'john'],
    ['메일은 ', '민수 골뱅이'],
    ['저는 ', '서울시 강남구'],
    ['we live at ', '123 Main'],
    ['so ', 'fuc'],
    ['so ', 'f u c'],
    ['야 ', '씨'],
    ['and then ', 'Rosalind'],
    ['그래서 ', '한서'],
    ['that is ', 'seven seven three'],
  ])('of %j holds back %j', (shown, held) => {
    expect(mask.settledLength(shown + held)).toBeLessThanOrEqual(shown.length);
  });

  it('lets text show once it is known', () => {
    const text = 'we have 3 lives left and the boss is nearly down';
    expect(mask.settledLength(text)).toBe(text.length);
    expect(mask.settledLength('the number is 010-1234-5678 so call me when you can')).toBeGreaterThan(40);
  });

  it('holds back what began in an earlier caption', () => {
    expect(mask.settledLength('smith', { before: 'my email is john dot' })).toBe(0);
    expect(mask.settledLength('at gmail', { before: 'my email is john dot smith' })).toBe(0);
    expect(mask.settledLength('1234', { before: 'my number is 010' })).toBe(0);
  });

  it('never shows in a growing text what is masked in the whole', () => {
    const said = [
      'okay my phone number is five five five oh one nine two so call me',
      '제 번호는 공일공 팔칠칠일에 공오이삼이에요 연락 주세요',
      'send it to john dot smith at gmail dot com if you can',
      'the card is 4111 1111 1111 1111 and it works',
      'that was Rosalind Achebe on the phone',
      'what the fuck was that',
      '아 진짜 씨발 뭐야 이거',
    ];
    const telling = /nine two|팔칠칠일|공오이삼|smith|gmail|1111|Rosalind|Achebe|fuck|씨발/u;
    for (const text of said) {
      for (let length = 0; length <= text.length; length++) {
        const growing = text.slice(0, length);
        expect(mask.clean(growing.slice(0, mask.settledLength(growing)))).not.toMatch(telling);
      }
    }
  });
});
