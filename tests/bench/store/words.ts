/** Sentences as streams have them, in Korean, English and Japanese, from a seed: the same ones each time. */

const KOREAN = {
  stems:
    '게임 방송 오늘 내일 시간 사람 친구 음악 노래 영상 채널 구독 댓글 이야기 질문 대답 문제 정답 보스 던전 아이템 무기 마법 용사 마을 지도 길 문 열쇠 상자 적 동료 파티 레벨 경험 점수 기록 대회 결승 팀 선수 코치 감독 경기 승리 패배 연습 훈련 학교 회사 회의 자료 발표 보고 계획 예산 일정 여행 바다 산 강 하늘 날씨 비 눈 바람 커피 치킨 피자 라면 김치 밥 저녁 점심 아침 강아지 고양이 집 방 침대 책상 컴퓨터 키보드 마우스 모니터 카메라 마이크 자막 번역 요약 마음 생각 기억 약속 선물 생일 축하 감사 인사 시작 마지막 다음 처음 중간 세계 나라 도시 거리 가게 시장 병원 은행',
  endings: '은 이 을 에서 하고 까지 부터 도 만 보다 처럼 에게 으로 이랑 이나 이라고'.split(' '),
  verbs:
    '했어요 해요 할게요 봤어요 볼까요 갔어요 가요 왔어요 좋아요 싫어요 재미있어요 어려워요 쉬워요 이겼어요 졌어요 만났어요 먹었어요 샀어요 팔았어요 열었어요 닫았어요 시작했어요 끝났어요 모르겠어요 알겠어요 그랬어요 맞아요 아니에요 고마워요 반가워요',
};
const ENGLISH =
  'the a to and of that is we you this it for on with have just really going think people time know see get make good game stream chat boss level weapon sword magic castle village road door key chest enemy party music song video channel question answer problem score record match team player coach practice school office meeting budget plan report trip ocean mountain river weather coffee pizza dinner puppy kitten keyboard camera microphone caption summary memory promise birthday thanks start finish world country city street market hospital bank winter summer dragon wizard arrow shield potion treasure island bridge garden kitchen window mirror candle letter picture story chapter ending secret mystery detective thunder lightning';
const JAPANESE = {
  nouns:
    '配信 今日 明日 時間 友達 音楽 動画 登録 質問 答え 問題 ボス ダンジョン アイテム 武器 魔法 勇者 村 地図 道 扉 鍵 宝箱 敵 仲間 経験 点数 記録 大会 決勝 選手 監督 試合 勝利 練習 学校 会社 会議 資料 発表 計画 予算 旅行 海 山 川 空 天気 雨 雪 風 コーヒー ラーメン 夕食 子犬 子猫 家 部屋 机 パソコン キーボード カメラ マイク 字幕 翻訳 要約 記憶 約束 誕生日 世界 国 街 市場 病院',
  particles: 'は が を に で と も から まで より'.split(' '),
  verbs:
    'しました します 見ました 行きました 来ました 好きです 嫌いです 楽しいです 難しいです 勝ちました 負けました 会いました 食べました 買いました 開けました 始まりました 終わりました わかりません そうですね ありがとうございます',
};

/** Letters that hardly anybody says: one caption of `RARE` has one of them. */
const RARE = 5000;
const RARE_LETTERS = '뷁 쀍 龘 ヸ ɮ ʘ'.split(' ');

/** Of one and two letters: some are in few captions, at whatever place, others in none. */
export function rareQueries(): string[] {
  const never = ['쒧', '갉뷁', 'ʭ', 'qʘ', '鱻', '靐龘'];
  return [...RARE_LETTERS, ...RARE_LETTERS.map((letter) => `${letter}.`), ...never];
}

/** A linear congruential generator; each call gives a number below `below`. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Speaker {
  /** The next caption: 3 to 16 words, of which the first in the lists come oftenest. */
  readonly caption: (language: 'ko' | 'en' | 'ja') => string;
  readonly pick: (below: number) => number;
}

export function speaker(seed: number): Speaker {
  const pick = randomOf(seed);
  const koreanStems = KOREAN.stems.split(' ');
  const koreanVerbs = KOREAN.verbs.split(' ');
  const english = ENGLISH.split(' ');
  const nouns = JAPANESE.nouns.split(' ');
  const japaneseVerbs = JAPANESE.verbs.split(' ');
  const often = (words: readonly string[]): string =>
    words[Math.min(pick(words.length), pick(words.length))] ?? '';
  const any = (words: readonly string[]): string => words[pick(words.length)] ?? '';
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  return {
    pick,
    caption(language) {
      if (pick(RARE) === 0) return `${any(english)} ${any(RARE_LETTERS)}${pick(2) === 0 ? '.' : ''}`;
      const count = 2 + pick(6);
      if (language === 'ko') {
        return [...times(count, () => often(koreanStems) + any(KOREAN.endings)), `${any(koreanVerbs)}.`].join(
          ' ',
        );
      }
      if (language === 'ja') {
        return `${times(count, () => often(nouns) + any(JAPANESE.particles)).join('')}${any(japaneseVerbs)}。`;
      }
      return `${times(count * 2, () => often(english)).join(' ')}.`;
    },
  };
}

/** What somebody would look for: one, two and more letters, several words, phrases, and what nobody said. */
export function queries(count: number, seed: number): string[] {
  const { pick, caption } = speaker(seed);
  const lists = [KOREAN.stems, ENGLISH, JAPANESE.nouns].map((words) => words.split(' '));
  const word = (): string => {
    const list = lists[pick(lists.length)] ?? [];
    return list[pick(list.length)] ?? '';
  };
  const kinds: readonly (() => string)[] = [
    word,
    word,
    () => `${word()} ${word()}`,
    () => caption('en').split(' ').slice(0, 2).join(' '),
    () => `"${caption('ko').split(' ').slice(0, 2).join(' ')}"`,
    () => caption('ja').slice(0, 2 + pick(5)),
    () => `${word()}zq`,
    () => `뷁${pick(10)}`,
  ];
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.() ?? '');
}
