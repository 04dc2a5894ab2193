import { distance } from 'fastest-levenshtein';
import { isParticleAfter } from '../korean/particles';
import { wordSet } from '../word-set';
import { findRepairs, type Finding, type PlacedWord, type Repair } from './finding';
import { koreanSound } from './word-sound';

interface Term {
  readonly term: string;
  /** Without spaces. */
  readonly compact: string;
  readonly sound: string;
  readonly words: number;
}

/** At most so many words may have been heard for one term. */
const MOST_WORDS = 3;
/** Terms of fewer syllables are never joined from several words: 자 막 is more than 자막. */
const LEAST_JOINED = 3;
/** Shorter terms are not looked for by their sound: too many words have it. */
const LEAST_SYLLABLES = 2;
/** One letter of so many syllables may differ. */
const SYLLABLES_PER_ERROR = 4;
/** Ordinary words that sound like others, as ㅐ does like ㅔ and a tense consonant like a plain one: no terms. */
const ORDINARY = wordSet(
  '내일 제일 세상 새로 대로 때문 그때 이때 언제 어제 이제 모레 세계 내가 네가 제가 그게 매일 배우 계속 재미 개인 계획 대화 세대 시대 애기 얘기 베개 새해 ' +
    '제발 게임 제품 체력 재료 대신 대회 기대 세트 매우 되게 해외 회의 외국 최고 사다 싸다 자다 짜다 개다 깨다 가지 까지',
);

/** The beginning of a stretch that has as many syllables as a term, and where it ends in the text. */
interface Noun {
  readonly text: string;
  readonly end: number;
}

function wordsIn(text: string): PlacedWord[] {
  return [...text.matchAll(/\p{Script=Hangul}+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The first `length` syllables of a stretch, when they reach into its last word and only particles follow. */
function nounOf(stretch: readonly PlacedWord[], length: number): Noun | null {
  const joined = stretch.map((word) => word.text).join('');
  const last = stretch.at(-1);
  const noun = joined.slice(0, length);
  const ending = joined.slice(length);
  if (!last || noun.length < length || ending.length >= last.text.length) return null;
  return ending === '' || isParticleAfter(noun, ending)
    ? { text: noun, end: last.end - ending.length }
    : null;
}

/** How many syllables are written in another way. */
function differences(left: string, right: string): number {
  return Array.from(left).filter((syllable, index) => syllable !== right[index]).length;
}

/** Finds where terms in Hangul belong. */
export function createKoreanFinder(terms: readonly string[]): (text: string) => Repair[] {
  const byLength = new Map<number, Term[]>();
  for (const term of terms) {
    const compact = term.replaceAll(/\s/g, '');
    if (!/^\p{Script=Hangul}+$/u.test(compact)) continue;
    const one = { term, compact, sound: koreanSound(compact), words: term.split(/\s+/).length };
    byLength.set(compact.length, [...(byLength.get(compact.length) ?? []), one]);
  }
  const lengths = [...byLength.keys()].sort((left, right) => right - left);

  function spelled(text: string, stretch: readonly PlacedWord[]): Finding | null {
    const start = stretch[0]?.start ?? 0;
    for (const length of lengths) {
      const noun = nounOf(stretch, length);
      const one = noun && byLength.get(length)?.find(({ compact }) => compact === noun.text);
      if (!one) continue;
      const { end } = noun;
      if (text.slice(start, end) === one.term) return { repair: null, errors: 0 };
      if (length >= LEAST_JOINED) return { repair: { start, end, term: one.term }, errors: 0 };
    }
    return null;
  }

  function heard(stretch: readonly PlacedWord[]): Finding | null {
    const start = stretch[0]?.start ?? 0;
    let best: Finding | null = null;
    for (const length of lengths) {
      const noun = length < LEAST_SYLLABLES ? null : nounOf(stretch, length);
      if (!noun || ORDINARY.has(noun.text)) continue;
      const allowed = Math.floor(length / SYLLABLES_PER_ERROR);
      const near = (byLength.get(length) ?? []).filter(
        ({ compact, words }) => words === stretch.length && differences(compact, noun.text) <= length / 2,
      );
      const own = near.length > 0 ? koreanSound(noun.text) : '';
      for (const { term, sound } of near) {
        const errors = distance(own, sound);
        if (errors <= allowed && (!best || errors < best.errors))
          best = { repair: { start, end: noun.end, term }, errors };
      }
    }
    return best;
  }

  return (text) => findRepairs(text, wordsIn(text), MOST_WORDS, { spelled, heard });
}
