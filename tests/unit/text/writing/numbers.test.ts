import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withNumbers } from '../../../../src/main/text/writing/numbers/numbers';

const english = (text: string, style: 'digits' | 'words'): string => withNumbers(text, style, 'en');
const korean = (text: string, style: 'digits' | 'words'): string => withNumbers(text, style, 'ko');

describe('English in digits', () => {
  it.each([
    ['twenty twenty six was a good year', '2026 was a good year'],
    ['In nineteen ninety-nine', 'In 1999'],
    ['twenty ten', '2010'],
    ['We are twenty five people', 'We are 25 people'],
    ['one hundred and five meters', '105 meters'],
    ['three thousand two hundred viewers', '3200 viewers'],
    ['two million views', '2 million views'],
    ['ninety percent of twelve', '90 percent of 12'],
    ['five percent', '5 percent'],
    ['Welcome to channel nine', 'Welcome to channel 9'],
    ['three point five percent', '3.5 percent'],
    ['it takes ten minutes', 'it takes 10 minutes'],
  ])('%s', (text, written) => {
    expect(english(text, 'digits')).toBe(written);
  });

  it.each([
    'one of them',
    'No one knows',
    'one two three go',
    'open twenty-four seven',
    'nine to five',
    'a hundred times',
    'a million thanks',
    'Someone often tends to be alone',
    'the two of us',
    "twenty's",
    'point taken',
    'thousands of people',
    'at three thirty',
    'room one oh one',
    'from ten to twenty',
    'it is fifty-fifty',
  ])('leaves what may be no number: %s', (text) => {
    expect(english(text, 'digits')).toBe(text);
  });
});

describe('English in words', () => {
  it.each([
    ['I have 3 cats and 21 dogs', 'I have three cats and twenty-one dogs'],
    ['5 of us', 'Five of us'],
    ['100 points', 'One hundred points'],
  ])('%s', (text, written) => {
    expect(english(text, 'words')).toBe(written);
  });

  it.each(['at 3:30', '$5', '2.5 liters', 'COVID-19', '5th', 'PS5', '2026', '3-1', '1,000', '50%', '007'])(
    'leaves what is said in more than one way: %s',
    (text) => {
      expect(english(text, 'words')).toBe(text);
    },
  );
});

describe('Korean in digits', () => {
  it.each([
    ['이천이십육 년이에요', '2026년이에요'],
    ['이천이십육년', '2026년'],
    ['세 시 삼십 분', '3시 30분'],
    ['열두 시 오 분에 만나요', '12시 5분에 만나요'],
    ['오전 세 시 반', '오전 3시 반'],
    ['십오 분 동안', '15분 동안'],
    ['오만 원이에요', '5만 원이에요'],
    ['이십만 오천 원', '20만 5000원'],
    ['백 명이 왔어요', '100명이 왔어요'],
    ['서른다섯 명', '35명'],
    ['스무 살이에요', '20살이에요'],
    ['스물한 살', '21살'],
    ['두 시간 정도', '2시간 정도'],
    ['한 시간 뒤', '1시간 뒤'],
    ['오월 십오 일', '5월 15일'],
    ['구십 퍼센트', '90퍼센트'],
    ['삼십분', '30분'],
    ['오 분만 기다려요', '5분만 기다려요'],
    ['두 배', '2배'],
    ['칠월 칠일', '7월 7일'],
  ])('%s', (text, written) => {
    expect(korean(text, 'digits')).toBe(written);
  });

  it.each([
    '일이 많다',
    '이 분은 누구세요',
    '이 년',
    '두 번 말했어요',
    '두 분이 오셨어요',
    '한 개도 없어요',
    '한번 해 봐요',
    '십분 활용하세요',
    '사회 문제',
    '이 회사',
    '사원이에요',
    '오일을 바꿔요',
    '구분이 안 돼요',
    '만 원만 주세요',
    '이십일에 봐요',
    '천년의 사랑',
    '네 시작해요',
    '이천에 살아요',
    '하나 둘 셋',
    '오십 대 오십',
    '오만 가지 생각',
    '사 주세요',
    '한두 시간',
    '백 번 말했어요',
  ])('leaves what may be no number: %s', (text) => {
    expect(korean(text, 'digits')).toBe(text);
  });
});

describe('Korean in words', () => {
  it.each([
    ['3시 30분', '세 시 삼십 분'],
    ['2026년 6월 10일이에요', '이천이십육 년 유월 십 일이에요'],
    ['1,000원', '천 원'],
    ['20살', '스무 살'],
    ['120명', '백이십 명'],
    ['15시', '십오 시'],
    ['2배', '두 배'],
  ])('%s', (text, written) => {
    expect(korean(text, 'words')).toBe(written);
  });

  it.each(['2번', '3.5점', 'PS5', '010-1234-5678', '3대 2', '30대', '2:1로', '007년'])(
    'leaves %s',
    (text) => {
      expect(korean(text, 'words')).toBe(text);
    },
  );
});

it('other languages, and all where they are wanted as heard, stay', () => {
  expect(withNumbers('veinte 20 personas', 'words', 'es')).toBe('veinte 20 personas');
  expect(withNumbers('six amis', 'digits', 'fr')).toBe('six amis');
  expect(withNumbers('twenty people', 'digits', null)).toBe('twenty people');
  expect(withNumbers('twenty people', 'heard', 'en')).toBe('twenty people');
});

it('what is said of Korean hours and minutes comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 59 }), (hour, minute) => {
      const text = `${hour}시 ${minute}분`;
      expect(korean(korean(text, 'words'), 'digits')).toBe(text);
    }),
  );
});

it('what is said of English numbers up to ninety-nine comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 99 }), (value) => {
      expect(english(english(`all ${value} people`, 'words'), 'digits')).toBe(`all ${value} people`);
    }),
  );
});
