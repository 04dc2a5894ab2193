import { isEveryday } from '../../text/english/english-sense';
import { looksLikeKoreanName } from '../../text/korean/korean-names';
import type { Token } from '../../text/tokens';
import { wordSet } from '../../text/word-set';
import { EVERYDAY_NOUNS } from '../glossary/everyday';

const HANGUL = /^\p{Script=Hangul}/u;

/** Who does something: 도현이가. In Korean nothing else marks a name. */
const SUBJECT = /(?:이|가|은|는|께서|님|씨|선수)$/u;
/** What a sentence is about: 도현은. Verbs have the same endings. */
const TOPIC = /^(?:은|는|도|께서[는도]?)$/u;
/** How people are called, as the end of a word and as the word after. */
const CALLED = /^(.{2,})(?:님|씨)$/u;
const CALLED_AFTER = new Set(['님', '씨', '선수']);
/** 선생님 and 아저씨 are nobody's names. */
const TITLES = wordSet('선생 부모 사모 하느 임금 도련 의사 기사 간호사 주인 아저 아가 마음');

/** Last syllables of verbs before 는 and 은. */
const VERB =
  /[가기끼나내니대두드뒤뀌르러리보서시오우이주지치키하되히있없겠많찮않붙찾받잡맞남넘얻믿닫늦좋높낮깊젊밝]$/u;
/** Ends of words for people and things of a kind. */
const KIND = /(?:.[자원전금]|..[수률량액비점력성화식법론권품회])$/u;
/** Whoever tells of a show calls by these who speaks, plays and listens in it, and what happens, whatever they were called. */
const COMMON = wordSet(`
  스트리머 방송인 화자 연사 강사 강연자 교수 게스트 호스트 관객 관중 청중 플레이어 유저 이용자 사용자 고객 캐스터 앵커 아나운서 리포터 전문가 관계자 주인공 일행 모두 해설 진행 국가대표 주전 신인 후보 프로 축구 야구 농구
  결승 준결승 방송 영상 대회 강의 토론 이야기 결론 문제 방법 이날 당시 라운드 세트 스코어 승부 승리 패배 우승 상금 후원 기부 모금 모금액 총액 매출 수익 이익 손실 주가 금리 물가 환율 경제 예산 법안 정책 제도
  화재 태풍 기온 기능 패치 출시 출시일 발매일 시간 날짜 프로젝트 과제 숙제 연구 실험 이론 개념 정의 공식 수식 함수 변수 데이터 알고리즘 시스템 네트워크 앨범 콘서트 드라마 소설 재료 숙소 기차 버스 훈련 치료 수술
  백신 바이러스 답변 채팅 추첨 당첨 배송 전략 작전 공격 수비 방어 전투 싸움 던전 무기 아이템 스킬 레벨 경험치 드래곤 득점 실점 홈런 안타 라이브 스트림 시즌 구간 스테이지 챕터 팀장 사장 회장 부장 과장 실장 원장
  의원 장관 대통령 총리 매니저 작가 코치 구독 팔로워 정부 기업 은행 경찰 국회 시민 국민 외국인 양팀 두팀 우리팀 저희팀 현재 최종 초반 중반 후반 전반
`);

function isCommon(noun: string): boolean {
  if (KIND.test(noun) || COMMON.has(noun) || EVERYDAY_NOUNS.has(noun)) return true;
  const end = noun.slice(-2);
  return noun.length > 3 && (COMMON.has(end) || EVERYDAY_NOUNS.has(end));
}

/** `opens`: whether a sentence or a part of it begins with it. */
function isKoreanName({ text, base, key, noun }: Token, opens: boolean, next: Token | undefined): boolean {
  if (base.length < 2) return false;
  const particle = text.slice(base.length);
  const [, called] = CALLED.exec(base) ?? [];
  const common = isCommon(called ?? base) || TITLES.has(called ?? '');
  if (called !== undefined && !common) return true;
  if (particle === '') return !common && next !== undefined && next.joined && CALLED_AFTER.has(next.base);
  if (noun && SUBJECT.test(text) && !particle.startsWith('들')) return true;
  if (!TOPIC.test(particle)) return false;
  return looksLikeKoreanName(key) || (opens && particle !== '도' && !VERB.test(base) && !common);
}

/** Ends of English words that are seldom names. */
const ORDINARY_END =
  /(?:ing|[^r]ed|[ts]ions?|ments?|ness|it(?:y|ies)|isms?|ists?|[tdm]ances?|(?:i|er|st)ences?|ency|ships?|[ai]ble|ful|less|ous|[ts]ive|(?:nt|al|te|us|ic|re|se|ve)ly|(?:ion|ent|ic)als?|[eo]rs|ants|ents|ees)$/;
/** Keller ends as player does, which is made of a word that everybody knows. */
const DOER = /[eo]r$/;

/** Whether a word that opens a sentence, where any has a capital, looks like a name. */
function opensAsName({ text, base, content }: Token): boolean {
  if (!content || !/^\p{Lu}\p{Ll}/u.test(text) || isEveryday(base)) return false;
  const word = base.toLowerCase();
  return !ORDINARY_END.test(word) && !(DOER.test(word) && isEveryday(word.replace(DOER, '')));
}

/** Whether the word at `at` names somebody or something, as far as its form tells. */
export function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.name) return true;
  if (!HANGUL.test(token.text)) return opensAsName(token);
  return isKoreanName(token, at === 0 || !token.joined, tokens[at + 1]);
}
