import { withLuhn, type Kind } from './personal-english';
import type { Random } from './random';
import { inKorean, mixed, written } from './say';

function said(groups: readonly string[], random: Random): string {
  const way = random.next();
  if (way < 0.4) return written(groups, random);
  return way < 0.9 ? inKorean(groups, random) : mixed(groups, random, inKorean);
}

const two = (value: number): string => String(value).padStart(2, '0');

function birthday(random: Random): string {
  return two(random.whole(0, 99)) + two(random.whole(1, 12)) + two(random.whole(1, 28));
}

function withChecksum(random: Random): string {
  const body = `${birthday(random)}${random.whole(1, 4)}${random.digits(5)}`;
  const sum = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5].reduce(
    (total, weight, at) => total + weight * Number(body[at]),
    0,
  );
  return body + String((11 - (sum % 11)) % 10);
}

const NAMES = ['민수', '지영', '서준', '하은', 'minsu', 'jiyoung', 'haeun', 'kimsj'];
const LETTERS = ['에이치 에이 엔', '제이 와이', '케이 아이 엠', '엠 에스', '디 케이'];
const DISTRICTS = [
  '서울시 강남구',
  '서울특별시 마포구',
  '부산광역시 해운대구',
  '경기도 성남시 분당구',
  '대전 유성구',
  '인천시 연수구',
  '서울 송파구',
];
const ROADS = [
  '테헤란로',
  '올림픽로',
  '월드컵북로',
  '해운대로',
  '정자일로',
  '대학로',
  '송도과학로',
  '백범로',
  '양화로',
];
const QUARTERS = ['역삼동', '합정동', '우동', '정자동', '봉명동', '잠실동', '망원동', '논현동'];

export const KOREAN_KINDS: readonly Kind[] = [
  {
    name: 'phone',
    make: (random) => said(['010', `${random.whole(2, 9)}${random.digits(3)}`, random.digits(4)], random),
    carriers: [
      '제 번호가 {} 이거든요',
      '연락은 {} 여기로 주세요',
      '아 전화번호 {} 이거 맞나',
      '{} 이 번호로 문자 보내 주시면 돼요',
      '엄마가 {} 이걸로 전화했네',
      '잠깐만요 {} 저장해 놓을게요',
      '핸드폰은 {} 이고요 카톡도 돼요',
      '어제 {} 여기서 전화가 왔는데 안 받았어요',
    ],
  },
  {
    name: 'landline, company',
    make: (random) => {
      const groups = random.pick([
        ['02', `${random.whole(2, 9)}${random.digits(2)}`, random.digits(4)],
        ['031', `${random.whole(2, 9)}${random.digits(2)}`, random.digits(4)],
        ['070', `${random.whole(2, 8)}${random.digits(3)}`, random.digits(4)],
        [random.pick(['1588', '1577', '1644']), random.digits(4)],
      ]);
      return said(groups, random);
    },
    carriers: [
      '가게 전화번호는 {} 이에요',
      '고객센터 {} 로 전화하세요',
      '사무실이 {} 인데 아무도 안 받아요',
      '대표 번호 {} 여기로 걸면 돼요',
      '집 전화는 {} 이거였어요',
    ],
  },
  {
    name: 'phone abroad',
    make: (random) =>
      random.chance(0.5)
        ? `+82 10-${random.whole(2, 9)}${random.digits(3)}-${random.digits(4)}`
        : `+${random.pick(['1', '44', '81'])} ${random.whole(2, 9)}${random.digits(2)} ${random.digits(3)} ${random.digits(4)}`,
    carriers: ['해외에서는 {} 이렇게 거세요', '국제전화로 {} 하면 받아요', '제 번호 {} 이거예요'],
  },
  {
    name: 'e-mail',
    make: (random) => {
      const name = random.pick(NAMES);
      const number = random.pick(['', String(random.whole(1, 99)), '공일', '이이']);
      const [latin, spoken] = random.pick([
        ['gmail.com', '지메일 점 컴'],
        ['naver.com', '네이버 닷컴'],
        ['hanmail.net', '한메일 점 넷'],
        ['daum.net', '다음 닷넷'],
        ['kakao.com', '카카오 쩜 컴'],
      ] as const);
      switch (random.whole(0, 3)) {
        case 0:
          return `minsu.kim${random.whole(1, 99)}@${latin}`;
        case 1:
          return `${name}${number} 골뱅이 ${spoken}`;
        case 2:
          return `${random.pick(LETTERS)} ${random.pick(['일이', '구공', '언더바', ''])} 골뱅이 ${spoken}`.replaceAll(
            / {2,}/gu,
            ' ',
          );
        default:
          return `${name} 골뱅이 ${latin}`;
      }
    },
    carriers: [
      '이메일은 {} 이에요',
      '메일 주소가 {} 거든요',
      '협찬 문의는 {} 로 보내 주세요',
      '여기로 보내세요 {} 네 맞아요',
      '제 메일 {} 적어 두세요',
    ],
  },
  {
    name: 'payment card',
    make: (random) => said(withLuhn(random.pick(['4', '53', '9']), 16, random).match(/.{4}/gu) ?? [], random),
    carriers: [
      '카드 번호가 {} 맞죠',
      '결제할 때 {} 넣었더니 오류가 나요',
      '아 화면에 {} 다 나왔네',
      '엄마 카드 {} 이걸로 긁었어요',
      '{} 이게 제 신용카드예요',
    ],
  },
  {
    name: 'resident number',
    make: (random) => {
      const number = random.chance(0.6)
        ? withChecksum(random)
        : `${birthday(random)}${random.pick(['1', '2', '3', '4', '5', '6', '7', '8'])}${random.digits(6)}`;
      return said([number.slice(0, 6), number.slice(6)], random);
    },
    carriers: [
      '주민번호가 {} 인데 입력이 안 돼요',
      '본인 인증 하려고 {} 쳤거든요',
      '주민등록번호는 {} 이고요',
      '제 등본에 {} 이렇게 나와요',
      '외국인등록번호 {} 로 가입했어요',
    ],
  },
  {
    name: 'passport, licence',
    make: (random) =>
      random.chance(0.5)
        ? `M${random.digits(8)}`
        : said([two(random.whole(11, 28)), random.digits(2), random.digits(6), random.digits(2)], random),
    carriers: [
      '면허 번호가 {} 이래요',
      '여권 번호는 {} 이에요',
      '운전면허증에 {} 이렇게 적혀 있어요',
      '여권에 {} 라고 되어 있네요',
    ],
  },
  {
    name: 'bank account',
    make: (random) => {
      const groups = random.pick([
        [random.digits(6), random.digits(2), random.digits(6)],
        ['110', random.digits(3), random.digits(6)],
        ['3333', random.digits(2), random.digits(7)],
        ['1002', random.digits(3), random.digits(6)],
      ]);
      return said(groups, random);
    },
    carriers: [
      '후원 계좌는 국민은행 {} 입니다',
      '계좌번호 {} 로 보내 주세요',
      '입금은 신한은행 {} 여기예요',
      '카카오뱅크 {} 여기로 송금하시면 돼요',
      '제 통장이 농협 {} 이거든요',
      '우리은행 계좌 {} 예금주는 저예요',
    ],
  },
  {
    name: 'address',
    make: (random) => {
      const district = random.pick(DISTRICTS);
      switch (random.whole(0, 4)) {
        case 0:
          return `${district} ${random.pick(ROADS)} ${random.whole(2, 400)}`;
        case 1:
          return `${district} ${random.pick(QUARTERS)} ${random.whole(10, 900)}-${random.whole(1, 90)}`;
        case 2:
          return `${random.whole(101, 130)}동 ${random.whole(1, 24)}0${random.whole(1, 6)}호`;
        case 3:
          return `${district} ${random.pick(ROADS)} ${random.whole(2, 40)}길 ${random.whole(2, 90)} ${random.whole(1, 9)}0${random.whole(1, 4)}호`;
        default:
          return `${random.pick(QUARTERS)} ${random.whole(10, 900)}-${random.whole(1, 90)}번지`;
      }
    },
    carriers: [
      '저희 집 주소가 {} 인데요',
      '택배는 {} 로 보내 주세요',
      '저 {} 에 살아요',
      '이사 간 데가 {} 거든요',
      '작업실이 {} 여기 있어요',
      '배달을 {} 로 시켰는데 안 와요',
    ],
  },
];

export const KOREAN_SECRETS: readonly { readonly secret: string; readonly said: readonly string[] }[] = [
  { secret: '김도현', said: ['김도현', '김도현이', '김도현은', '김 도현', '김도현한테', '김도현씨'] },
  {
    secret: '은하수초등학교',
    said: ['은하수초등학교', '은하수 초등학교', '은하수초등학교에서', '은하수 초등 학교는'],
  },
  { secret: '서율', said: ['서율이', '서율아', '서율', '서율이가'] },
  { secret: '0417', said: ['0417', '공사일칠', '영사일칠', '04 17', '공 사 일 칠'] },
  { secret: '무지개빌라', said: ['무지개빌라', '무지개 빌라', '무지개빌라에'] },
];
export const KOREAN_SECRET_CARRIERS: readonly string[] = [
  '사실 {} 얘기는 하면 안 되는데',
  '어제 {} 전화 왔어요',
  '아니 {} 뭐라고 하는 거야',
  '그때 {} 같이 있었거든요',
  '근데 {} 여기서 말하면 큰일 나요',
];
