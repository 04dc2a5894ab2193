import type { DigestLanguage } from '../../../../shared/session/digest';

/** Signs of a moment worth finding again; `central` is one without any. */
export type MomentSign = 'marked' | 'laughter' | 'excitement' | 'decision' | 'number' | 'central';

interface OwnWords {
  /** Why a moment was picked. */
  readonly why: Readonly<Record<MomentSign, string>>;
  /** Title of a session in which nothing was said that makes one. */
  readonly untitled: string;
}

/** The only words of the embedded engine that nobody said. */
export const OWN_WORDS: Readonly<Record<DigestLanguage, OwnWords>> = {
  en: {
    why: {
      marked: 'You marked it',
      laughter: 'Laughter',
      excitement: 'Excitement',
      decision: 'A decision',
      number: 'A number',
      central: 'Central to what was said',
    },
    untitled: 'Session',
  },
  ko: {
    why: {
      marked: '직접 표시한 순간',
      laughter: '웃음',
      excitement: '들뜬 순간',
      decision: '결정',
      number: '눈에 띄는 숫자',
      central: '핵심 발언',
    },
    untitled: '세션',
  },
};
