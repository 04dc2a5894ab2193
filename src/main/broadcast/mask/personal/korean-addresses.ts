import { wordSet } from '../../../text/word-set';
import type { Span } from '../spans';

const PROVINCES =
  '서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|충청[남북]|전라[남북]|경상[남북]';
/** 123, 123-4, 백이십삼, 일이삼에 사 */
const SAID = '[공영일이삼사오육륙칠팔구십백천]';
const NUMBER = `(?:\\d{1,4}(?:\\s?(?:-|다시|의|에)\\s?\\d{1,4}|\\s\\d{1,4}(?=번지))?|${SAID}{1,7}(?:\\s?(?:다시|의|에|-)\\s?${SAID}{1,6})?)`;
const PROVINCE = `(?:(?:${PROVINCES})(?:특별자치시|특별자치도|특별시|광역시|시|도)?)`;
const REGION = `(?:${PROVINCE}\\s?)?(?:[가-힣]{1,4}(?:시|군)\\s?)?(?:[가-힣]{1,4}구\\s?)?(?:[가-힣]{1,5}(?:읍|면|동|가)\\s)?(?:[가-힣]{1,5}리\\s)?`;
const AFTER_NUMBER =
  '(?![\\d,.]*\\d)(?!\\s?(?:번(?!지|길)|회|단계|일|칸|명|시간|시에|분|초|개|킬|원|만|천|억|점|위|레벨|렙|퍼센트|%|마리|판|승|패|골|대|배|장|등|년|월|일에|일이|주|킬로|미터))';

/** 테헤란로 123, 강남대로 12길 34 */
const ROAD = new RegExp(
  `(?<![가-힣])(${REGION})([가-힣\\d]{1,8}(?:대로|로|길))(?:\\s?${NUMBER}(?:번길|길|번가길))?\\s?(${NUMBER})(?:번지|호)?${AFTER_NUMBER}`,
  'gu',
);
/** 역삼동 123-4 */
const LOT = new RegExp(
  `(?<![가-힣])(${REGION.slice(0, REGION.indexOf('(?:[가-힣]{1,5}(?:읍'))})([가-힣]{1,5}\\d?(?:동|읍|면|리|가)\\s?(?:[가-힣]{1,4}리\\s?)?(?:산\\s?)?)(${NUMBER})\\s?(번지)?(?![동층호길])${AFTER_NUMBER}`,
  'gu',
);
/** 101동 1203호 */
const FLAT = new RegExp(
  `(?:[가-힣A-Za-z\\d]{1,12}(?:아파트|빌라|오피스텔|빌딩|타워|맨션|주공|자이|래미안|푸르지오|힐스테이트|아이파크|더샵|롯데캐슬|편한세상|위브|캐슬|하이츠)\\s?)?(?:\\d{1,4}|${SAID}{1,7}|[가-하A-Z])\\s?동\\s?(?:에\\s?)?(?:\\d{3,4}|${SAID}{3,7}(?:\\s?${SAID}{1,4})?)\\s?호`,
  'gu',
);
/** 아파트 1203호, 5층 502호: behind an address or the name of a house. */
const ROOM = new RegExp(
  `^[\\s,.()]*(?:[가-힣A-Za-z\\d]{1,12}(?:아파트|빌라|오피스텔|빌딩|타워|맨션|주공|자이|래미안|푸르지오|힐스테이트|아이파크|더샵|캐슬|위브|스퀘어|센터|프라자|플라자|하우스|연립|기숙사)\\s?)?(?:(?:\\d{1,4}|${SAID}{1,6})\\s?동\\s?)?(?:(?:지하\\s?)?(?:\\d{1,2}|${SAID}{1,3})\\s?층\\s?)?(?:(?:\\d{2,4}|${SAID}{2,7})\\s?호)?`,
  'u',
);
const HOUSE = new RegExp(
  `(?<![가-힣])[가-힣A-Za-z\\d]{0,12}(?:아파트|빌라|오피스텔|빌딩|타워|맨션|주공|자이|래미안|푸르지오|힐스테이트|아이파크|더샵|캐슬)\\s?(?:(?:\\d{1,2}|${SAID}{1,3})\\s?층\\s?)?(?:\\d{3,4}|${SAID}{3,7})\\s?호`,
  'gu',
);
/** 잠실동 317-36번지, wherever it is glued to. */
const NUMBERED_LOT = /[가-힣]{1,4}(?:동|읍|면|리)\s?(?:산\s?)?\d{1,4}\s?-\s?\d{1,4}\s?번지/gu;
const KEYWORD =
  /주소|살아|살고|사는|거주|집은|집이|집으로|이사|배송|택배|보내\s?주|찾아\s?오|사무실|스튜디오|우리\s?집|자취방|본가|작업실|동네/u;
const KEYWORD_NEAR = 40;
/** Ends of ordinary words and verbs that look like a road, a quarter or a place. */
const NO_ROAD =
  /으로$|^(?:[이그저]대로|제대로|마음대로|맘대로|멋대로|뜻대로|절대로|반대로|차례대로|순서대로|바로|새로|서로|별로|따로|제로|프로|세로|가로|실제로|스스로|진짜로|주로|하나로|둘로|날로|홀로|도로|위로|뒤로|아래로|서버로|여기로|거기로|저기로|어디로|레벨로|점수로|[이그저]길)$/u;
const NO_QUARTER = wordSet(
  '활동 운동 이동 행동 자동 수동 감동 충동 진동 변동 작동 노동 동동 공동 아동 파동 난동 소동 부동 합동 출동 연동 태동 거동 기동 전동 율동 선동 구동 발동 가동 시동 요동 생동 역동 라면 하면 되면 보면 가면 오면 화면 방면 측면 장면 정면 반면 표면 지면 수면 아니면 그러면 그럼면 다면 우리 거리 소리 자리 머리 다리 정리 처리 관리 요리 마리 유리 빨리 미리 멀리 꼬리 승리 수리 논리 심리 물리 원리 권리 무리 뿌리 허리 그리 이리 저리 분리 의리 누가 내가 네가 제가 우리가 추가 평가 휴가 주가 대가 물가 국가 작가 화가 증가 참가 허가 휴가 뭐가 애가 걔가',
);
const VERB =
  /(?:하면|되면|으면|이면|라면|다면|려면|나면|보면|가면|오면|[가-힣]니까|[가-힣]다가|가리|오리|하리)\s?$/u;

/** Where a text holds addresses as they are written and said in Korean. */
export function koreanAddresses(text: string): Span[] {
  if (!/[동로길읍면리가호]/u.test(text)) return [];
  const spans: Span[] = [];
  const add = (start: number, length: number, extend = true): void => {
    const end = start + length;
    const room = extend ? (ROOM.exec(text.slice(end, end + 40))?.[0].trimEnd() ?? '') : '';
    spans.push({ start, end: end + (/\S/u.test(room) && /[동층호]$/u.test(room) ? room.length : 0) });
  };
  for (const { 0: found, 1: region = '', 2: road = '', 3: number = '', index } of text.matchAll(ROAD)) {
    const known = isKnown(region) || isNear(text, index);
    const name = road.trim();
    if (
      NO_ROAD.test(name) ||
      name.length < 3 ||
      (!known && !isLongRoad(name, number, text, index + found.length))
    )
      continue;
    add(index, found.length);
  }
  for (const { 0: found, 1: region = '', 2: quarter = '', 3: number = '', 4: lot, index } of text.matchAll(
    LOT,
  )) {
    const name = quarter.trim().replace(/\s?산$/u, '');
    const parted = /\d\s?(?:-|다시)\s?\d/u.test(number);
    if ((NO_QUARTER.has(name) && !(parted && isKnown(region))) || VERB.test(name)) continue;
    const known = isKnown(region) || isNear(text, index);
    const ofQuarter = name.endsWith('동') && name.length >= 3;
    if (
      known
        ? /\d|[십백천]|다시/u.test(number) || lot || number.length > 2
        : (ofQuarter && (parted || lot)) || (parted && lot)
    )
      add(index, found.length);
  }
  for (const pattern of [FLAT, HOUSE, NUMBERED_LOT]) {
    for (const { 0: found, index } of text.matchAll(pattern)) add(index, found.length, false);
  }
  return spans.map((span) => ({ ...span, start: withRegion(text, span.start) }));
}

function isKnown(region: string): boolean {
  return new RegExp(`^${PROVINCE}`, 'u').test(region) || /[가-힣]{2,}(?:시|군|구)\s/u.test(region);
}

function isNear(text: string, index: number): boolean {
  return KEYWORD.test(text.slice(Math.max(0, index - KEYWORD_NEAR), index + KEYWORD_NEAR));
}

/** A road that is named with no region: only where nothing else is likely. */
function isLongRoad(road: string, number: string, text: string, end: number): boolean {
  const rest = text.slice(end, end + 12);
  const told = /^(?:번지|호|에요|이에요|예요|입니다|이야|,|\s\d+[동층호]|\s?$|\s(?:이에요|입니다))/u.test(
    rest,
  );
  return /(?:대로|번길|길)$/u.test(road)
    ? /^\d/u.test(number) || told
    : road.length >= 4 && /^\d/u.test(number) && told;
}

const BEFORE = new RegExp(
  `(?:(?:(?<![가-힣])${PROVINCE}|(?:${PROVINCES})(?:특별시|광역시|시|도))[\\s,]+)?(?:(?<![가-힣])[가-힣]{1,4}(?:시|군)[\\s,]+)?(?:(?<![가-힣])[가-힣]{1,4}(?:구|군)[\\s,]+)?(?:(?<![가-힣])[가-힣]{2,5}(?:동|읍|면|리)[\\s,]+)?$`,
  'u',
);

/** The beginning of the region that is said right before an address. */
function withRegion(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 40), start);
  const region = BEFORE.exec(before)?.[0] ?? '';
  return isKnown(`${region} `) ? start - region.length : start;
}
