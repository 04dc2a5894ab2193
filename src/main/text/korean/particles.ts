import { wordSet } from '../word-set';

/** Particles and forms of 이다 that follow any noun. */
const AFTER_ANY = wordSet(
  '의 에 에서 에게 에게서 한테 한테서 께 께서 하고 부터 까지 보다 처럼 만큼 마다 밖에 조차 마저 대로 에다 에다가 도 만 뿐 들 ' +
    '입니다 입니까 인데 인데요 이고 이고요 이라고 이라고요 이라는 이라서 이니까 이지만 이었다 이었고',
);
const AFTER_CONSONANT = wordSet(
  '은 을 이 과 이랑 으로 으로서 으로써 으로부터 이나 이라도 이든 이든지 이에요 이죠 이네요 이야',
);
const AFTER_VOWEL = wordSet(
  '는 를 가 와 랑 로 로서 로써 로부터 나 라도 든 든지 예요 죠 네요 야 라고 라는 라서',
);
/** Particles that another may follow: 에서+는, 까지+도, 들+이. */
const CHAINABLE = wordSet(
  '에 에서 에게 한테 께 께서 하고 부터 까지 보다 처럼 만큼 밖에 조차 마저 대로 만 뿐 과 와 이랑 랑 으로 로 으로서 로서 들',
);

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const FINALS = 28;
/** The final consonant ㄹ in Unicode's order; 0 is none. */
const RIEUL = 8;

/** The final consonant of a word's last syllable, as its number in Unicode's order; null when it is no Hangul. */
export function finalConsonant(word: string): number | null {
  const code = word.charCodeAt(word.length - 1) - FIRST_SYLLABLE;
  return code >= 0 && code < SYLLABLES ? code % FINALS : null;
}

function fits(noun: string, particle: string): boolean {
  if (AFTER_ANY.has(particle)) return true;
  const final = finalConsonant(noun);
  if (final === null) return AFTER_CONSONANT.has(particle) || AFTER_VOWEL.has(particle);
  if (AFTER_CONSONANT.has(particle)) return final !== 0;
  return AFTER_VOWEL.has(particle) && (final === 0 || (final === RIEUL && particle.startsWith('로')));
}

/**
 * Whether `ending` may follow `noun` as its particles or as a form of 이다, by the noun's last sound: 은 or 에서는
 * after 자막. A noun in another script, whose sound is unknown, may have either.
 */
export function isParticleAfter(noun: string, ending: string): boolean {
  if (fits(noun, ending)) return true;
  for (let cut = 1; cut < ending.length; cut++) {
    const first = ending.slice(0, cut);
    if (CHAINABLE.has(first) && fits(noun, first) && isParticleAfter(first, ending.slice(cut))) return true;
  }
  return false;
}
