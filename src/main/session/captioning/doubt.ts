import type { HeardWord } from './words';

/** Longest phrase, in words, that is looked for. */
const MAX_PHRASE = 8;
/** Words of the shortest phrase whose mere repetition is doubtful. */
const LEAST_ECHO = 3;
/** Fast readers reach five words a second over a whole sentence. */
const MOST_WORDS_PER_SECOND = 5;

/** Whether a phrase of `phrase` words is said twice in a row. */
function repeatsPhrase(words: readonly HeardWord[], phrase: number): boolean {
  let same = 0;
  for (let index = phrase; index < words.length; index++) {
    same = words[index]?.key === words[index - phrase]?.key ? same + 1 : 0;
    if (same >= phrase) return true;
  }
  return false;
}

/**
 * Whether a text of `soundMs` of sound is doubtful: it says a phrase twice in a row, as a recogniser does
 * that ran out of sound, or more words than anybody speaks in that time. Real speech may do the first too,
 * so this is a reason to wait for the next pass, not to throw a final away.
 */
export function isDoubtful(words: readonly HeardWord[], soundMs: number): boolean {
  if (words.length > 1 + (soundMs / 1000) * MOST_WORDS_PER_SECOND) return true;
  for (let phrase = LEAST_ECHO; phrase <= MAX_PHRASE; phrase++) if (repeatsPhrase(words, phrase)) return true;
  return false;
}
