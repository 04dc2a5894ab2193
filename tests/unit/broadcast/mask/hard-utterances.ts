/**
 * Utterances that were thought of once the mask was made, to slip past it. Behind each, what may not be read of it.
 */
const WRITTEN_DOWN = `
hit me up on five five five, two three nine, and the last four are eight eight one zero || eight eight one zero | two three nine
it's area code seven one four and then two two six thirty one ninety || two two six | thirty one ninety
my digits? four one five... six oh two... one one nine eight || six oh two | one one nine eight
So my number's 415 602 1198 okay || 415 | 602 | 1198
it's 4 1 5 6 0 2 1 1 9 8 || 6 0 2
call 1-800-555-0199 for the prize || 800 | 555 | 0199
eight hundred five five five oh one nine nine || five five five oh one nine nine
phone: (415)602-1198 || 602 | 1198
ring me on oh seven seven double oh nine hundred one two three || nine hundred one two three
the plus four four number is plus four four seven seven zero zero nine zero zero one two three || seven seven zero zero nine
text plus one four one five six oh two one one nine eight || six oh two one one nine eight
you can send it to kelly dot o'brien at outlook dot com || kelly | brien | outlook
k dot brown ninety two at gmail dot com is mine || brown | gmail
email's marco_polo77@yahoo.co.uk btw || marco | polo | yahoo
contact info at my shop name dot io || shop name dot
my gmail is dragon slayer forty two at gmail || dragon slayer
just mail support dash team at kestrel dot studio || kestrel dot studio
card ends in four two four two || four two four two
card number five one zero five, one zero five one, zero five one zero, five one zero zero || five one zero five | one zero five one
the CVV is three one seven || three one seven
4242-4242-4242-4242 expires 12/27 || 4242
amex 3782 822463 10005 || 3782 | 822463 | 10005
social is 078 05 1120 || 078 | 1120
oh seven eight, oh five, one one two oh is my social security number || one one two oh
passport C03005988 || C03005988 | 3005988
license number is D one two three four five six seven || two three four five six
routing 021000021 account 1234567890 || 021000021 | 1234567890
the account ends up being one one zero three four five six seven || three four five six seven
I'm at 742 Evergreen Terrace || 742 Evergreen | Evergreen
come to 221B Baker Street || Baker
it's 1428 Elm Street in Springwood, Ohio 45011 || 1428 Elm | 45011
we're at eighteen oh four north maple avenue || eighteen oh four | maple
I live on 5th Avenue, number 350, apartment 12C || apartment 12C
address is 10 Downing Street, SW1A 2AA || 10 Downing | SW1A
P.O. Box 1193 is where fan mail goes || 1193
my zip code is 90210 || 90210
gate code is 4 8 1 5 || 4 8 1 5
the password is 998877 || 998877
my name is rosalind achebe || rosalind | achebe
Rosalind's surname is Achebe, Rosalind Achebe || Rosalind Achebe
hawthorn lane twelve is home || hawthorn lane twelve
the code seven seven three four || seven seven three four
double seven three four || double seven three four
7-7-3-4 okay || 7-7-3-4
seventy-seven thirty-four || seventy-seven thirty-four
제 번호는 공일공 삼삼사사에 구구팔팔입니다 || 삼삼사사 | 구구팔팔
공일공에요 삼삼사사에요 구구팔팔 || 삼삼사사 | 구구팔팔
010에 3344에 9988이요 || 3344 | 9988
010.3344.9988로 연락 || 3344 | 9988
01033449988 || 01033449988
영일영 삼삼 사사 구구 팔팔 || 삼삼 사사 | 구구 팔팔
공 일 공 삼 삼 사 사 구 구 팔 팔 || 삼 삼 사 사
폰번호 공일공 어 뭐더라 삼삼사사 아니 삼사삼사에 구구팔팔 || 삼삼사사 | 삼사삼사 | 구구팔팔
번호가 공일공이고 가운데가 삼삼사사 끝이 구구팔팔 || 삼삼사사 | 구구팔팔
공하나공 둘둘셋셋 다섯여섯일곱여덟 || 둘둘셋셋 | 다섯여섯
공공팔이일공삼삼사사구구팔팔 || 삼삼사사
플러스 팔이 일공 삼삼사사 구구팔팔 || 삼삼사사 | 구구팔팔
공이 오팔팔에 일이삼삼으로 전화하세요 || 오팔팔 | 일이삼삼
02)588-1233 || 588-1233
공삼일 칠칠팔 구구이이 || 칠칠팔 | 구구이이
천오백팔십팔에 구천이백 || 천오백팔십팔에 구천이백
일오팔팔 구이일삼 || 구이일삼
공칠공 팔팔삼삼 사사일일 || 팔팔삼삼 | 사사일일
이메일은 kim dot seo at naver dot com || seo | naver dot
이메일은 서진 점 한 골뱅이 지메일 닷컴이고요 || 서진 점 한 | 지메일
제이 에이치 공칠 골뱅이 네이버 점 컴 || 제이 에이치
hong99 골뱅이네이버닷컴 || hong99 | 네이버닷컴
메일 에스 유 엔 언더바 칠칠 앳 지메일 닷 컴 || 에스 유 엔 | 지메일
abc123 @ naver . com 으로 주세요 || abc123 | naver
카드번호 오삼일공 이이삼삼 사사오오 육육칠칠 || 오삼일공 | 이이삼삼 | 사사오오
5310 2233 4455 6677 || 2233 | 4455
카드 뒷자리 육육칠칠 || 육육칠칠
시브이씨 번호는 삼일칠이에요 || 삼일칠
주민번호 앞자리 구오공삼일이 || 구오공삼일이
950312-2345678 || 950312 | 2345678
950312 2345678 || 950312 | 2345678
구오공삼일이에 이삼사오육칠팔 || 구오공삼일이 | 이삼사오육
9503122345678 || 9503122345678
뒷자리는 이삼사오육칠팔이에요 || 이삼사오육칠팔
면허번호가 일일 이이 삼삼삼사사사 오오 || 삼삼삼사사사
여권번호 엠 일이삼사오육칠팔 || 삼사오육칠
여권 M123A4567 || M123A4567 | 123A
국민은행 구사삼이공이 공일 이삼사오육칠 || 구사삼이공이 | 이삼사오육칠
신한 110에 233에 445566 || 233 | 445566
카카오뱅크 삼삼삼삼공일이삼사오육칠팔 || 삼삼삼삼공일
농협 302-0123-4567-81 예금주 한 || 0123 | 4567
서울시 마포구 양화로 백육십 || 양화로 | 백육십
마포구 양화로 160 5층이에요 || 양화로 160
경기도 수원시 영통구 광교중앙로 145 || 광교중앙로
강원도 춘천시 효자동 산 12-3 || 효자동 | 12-3
제주시 연동 312-1 || 연동 312
집이 망원동 이백오십삼 다시 구예요 || 이백오십삼
현대아파트 백삼동 칠백이호 || 백삼동 칠백이호 | 칠백이호
일공삼동 칠공이호 || 칠공이호
푸르지오 103동 702호 || 103동 | 702호
래미안 칠백이호 살아요 || 칠백이호
부산 해운대구 우동 1411번지 || 1411
전북 전주시 완산구 한옥마을길 23 || 한옥마을길
충청남도 천안시 동남구 병천면 아우내로 77 || 아우내로
우편번호는 04524예요 || 04524
현관 비밀번호 일이삼사 별표 || 일이삼사
인증번호 448213 왔네 || 448213
한서진이라고 부르지 마 || 한서진
한 서진 씨 || 한 서진
한서 진이 누구야 || 한서 진
마루 아파트 삼백이동 || 마루 아파트 삼백이동
칠칠삼사 || 칠칠삼사
칠 칠 삼 사 번 || 칠 칠 삼 사
칠천칠백삼십사 || 칠천칠백삼십사
77 34 || 77 34
sunny at day || sunny at day
123.45.67.89 is my IP || 123.45.67.89
what the actual fck || fck
you son of a bitch || bitch
holy shiiiit bro || shiiiit
dumbfuck || dumbfuck
sh!t || sh!t
f.u.c.k || f.u.c.k
FUCKKK || FUCKKK
mother fucker || fucker
pu55y || pu55y
n1gga || n1gga
what a c*nt || c*nt
bullsh*t || bullsh
go f yourself you wh0re || wh0re
fück this || fück
ｆｕｃｋ || ｆｕｃｋ
씨이발놈이 || 씨이발
씨.발 || 씨.발
ㅆ1발 || ㅆ1발
쓰바 진짜 || 쓰바
씨팔 존나 짜증 || 씨팔 | 존나
시이발 || 시이발
ㅅ1ㅂ || ㅅ1ㅂ
시발ㅋㅋㅋ || 시발
아 시발 || 시발
와씨발 || 씨발
개씨발 || 씨발
병1신 || 병1신
병~신 || 병~신
빙신아 || 빙신
개 새 끼 || 개 새 끼
개쉐끼 || 개쉐끼
이새끼가 || 새끼
저새끼들 || 새끼
지랄염병 || 지랄
ㅈㄴ 웃겨 || ㅈㄴ
존나웃겨 || 존나
졸라 짜증나네 미친년 || 미친년
좆됐다 || 좆됐
개좆같은 || 좆
씹창났네 || 씹창
엿같은 새끼야 || 새끼야
ㄱㅅㄲ || ㄱㅅㄲ
느금마 || 느금마
um so you know if you wanna reach me uh it's three one oh, five five five, oh one seven two || five five five | oh one seven two
my digits are 3 1 0 5 5 5 0 1 7 2 || 3 1 0 | 0 1 7 2
I dropped my number in chat, 310 555 01 72 || 555 01 72
call (310) 555 0172 extension 12 || 555 0172
nine one seven, triple five, double oh four four || triple five | double oh four four
the number is nine seventeen, five fifty five, twenty two eleven || twenty two eleven | five fifty five
number's 917555 2211 || 917555 | 2211
nine one seven five five five two two one one || five five five two two
his cell? six four six, eight hundred, nineteen twenty || nineteen twenty
it's zero two zero seven nine four six zero nine five eight || seven nine four six
oh two oh seven nine four six oh nine five eight || seven nine four six
020 7946 0958 || 7946 | 0958
00 49 30 901820 || 901820
plus forty nine thirty nine oh one eight two oh || nine oh one eight two oh
call 911 911 no my number 206-555-0133 || 555-0133
2065550133 || 2065550133
206.555.0133 || 555.0133
WhatsApp me: +1 206 555 0133 || 555 0133
text STOP to 555-0133 || 555-0133
email tom underscore baker fourteen at hotmail dot co dot uk || tom underscore | baker | hotmail
t dot baker at protonmail dot com || baker | proton
tombaker @ gmail || tombaker
tom.baker [at] gmail [dot] com || tom.baker | gmail
tom baker, at, gmail, dot, com || baker | gmail
you want my personal one, it's tee baker at icloud dot com || baker | icloud
send resumes to jobs at blue finch studios dot com please || jobs | blue finch
mailto:tom@baker.net || tom@ | baker.net
info@my-shop.co.kr || info@ | my-shop
the card's five two five five, oh one one one, two two three three, oh nine oh seven || oh one one one | two two three three
4000 0566 5566 5556 || 0566 | 5566
4000-0566-5566-5556, CVC 123 || 0566 | 123
exp is 09/28 and security code 4417 || 4417
SSN ending 6789 || 6789
my social's 212-09-9999 || 212-09 | 9999
social security two one two, oh nine, nine nine nine nine || nine nine nine nine
it's under my social two one two oh nine nine nine nine nine || two one two oh nine
passport number five six two oh one four eight eight seven || oh one four eight
drivers license B 620 114 998 || 620 114 998
account number is zero zero four four eight one nine two || four four eight one nine
IBAN DE89 3704 0044 0532 0130 00 || 3704 | 0532
wire routing one two one zero zero zero two four eight || zero zero zero two four
I live at forty two wallaby way sydney || forty two wallaby
the house is 31 Spooner Street, Quahog, Rhode Island || 31 Spooner | Quahog
ship it to 1600 Amphitheatre Pkwy, Mountain View, CA 94043 || 1600 Amph | Mountain View | 94043
send it to 12 Grimmauld Place || Grimmauld
my place is 77 West 55th Street, Apt 3F || 77 West | 3F
we stay at 500 South Buena Vista Street in Burbank California nine one five two one || Buena Vista | nine one five two one
take the package to two twenty one bee baker street || baker street | two twenty one
its number four privet drive I live there || four privet
my street is 9 Oak Rd Unit 2 || 9 Oak | Unit 2
apartment 4B, 350 West 42nd Street, New York || 4B | 42nd | 350 West
Thaddeus! || Thaddeus
hey THADDEUS, thaddeus's mic is on || THADDEUS | thaddeus
Birch wood high is my school || Birch wood high
birchwood-high || birchwood-high
five oh three five five five oh one four seven || five oh three five five
503 555 0147 || 0147
lena dot hoff at posteo dot de || lena | hoff | posteo
lena.hoff@posteo.de || lena
nine zero two one || nine zero two one
ninety twenty-one || ninety twenty-one
9-0-2-1 || 9-0-2-1
공일공 팔칠칠일 공오이삼 || 팔칠칠일 | 공오이삼
공일공, 팔칠칠일, 공오이삼이요 || 팔칠칠일 | 공오이삼
공일공의 팔칠칠일의 공오이삼 || 팔칠칠일 | 공오이삼
공일공 대시 팔칠칠일 대시 공오이삼 || 팔칠칠일 | 공오이삼
010 팔칠칠일 0523 || 팔칠칠일 | 0523
공일공 8771 공오이삼 || 8771 | 공오이삼
번호 불러드릴게요 공일공 팔칠 칠일 공오 이삼 || 팔칠 칠일 | 공오 이삼
번호 불러드릴게요, 공 일 공, 팔 칠 칠 일, 공 오 이 삼 || 팔 칠 칠 일 | 공 오 이 삼
빵일빵 팔칠칠일에 빵오이삼 || 팔칠칠일 | 오이삼
제로 일 제로 팔칠칠일 제로오이삼 || 팔칠칠일 | 오이삼
공하나공 여덟일곱일곱하나 공다섯둘셋 || 여덟일곱일곱하나 | 다섯둘셋
공일공 팔칠칠일 아 죄송 팔칠칠이 공오이삼 || 팔칠칠일 | 팔칠칠이 | 공오이삼
공일공팔칠칠일 그리고 뒤에가 공오이삼 || 공오이삼
01087710523번 || 01087710523
0 1 0 8 7 7 1 0 5 2 3 || 7 7 1 0
010 877 10523 || 877 | 10523
연락처는 011-234-5678이에요 || 234 | 5678
삼촌 번호 공일육 이삼사 오육칠팔 || 이삼사 | 오육칠팔
영이에 삼사오에 육칠팔구 || 육칠팔구
서울 공이 국에 삼사오육에 칠팔구공 || 삼사오육 | 칠팔구공
지역번호 공오일에 칠사칠에 일이일이 || 칠사칠 | 일이일이
일오칠칠에 공공일일 || 공공일일
080-123-4567 수신거부 || 123-4567
+82-2-345-6789 || 345-6789
팔이에 일공에 팔칠칠일에 공오이삼 || 팔칠칠일
이메일 주소 불러드릴게요 에스 오 유 엔 공이 골뱅이 네이버 점 컴 || 에스 오 유 엔 | 네이버 점
소윤공이 골뱅이 한메일 쩜 넷 || 소윤공이 | 한메일
soyun02 골뱅이 gmail 점 com || soyun | gmail
soyun02@naver.com으로 보내요 || soyun | naver
소윤 닷 박 골뱅이 회사이름 점 코 점 케이알 || 소윤 닷 | 회사이름
메일 보낼 땐 비즈 앳 하늘스튜디오 닷컴 || 비즈 앳 | 하늘스튜디오
카드 사공공공 공오육육 오오육육 오오오육 || 공오육육 | 오오육육
카드번호 4000056655665556 || 4000056
국민카드 뒤 네 자리 오오오육 || 오오오육
구일공팔이삼 다시 이사오육칠팔구 || 구일공팔이삼 | 이사오육
910823-2456789 || 910823 | 2456789
910823 - 2 이렇게 시작해요 || 910823
주민 구일공팔이삼에 이 || 구일공팔이삼
생년월일 뒤에 이사오육칠팔구 주민번호 || 이사오육칠팔구
외국인등록증 900101-5123456 || 900101 | 5123456
면허 12-04-123456-78 || 123456
일이 공사 일이삼사오육 칠팔 || 일이삼사오육
여권은 엠공일이삼사오육칠 || 공일이삼사오육칠
계좌 우리은행 일공공이에 팔삼육에 이오칠구일공 || 팔삼육 | 이오칠구일공
농협 삼오이 공공칠칠 일이삼사 오삼 || 공공칠칠 | 일이삼사
토스뱅크 1000-1234-5678 || 1234 | 5678
카뱅 3333012345678 || 3333012345678
후원은 신한 110-482-990017 박 || 482 | 990017
사업자번호 123-45-67890 || 45-67890
서울특별시 종로구 세종대로 209 || 세종대로 209
종로구 사직로 일백육십일 || 사직로 | 일백육십일
성남시 분당구 판교역로 이백삼십오 || 판교역로
저희 집은 연남동 이이사 다시 십이예요 || 이이사
연남동 224-12 지하 1층 || 224-12
관악구 신림동 1432-8 302호 || 1432-8 | 302호
인천 부평구 부평대로 38번길 5 || 부평대로 | 38번길
경남 창원시 의창구 용지로 239번길 7 || 용지로 | 239번길
울산 남구 달동 1308-6 || 1308-6
세종시 한누리대로 2130 || 한누리대로 2130
제주특별자치도 서귀포시 중문관광로 72 || 중문관광로
자이 이백오동 천백일호 || 천백일호
205동 1101호요 || 1101호
이공오동 일일공일호 || 일일공일호
힐스테이트 205동에 1101호 || 1101호
초록빌딩 5층이 작업실 || 초록빌딩
초록 빌딩이요 || 초록 빌딩
박소윤입니다 || 박소윤
박 소윤님 || 박 소윤
구공이일 || 구공이일
구 공 이 일이에요 || 구 공 이 일
구천이십일 || 구천이십일
what a fuckwit || fuckwit
shut the fuck up || fuck
F*CKING || F*CKING
fuuuck thiiis shiit || fuuuck | shiit
biiitch || biiitch
a$$hole || a$$hole
s h i t || s h i t
sh*tty || sh*tty
motherf*cker || motherf
cocksucker || cocksucker
nigger || nigger
fags || fags
goddamn bastards || bastards
wanker || wanker
pissed off || pissed
dickheads || dickheads
what a dick || dick
twat || twat
jesus fucking christ || fucking
un-fucking-believable || fucking
씨발 새끼들아 || 씨발 | 새끼
씨발련 || 씨발
쒸발 || 쒸발
쉬발 뭔데 || 쉬발
씨부럴 || 씨부럴
시부랄 || 시부랄
씹할 || 씹할
씹년아 || 씹년
씹새 || 씹새
좆밥 || 좆밥
좆까 || 좆까
존내 빠르네 || 존내
개지랄 || 개지랄
지랄하네 || 지랄
또라이 새끼 || 또라이 | 새끼
병신새끼 || 병신 | 새끼
ㅂ1ㅅ || ㅂ1ㅅ
시8놈 || 시8
씨8 || 씨8
ㅅ.ㅂ || ㅅ.ㅂ
ㅆㅂ || ㅆㅂ
ㅗㅗ || ㅗㅗ
엿먹어 쌍년 || 쌍년
창녀 같은 || 창녀
후레자식 || 후레자식
호로새끼 || 호로새끼
쪽바리 || 쪽바리
니미 씨발 || 씨발
개색기 || 개색기
개쌔끼 || 개쌔끼
이 개같은놈 || 개같은
뒤질래 || 뒤질래
씨불놈 || 씨불놈
미췬놈 || 미췬놈
시방새 || 시방새
쌍놈의 새끼 || 쌍놈 | 새끼
`;

export const HARD_SECRETS: readonly string[] = [
  'Rosalind Achebe',
  'Hawthorn Lane 12',
  '한서진',
  '7734',
  '마루아파트 302동',
  'sunny@day',
  'Thaddeus',
  'Birchwood High',
  '+1 (503) 555-0147',
  '박소윤',
  '초록빌딩',
  '9021',
  'lena.hoff@posteo.de',
];

export const HARD_UTTERANCES: readonly (readonly [string, readonly string[]])[] = WRITTEN_DOWN.trim()
  .split('\n')
  .map((line) => {
    const [text = '', hidden = ''] = line.split(' || ');
    return [text, hidden.split(' | ')] as const;
  });
