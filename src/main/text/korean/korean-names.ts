import { wordSet } from '../word-set';

/** Syllables that given names of two syllables often begin with, and end in. */
const FIRST = new Set(
  '가건경규나다도동라명민병보상서석선성세소수승시아연영예용우원유윤은인재정제종주준지진찬채철태하한해혁현형혜호효희',
);
const LAST = new Set(
  '경규균나라린미민범봉빈서석섭성솔수숙아연영옥우욱웅원윤율은재정주준지진찬철태하혁현혜호환훈희',
);
/** Other words of such syllables, and beginnings of verbs. */
const NO_GIVEN_NAMES = wordSet(`
  가옥 가하 건재 경영 경우 경주 경호 규범 규정 나라 나주 다수 다지 다하 도서 도우 동서 동석 동아 동원 동주 동지 동태 명태 민원 민주 병균 병원 보석 보수 보아 보주 보지 보태 보호
  상수 상아 상영 상연 상원 상정 상주 상태 상하 상호 상환 서민 서정 석유 선수 선율 선재 선정 선진 선호 성수 성서 성숙 성원 성주 성지 성찬 세균 세우 세율 소수 소아 소원 소재 소정
  소주 소지 소진 소환 수석 수영 수원 수정 수주 수준 수하 승진 시민 시범 시연 시원 시정 연수 연재 연주 연하 영웅 영원 영재 영주 영하 예정 예찬 용서 용수 우수 우연 우정 우주 우호
  원석 원서 원수 원주 원하 유린 유민 유서 유아 유영 유지 은하 은혜 인수 인재 인정 인지 인하 인원 재미 재우 재원 재정 재지 정서 정석 정성 정수 정원 정정 정지 정진 정하 제원 제재 제정 제주
  제지 주민 주석 주연 주재 주주 주지 준수 지나 지성 지수 지연 지우 지원 지정 지주 지지 지진 지하 지혜 진영 진주 채우 태아 태우 하나 하라 하수 하아 하원 하지 한옥 한정 해경 해석 해지 해하
  현재 현지 형성 형태 호수 효율
`);
const SURNAMES = new Set('김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허유남심노곽차구엄천방공');
/** Whoever has one of these has a name, whatever the rest could mean by itself. */
const COMMONEST = new Set('김이박최');

function isGivenName(word: string): boolean {
  const [first = '', last = ''] = word;
  return word.length === 2 && FIRST.has(first) && LAST.has(last);
}

/** Whether a noun has the form of a person's name, with the surname or without, and is no other word that we know. */
export function looksLikeKoreanName(noun: string): boolean {
  if (noun.length === 2) return isGivenName(noun) && !NO_GIVEN_NAMES.has(noun);
  const [surname, given] = [noun.charAt(0), noun.slice(1)];
  if (!SURNAMES.has(surname) || !isGivenName(given)) return false;
  return COMMONEST.has(surname) || !NO_GIVEN_NAMES.has(given);
}
