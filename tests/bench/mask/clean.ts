import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random';

/** Ordinary sentences of streams; what is in angle brackets is filled in. */
const ENGLISH = `
we have <n> viewers right now, thank you so much
that's <n> points and <d> kills in <d> minutes
the boss has <big> HP left and I have <d>
it costs $<d>.<dd> on the store page
I paid <d> dollars and <dd> cents for that skin
the score is <d> to <d> in the third quarter
we won <d>-<d> against the other team
stream starts at <h>:<m> pm and ends at <h>:<m>
version <d>.<d>.<dd> just came out
the patch <d>.<d> notes are <d> pages long
it was <year>, maybe <year>, when the first game came out
from <year> to <year> they made <d> of these
my ping is <dd> and my frames are <dd> fps at <res>
one two three go
three two one, here we go
okay five, six, seven, eight, and turn
one, two, three, four, five, six, seven, eight, nine, ten, ready or not
two thousand twenty six is going to be our year
in nineteen ninety eight I was five years old
there are twenty three thousand four hundred people watching
I need one hundred and fifty more wood and twenty stone
that's like two hundred fifty three thousand gold
level <d>, chapter <d>, part <d>
episode <d> of season <d> is on at <h>
we are <dd> percent of the way to the goal
chat, type one for yes and two for no
the class was assessed before the cockpit assembly
Scunthorpe United are playing tonight
he used a cocktail shaker in the Essex kitchen
I saw Dick Van Dyke in that old movie
pass me the bass, the grass and the glass
shiitake mushrooms with a peacock feather
the analyst found an analogy in the document
turn left on the main street and look for the church
walk down the road for <d> minutes and take a right
it is a <d> minute drive to the next town
we have three people in the top lane and two in the bot lane
five cars on the drive way and one on the street
there are <d> ways to finish this place
follow me on Twitter at mina streams
you can find it at twitch dot tv slash mina
check out our website for the schedule
look at that sunset, meet me at the castle gate at <h>
I wrote him an email yesterday and he never answered
please contact support if the code does not work
my phone is at <d> percent and I forgot the charger
call me when you get <d> of those
the card game has <d> cards in the deck
my account is level <d> and has <n> experience
password reset again, I forgot it
combo was up up down down left right left right
resolution is <res>, bitrate is <d>000
the temperature is <d> degrees and the wind is <d> miles per hour
lottery numbers were <d> <dd> <dd> <dd> and <dd>
my best time is <d>:<m>.<dd>, world record is <d>:<m>.<dd>
roll a d20, I got a <d>, plus <d> is <d>
we donated <n> dollars to the hospital today
half past <h>, then a break for <d> minutes
I died <d> times in <d> hours, that's <d> deaths per hour
at number <d> we have the silver lantern
seven out of ten, maybe eight out of ten
the seed is <seed> if you want the same world
order number four is ready
inventory is <d> of <d> and ammo is <d>/<dd>
the year <year> was wild, and <year> was wilder
`;
const KOREAN = `
지금 시청자가 <n>명이에요 감사합니다
이거 <d>만 <d>천 원이면 싼 거 아니에요
오늘 <h>시 <m>분에 시작해서 <h>시에 끝나요
<year>년 <mo>월 <d>일에 나온 게임이에요
삼 대 이로 이겼습니다
점수가 <d> 대 <d>예요
체력이 <d> 남았고 마나는 <dd>이에요
하나 둘 셋 넷
하나 둘 셋 하면 같이 가는 거예요
하나 둘 셋 넷 다섯 여섯 일곱 여덟
일 이 삼 사 오 육 칠 팔
원 투 쓰리 가자
레벨 <d>에서 <d>까지 올리는 데 <d>시간 걸렸어요
이천이십육년에는 꼭 하고 싶어요
천구백구십팔년에 저는 다섯 살이었어요
이만 삼천 원 있고요 씨앗이 사천 원이에요
삼십칠만 오천 명이 봤대요
버전 <d>.<d>.<d> 업데이트 나왔어요
구독자 <n>명 돌파했습니다
퍼센트로 하면 <dd>% 정도예요
왼쪽으로 <d>칸 가고 위로 <d>칸 가세요
앞으로 <d>분만 더 할게요
<d>층에 있는 보스를 잡아야 돼요
광산 사십 층에 박쥐 여왕이 있어요
여기가 진짜 시발점이라고 할 수 있죠
수박씨 발라 먹기 귀찮아요
새끼손가락이 아파요
새끼 고양이가 너무 귀엽다
고양이 새끼가 세 마리예요
십팔 시에 만나요
그때 그 년도에 그 놈을 잡았죠
개나리가 활짝 폈네요
이 문제는 조까지 계산해야 돼요
영화 보지 않았어요 아직
그거 보지 마세요 스포일러예요
다시 발생하면 신고해 주세요
즉시 발송해 드릴게요
껌 씹는 소리가 나요
고기를 꼭꼭 씹어 드세요
가족같은 분위기예요
번개 새로 배웠어요
이 세기의 대결이네요
민수 씨 발표 잘 들었어요
병신청은 다음 주예요
골뱅이 무침이 먹고 싶어요
이메일 보냈는데 답장이 없어요
네이버에서 검색해 보세요
유튜브 닷컴 말고 앱으로 보세요
전화가 왔는데 못 받았어요
카드 게임은 카드가 <d>장 있어야 돼요
계좌에 <d>만 원밖에 없어요
비밀번호를 까먹었어요
주소를 잘못 적었어요 다시 보내야 돼요
서울에서 부산까지 <d>시간 걸려요
강남역 <d>번 출구에서 만나요
이 동네 길로 <d>분 걸으면 나와요
두 번째 판은 <d>킬 <d>데스예요
이 사람이 일이 많아서 오늘 못 온대요
이사 가는데 오이가 구이보다 맛있대요
공사 구간이라 오늘은 돌아가야 돼요
사이 좋게 이 둘이 일을 나눠요
해상도는 <res>이고 비트레이트는 <d>000이에요
로또 번호는 <d> <dd> <dd> <dd> <dd>였어요
시드 <seed> 쓰면 같은 맵이 나와요
반반이에요 오십 대 오십
기록이 <d>분 <m>초예요 신기록이네요
순위는 <d>위에서 <d>위로 올랐어요
토마토 <d>개랑 감자 <dd>개 심었어요
`;

const FIXTURES = ['kennedy-1961', 'moonshine-en', 'stream-en', 'stream-ko'];

function filled(template: string, random: Random): string {
  return template.replaceAll(/<(\w+)>/gu, (_, slot: string) => {
    switch (slot) {
      case 'n':
        return random.pick([
          String(random.whole(10, 9999)),
          random.whole(1000, 9_999_999).toLocaleString('en-US'),
        ]);
      case 'big':
        return random.whole(10_000, 9_999_999).toLocaleString('en-US');
      case 'd':
        return String(random.whole(1, 99));
      case 'dd':
        return String(random.whole(10, 99));
      case 'h':
        return String(random.whole(1, 12));
      case 'm':
        return String(random.whole(10, 59));
      case 'mo':
        return String(random.whole(1, 12));
      case 'year':
        return String(random.whole(1950, 2026));
      case 'res':
        return random.pick(['1920x1080', '1920 by 1080', '2560x1440', '3840x2160', '1280 by 720']);
      default:
        return String(random.whole(100_000, 2_000_000_000));
    }
  });
}

/** Captions in which nothing may be masked: real transcripts of the fixtures, and sentences filled in. */
export function cleanCaptions(root: string, count: number, random: Random): string[] {
  const transcripts = FIXTURES.flatMap((name) =>
    readFileSync(join(root, 'tests', 'fixtures', 'language', `${name}.tsv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').at(-1) ?? ''),
  );
  const templates = [...ENGLISH.trim().split('\n'), ...KOREAN.trim().split('\n')];
  return Array.from({ length: count }, (_, at) => transcripts[at] ?? filled(random.pick(templates), random));
}
