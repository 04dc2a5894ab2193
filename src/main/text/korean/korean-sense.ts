import type { WordSense } from '../word-sense';
import { KOREAN_STOP_WORDS, VERB_FORMS, WHOLE_NOUNS } from './korean-words';
import { finalConsonant, isParticleAfter } from './particles';

/** Verbs made of a noun and 하다, 되다 or 시키다; the noun carries the sense: 결정했습니다. */
const NOUN_VERB =
  /^(.{2,}?)(?:(?:하|되|시키)(?=[가-힣])|[해돼한된할될함됨했됐]$|시켜|시킨|시킬|[했됐](?=[가-힣])|[해돼](?=[서도야요주보])|[합됩](?=니))/u;

/** Ends of verbs and adjectives. Shorter ones (고, 면, 지, 게) end too many nouns. */
const VERB_END =
  /(?:니다|니까|는데|은데|던데|지만|면서|려고|도록|거든|거든요|잖아|잖아요|어요|아요|에요|예요|해요|여요|워요|네요|군요|구나|더라|더라고|고요|구요|지요|죠|세요|시죠|래요|대요|까요|나요|가요|을게|게요|을까|을까요|어서|아서|라서|여서|어야|아야|해야|어도|아도|으면|다면|던|다고|냐고|자고|다는|다가|는지|은지|을지|든지|듯이|을수록|기로|려면|느라|자마자)$/u;

/** Endings that no verb has, so that what stands before them is a noun. */
const NOUN_END =
  /^(?:들?(?:이|가|을|를|의|과|와|이랑|랑|으?로|에|에서|에게|한테|까지|부터|보다|처럼|마다|하고)(?:는|도|만|의)?|들(?:은|도)|입니다|이에요|예요|인데|인데요|이고|이고요)$/u;

const FINAL_SS = 20;

/** Whether the past tense (었), the future (겠) or 있다 is in it: no noun has a final ㅆ. */
function hasTense(word: string): boolean {
  return Array.from(word).some((syllable) => finalConsonant(syllable) === FINAL_SS);
}

function isWholeNoun(word: string): boolean {
  if (WHOLE_NOUNS.has(word)) return true;
  return (
    word.length > 2 && [2, 3].some((length) => length < word.length && WHOLE_NOUNS.has(word.slice(-length)))
  );
}

/**
 * The noun that `word` begins with and its particles: a noun of the list is kept whole, of others the shortest
 * is taken.
 */
function splitNoun(word: string): { noun: string; ending: string } {
  let best = { noun: word, ending: '' };
  if (isWholeNoun(word)) return best;
  for (let cut = word.length - 1; cut >= 1; cut--) {
    const noun = word.slice(0, cut);
    const ending = word.slice(cut);
    if (noun.endsWith('으') || !isParticleAfter(noun, ending)) continue;
    if (isWholeNoun(noun)) return { noun, ending };
    best = { noun, ending };
  }
  return best;
}

/** 도현 is 도현이 before other particles, as names with a final consonant are called; both are one person. */
function nameKey(noun: string, ending: string): string {
  const name = noun.slice(0, -1);
  const isCalled = ending !== '' && noun.length > 2 && noun.endsWith('이') && !isWholeNoun(noun);
  return isCalled && (finalConsonant(name) ?? 0) > 0 ? name : noun;
}

const NO_SENSE: Pick<WordSense, 'content' | 'noun'> = { content: false, noun: false };

/**
 * What a Korean word between spaces means. There is no dictionary: nouns are known by the particles after them, verbs by
 * their tense and endings. What could be either is no noun.
 */
export function senseOfKorean(word: string): WordSense {
  if (KOREAN_STOP_WORDS.has(word)) return { base: word, key: word, ...NO_SENSE };
  const verbNoun = NOUN_VERB.exec(word)?.[1];
  if (verbNoun !== undefined) {
    const known = !KOREAN_STOP_WORDS.has(verbNoun);
    return {
      base: verbNoun,
      key: verbNoun,
      content: known,
      noun: known && !hasTense(verbNoun) && !/[아어워해]$/.test(verbNoun),
    };
  }
  const { noun: whole, ending } = splitNoun(word);
  const noun = whole.length > 2 && whole.endsWith('들') && !isWholeNoun(whole) ? whole.slice(0, -1) : whole;
  if (KOREAN_STOP_WORDS.has(noun)) return { base: noun, key: noun, ...NO_SENSE };
  const content = word.length >= 2;
  const nominal = NOUN_END.test(ending) && !hasTense(noun) && !VERB_FORMS.has(word) && !word.endsWith('기로');
  if (!nominal && (hasTense(word) || VERB_END.test(word))) {
    const stem = word.replace(VERB_END, '').slice(0, 2) || word;
    return { base: word, key: stem, content, noun: false };
  }
  return { base: noun, key: nameKey(noun, ending), content, noun: nominal };
}
