import type { Random } from './random';

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A group of digits as English speakers read it out: digit by digit, in pairs, with doubles. */
function groupInEnglish(group: string, random: Random): string {
  const pairs = group.length % 2 === 0 && random.chance(0.2) && !/^0|..0/u.test(group);
  if (pairs) return (group.match(/../gu) ?? []).map((pair) => pairInEnglish(pair)).join(' ');
  const oh = random.chance(0.4);
  const doubles = random.chance(0.25);
  const words: string[] = [];
  for (let at = 0; at < group.length; at++) {
    const word = group[at] === '0' && oh ? 'oh' : (ENGLISH[Number(group[at])] ?? '');
    if (doubles && group[at] === group[at + 1]) {
      words.push('double');
      at++;
    }
    words.push(word);
  }
  return words.join(' ');
}

function pairInEnglish(pair: string): string {
  const value = Number(pair);
  if (value < 10) return `oh ${ENGLISH[value]}`;
  if (value < 20) return TEENS[value - 10] ?? '';
  const ones = value % 10 === 0 ? '' : `-${ENGLISH[value % 10]}`;
  return `${TENS[Math.floor(value / 10)]}${ones}`;
}

/** Digits in groups as an English speaker says them, as a recogniser writes them down. */
export function inEnglish(groups: readonly string[], random: Random): string {
  const spoken = groups.map((group) => groupInEnglish(group, random));
  const between = random.pick([' ', ' ', ', ', ' uh ', ' dash ', '. ', ' um ', ', and then ']);
  return random.chance(0.2)
    ? spoken
        .map((words, at) => (at === 0 ? words : random.pick([' ', ', ', ' uh, ', ' dash ']) + words))
        .join('')
    : spoken.join(between);
}

const SINO = ['공', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const NATIVE = ['공', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉'];

/** Digits in groups as a Korean speaker says them, as a recogniser writes them down. */
export function inKorean(groups: readonly string[], random: Random): string {
  const zero = random.pick(['공', '공', '공', '영']);
  const native = random.chance(0.08);
  const apart = random.chance(0.15) ? ' ' : '';
  const spoken = groups.map((group) =>
    Array.from(group, (digit) =>
      digit === '0' ? zero : ((native ? NATIVE : SINO)[Number(digit)] ?? ''),
    ).join(native ? ' ' : apart),
  );
  return spoken.join(
    random.pick([' ', ' ', '에 ', ' 에 ', ', ', ' 다시 ', ' 음 ', '에 어 ', '', ' 그리고 ', '다시 ']),
  );
}

/** Digits in groups as recognisers write them, in more ways than one. */
export function written(groups: readonly string[], random: Random): string {
  return groups.join(random.pick(['-', '-', '-', ' ', ' ', '.', ', ', '', ' - ']));
}

/** Some groups in digits and some in words. */
export function mixed(groups: readonly string[], random: Random, say: typeof inKorean): string {
  const cut = random.whole(1, Math.max(1, groups.length - 1));
  return `${groups.slice(0, cut).join('-')} ${say(groups.slice(cut), random)}`;
}
