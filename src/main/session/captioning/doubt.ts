import type { HeardWord } from '../../text/words';

/** Longest phrase that is looked for, words. */
const MAX_PHRASE_WORDS = 8;
/** Words of the shortest phrase whose mere repetition is doubtful. */
const LEAST_ECHO_WORDS = 3;

/** Nobody says more in a second. Fast readers reach five words over a whole sentence. */
const MOST_WORDS = 5;
/**
 * Readers say 7.8 syllables a second in Japanese and 5.2 in Mandarin on the average (Pellegrino, Coupé and Marsico,
 * 2011), in other languages something between; here is half as much again and more. A Kana is a mora, somewhat less
 * than a syllable, and a Thai syllable some two letters. Han characters are longer in Japanese, so they have room.
 */
const MOST_KANA = 12;
const MOST_HANGUL = 11;
const MOST_HAN = 9;
const MOST_ALPHABETIC = 18;

const KANA = /[\p{scx=Hira}\p{scx=Kana}]/u;
const HAN = /\p{sc=Han}/u;
const HANGUL = /\p{sc=Hangul}/gu;

/** The least time in which somebody says a word, as a multiple of what an English one takes. */
function leastTime({ key, weight }: HeardWord): number {
  if (weight < 1)
    return MOST_WORDS / (HAN.test(key) ? MOST_HAN : KANA.test(key) ? MOST_KANA : MOST_ALPHABETIC);
  const syllables = key.match(HANGUL)?.length ?? 0;
  return syllables > 0 ? (MOST_WORDS * syllables) / MOST_HANGUL : 1;
}

function sumOf(words: readonly HeardWord[], of: (word: HeardWord) => number): number {
  return words.reduce((sum, word) => sum + of(word), 0);
}

/** Whether a phrase of `length` words or characters is said twice in a row. */
function repeatsPhrase(words: readonly HeardWord[], length: number): boolean {
  let same = 0;
  for (let index = length; index < words.length; index++) {
    same = words[index]?.key === words[index - length]?.key ? same + 1 : 0;
    if (same < length) continue;
    const weight = sumOf(words.slice(index - length + 1, index + 1), (word) => word.weight);
    if (weight >= LEAST_ECHO_WORDS && weight <= MAX_PHRASE_WORDS) return true;
  }
  return false;
}

/**
 * Whether a text of `soundMs` of sound is doubtful: it says a phrase twice in a row, as a recogniser does
 * that ran out of sound, or more words than anybody speaks in that time. Real speech may do the first too,
 * so this is a reason to wait for the next pass, not to throw a final away.
 */
export function isDoubtful(words: readonly HeardWord[], soundMs: number): boolean {
  // One word more, since the sound may end within one.
  if (sumOf(words, leastTime) > 1 + (soundMs / 1000) * MOST_WORDS) return true;
  for (let length = LEAST_ECHO_WORDS; length * 2 <= words.length; length++)
    if (repeatsPhrase(words, length)) return true;
  return false;
}
