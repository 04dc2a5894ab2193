import { expect, it } from 'vitest';
import { claimsOf } from '../../../../src/main/language/grounding/claims';
import { agrees as agreesWith, denies } from '../../../../src/main/language/grounding/denial';

it.each([
  'We did not win the final.',
  'We didn’t win the final.',
  'we didnt win the final',
  'Nobody was hurt.',
  'They cannot go on.',
  'He never came back.',
  'They failed to hold the tower.',
  '결승에서 우승하지 못했습니다',
  '저희는 안 나갑니다.',
  '그건 사실이 아닙니다.',
  '남은 자리가 없어요.',
  '이기지는 않았어요.',
  '못 이겼어요.',
  '그렇게 하면 안 됩니다.',
])('%j denies', (text) => expect(denies(text)).toBe(true));

it.each([
  'We win the final.',
  'No doubt, we won the final.',
  'No, we won!',
  'Oh no, the healer is down!',
  'We won not only the cup.',
  'We won, didn’t we?',
  'I can’t believe we won.',
  'Channel No. 5 is on the air.',
  '결승에서 우승했습니다',
  '내일이면 이기지 않을까 싶어요.',
  '우승한 것이나 다름없어요.',
  '부상 없이 끝났습니다.',
  '한 자리밖에 없어요.',
  '결승뿐만 아니라 준결승도 이겼어요.',
  '안녕하세요, 안내 말씀입니다.',
  '제가 잘못했어요.',
  '아니 진짜 이겼어요.',
])('%j does not', (text) => expect(denies(text)).toBe(false));

function agrees(text: string, source: string): boolean {
  return agreesWith(claimsOf(text), { text: source, denied: denies(source) });
}

it('is looked for in the part of a caption that tells the same', () => {
  const both = 'We did not win the first game but we won the final.';
  expect(agrees('We won the final.', both)).toBe(true);
  expect(agrees('We won the first game.', both)).toBe(false);
  const korean = '첫 경기는 이기지 못했지만 결승에서는 우승했어요.';
  expect(agrees('결승에서 우승했다.', korean)).toBe(true);
  expect(agrees('첫 경기는 이겼다.', korean)).toBe(false);
});
