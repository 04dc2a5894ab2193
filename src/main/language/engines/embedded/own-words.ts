import type { DigestLanguage } from '../../../../shared/session/digest';
import { MARKED_WHY } from '../../marks';
import type { Sign } from './signs';

/** Why a moment is worth finding again; `central` is one without any sign. */
type Why = 'marked' | Sign | 'central';

interface OwnWords {
  /** Why a moment was picked. */
  readonly why: Readonly<Record<Why, string>>;
  /** Title of a session in which nothing was said that makes one. */
  readonly untitled: string;
}

/** The only words of the embedded engine that nobody said. */
export const OWN_WORDS: Readonly<Record<DigestLanguage, OwnWords>> = {
  en: {
    why: {
      marked: MARKED_WHY.en,
      win: 'The outcome',
      turn: 'A turning point',
      award: 'A prize',
      news: 'News',
      decision: 'A decision',
      change: 'A change',
      finding: 'An insight',
      date: 'A date',
      number: 'A number',
      laughter: 'Laughter',
      excitement: 'Excitement',
      central: 'Central to what was said',
    },
    untitled: 'Session',
  },
  ko: {
    why: {
      marked: MARKED_WHY.ko,
      win: '승부',
      turn: '결정적인 순간',
      award: '상',
      news: '소식',
      decision: '결정',
      change: '바뀐 점',
      finding: '알게 된 것',
      date: '날짜',
      number: '눈에 띄는 숫자',
      laughter: '웃음',
      excitement: '들뜬 순간',
      central: '핵심 발언',
    },
    untitled: '세션',
  },
};
