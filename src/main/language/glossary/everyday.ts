import { isEveryday } from '../../text/english/english-sense';
import { wordSet } from '../../text/word-set';

/** Names that every recogniser knows how to spell. */
export const EVERYDAY_NAMES = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february march april may june july august september october november december christmas easter halloween
  english korean japanese chinese spanish french german russian american americans british european asian african
  america korea japan china england britain france germany russia spain italy india canada mexico europe asia africa
  north south east west god lord internet president king queen captain chief mister miss sir madam mom dad ok tv
`);

/** Korean nouns that everybody uses, so that saying them often makes no term of them. */
export const EVERYDAY_NOUNS = wordSet(`
  가격 가게 가족 가방 감독 감자 강아지 거리 건강 건물 게임 결과 결정 경기 경험 계획 고기 고민 고양이 공간 공부 공연 공장 공지 과정 관심 광고 교육 구매 국가 그림 글자 금액 기대 기록 기본
  기사 기술 기자 기준 기회 나라 날씨 남자 내용 냉장고 노래 노력 농장 뉴스 능력 단계 단어 대답 대표 대학 대화 댓글 도구 도시 동네 동물 동생 디자인 딸기 라면 마을 마이크 마지막 만화 매력 머리
  메뉴 메시지 모델 모델링 모임 모집 목소리 목표 무대 무료 문자 문장 문화 물건 미래 미션 바다 바람 반응 발표 방 배경 버전 버튼 번역 변화 병원 보스 부모 부모님 분위기 브라우저 비용 비밀 비행기
  사건 사고 사랑 사실 사용자 사이트 사진 사회 상대 상품 색깔 생활 서버 서비스 선물 선생님 선수 선택 설명 설정 성격 성공 세계 세상 소리 소식 소스 속도 손님 수업 수준 순간 숫자 스토리 시작 시장 시험
  식당 신청 실력 실수 실패 아이 아이디어 아침 아파트 안내 애들 약속 언니 업데이트 여자 여행 역사 연결 연습 영상 영어 영화 예정 옵션 완료 요리 요청 우유 운동 웃음 원인 위치 유튜브 음식 음악 의견
  의미 의자 이벤트 이미지 이용 인기 인사 인생 인터넷 일정 입력 자동차 자리 자막 자신감 작업 작품 장면 장비 장소 저장 전화 점수 정리 정보 제목 제품 조건 주말 주문 주소 주제 준비 중심 지역 직업
  직장 진행 질문 집중 참여 책임 처리 체력 추천 축제 출발 취미 친구 카드 카메라 캐릭터 커피 컴퓨터 코드 콘텐츠 크기 클릭 키보드 텍스트 토요일 일요일 월요일 화요일 수요일 목요일 금요일 통화 파일 팀원 페이지
  편집 평가 포인트 표정 표현 프로그램 플레이 하늘 학교 학생 한국 한국어 할머니 할아버지 해결 행동 행사 현실 호텔 홈페이지 화면 환경 활동 회사 회의 효과 휴대폰 힘 겨울 여름 가을 봄 인식 음성 용어 게임기 마우스 모니터
`);

/** Whether a word is no term by itself: everybody uses it. */
export function isOrdinary(word: string): boolean {
  return isEveryday(word) || EVERYDAY_NAMES.has(word.toLowerCase()) || EVERYDAY_NOUNS.has(word);
}
