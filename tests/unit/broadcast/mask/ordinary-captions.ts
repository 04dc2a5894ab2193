/** What looks like personal data or a swear word and is none. */
const WRITTEN_DOWN = `
the year was 1999 and then 2004 and then 2011
we beat them 21 19, 18 21, 21 15
I rolled 6 6 5 4 for attack
I have 3 kids and 2 dogs and 1 cat
the code word is banana
turn to page 394 please
my bank in the game has 25000 gold
my card deck costs 3200 dust
sort the numbers 3 1 4 1 5
call me crazy but 10 out of 10
I called him 3 or 4 times
call of duty 4 came out in 2007
text me when you land
the phone number field is empty
we're number one
eleven twelve thirteen fourteen
twenty one, twenty two, twenty three
five ten fifteen twenty twenty five thirty
ten twenty thirty forty fifty sixty seventy
one two three four, one two three four, five six seven eight
nineteen eighty four is a good book
two oh two six is the year
a hundred twenty five thousand subscribers
it is six hundred and fifty by four eighty
six six six
route 66 is a long road
5th street boss is hard
I walked 3 long blocks down the street
1 on 1 in the arena
100 Baker drive thru jokes
the 2024 road to the finals
we took 20 wrong turns on that road
24 hours at Le Mans drive
his email never arrived at all dot dot dot
meet me at Blue dot com pany
it's at the top dot
go to jamak dot app for the download
look at naver for directions
at google they have free lunch
I spent 1500 1600 maybe 1700 calories
coordinates are minus 120 64 300
coordinates 250 64 minus 1100
seed is minus 4172144997902289642
frame data is 12 4 18
12-4-18 on hit
sets of 12, 10, 8
bpm is 128, 140, 174
ISBN 978-3-16-148410-0 maybe
add 250 grams and 180 degrees for 25 minutes
cockpit, cocktail, peacock, hancock
Massachusetts assassins assemble
shuttlecock and hitchcock
titan title titration
Essex Sussex Middlesex
document the circumference cumulative
pass the cucumber
therapist grapes drapes
analysis canal banal
dickens dickinson
basement embassy bassoon
hello bass player
swanky and snigger
shut up dude
a fickle buck and a duck
button mutton buttock no
puck it, tuck it
sussy baka
pickup truck stuck in muck
what the heck
ship it, shirt, sheet
beach peach
count country county
하나 둘 셋 넷 다섯
일 더하기 일은 이
이 게임이 이십이 년에 나왔어요
삼십육 점 오 도
백이십 대 백십팔로 이겼어요
오늘 날짜는 십일월 이십육일이고요
두 시 삼십 분에 시작
1시 23분 45초
100만 원 200만 원 300만 원
삼백이십오 명 왔어요
1등 2등 3등
1라운드 2라운드 3라운드
10 20 30 40 50
이천 삼천 사천 오천
육칠백 명 정도
사오십 명쯤
이삼일 걸려요
삼사월에 나올 거예요
오륙 개 정도
칠팔월 여름에
구십구 퍼센트
십이 킬 삼 데스 사 어시
3킬 5데스 7어시
케이디에이 3 2 1
위치는 x 120 y 64 z 300
좌표 120 64 300으로 오세요
번호표 35번 뽑았어요
번호 1번 눌러주세요
카드 3장 뽑고 2장 버려요
카드 52장 중에 4장
비밀번호 4자리예요
계좌가 2개 있어요
주소창에 치세요
우리 집 고양이 2마리
집까지 30분 걸려요
이사한 지 3년 됐어요
서울로 2박 3일 다녀왔어요
부산으로 3시간 운전
이쪽으로 5걸음
바로 3초 뒤에
프로 3년차
위로 100미터
그대로 2분만
실제로 10명
서버로 3번 접속
활동 10년 기념
운동 30분 했어요
자동 3단계
행동 5개
감동 10배
라면 2개
하면 100점
거리 30미터
머리 2개
요리 3개
마리 10
우리 5명
누가 1등
추가 10개
다리 2개 부러졌어
한길로 3년
이길 5번
눈길 10분
강남구 말고 서초구
서울시 강남구에 갔어요
테헤란로에서 봤어요
1동 2동 나눠서
101동 앞에서 사진
시발점
시바견 귀엽다
시바 이누
아시발음
즉시발행
다시 발 아파요
박 씨 발이 빠르네
김 씨 발표
씨 발아가 잘 돼요
씨앗 발아
병신고 학교
질병 신고
병 신고 받아요
지병 신경 안 써
개새벽부터
무지개 새로
번개 새끼줄
날개 새 거
조개 새우
개 세 마리
개 색깔이
새끼줄 꼬기
강아지 새끼들
이 새 기능
그 세기의
저 색기둥
존 나쉬
가지 랄프
하지랄 것 없이
바지 랄라라
씹는 맛
씹던 껌
씹으면서
곱씹어 보면
되씹다
십팔번 노래
십팔 년 전에
열여덟
좇아가다
쫓아가
보지 못했어
잠 자지 마
자지 않아요
꼬추장
고추 매워요
섹션 나누기
엠블럼
니 엄마 뭐하시니
네 어미 새가
창문 여니
창녕군
미친 듯이 좋아요
미친 퀄리티
개꿀
개이득
개잡았다
`;

export const ORDINARY_CAPTIONS: readonly string[] = WRITTEN_DOWN.trim().split('\n');
