/** Finding and mending the chant that a speech model falls into when it loses its place: "in the year, in the year, …". */

/** Longest phrase that is looked for, words. Repetitions of longer ones don't fit into an utterance. */
const MAX_PHRASE_WORDS = 30;

/**
 * How often in a row a phrase must come to count as a loop. People do say "no, no, no, no" and "never
 * again, never again, never again", so the shorter the phrase, the more it takes.
 */
function loopingRepeats(phraseWords: number): number {
  if (phraseWords === 1) return 6;
  if (phraseWords === 2) return 5;
  if (phraseWords <= 4) return 4;
  return 3;
}

/** One word drawn out without spaces: "hahahahahaha…", "Alia-Alia-Alia…". */
const LOOP_IN_WORD = /(\p{L}{1,6}?)\1{7,}/u;

interface Loop {
  /** Index of the phrase's first word. */
  readonly start: number;
  readonly phraseWords: number;
  /** Words of all its repetitions, the last of which may be cut off. */
  readonly words: number;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, '');
}

function findLoop(words: readonly string[]): Loop | null {
  for (let phraseWords = 1; phraseWords <= MAX_PHRASE_WORDS; phraseWords++) {
    const wanted = loopingRepeats(phraseWords) * phraseWords;
    let run = 0;
    for (let i = phraseWords; i <= words.length; i++) {
      if (i < words.length && words[i] === words[i - phraseWords]) {
        run++;
      } else {
        if (run + phraseWords >= wanted) {
          return { start: i - run - phraseWords, phraseWords, words: run + phraseWords };
        }
        run = 0;
      }
    }
  }
  return null;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function isDrawnOut(word: string): boolean {
  return LOOP_IN_WORD.test(bare(word));
}

/** Whether the text repeats itself as only a lost model does; case and punctuation do not matter. */
export function isLoop(text: string): boolean {
  const words = wordsOf(text);
  return words.some(isDrawnOut) || findLoop(words.map(bare)) !== null;
}

/** The text with each loop said once; other text stays as it is. */
export function withoutLoops(text: string): string {
  let words = wordsOf(text).filter((word) => !isDrawnOut(word));
  for (;;) {
    const loop = findLoop(words.map(bare));
    if (!loop) return words.join(' ');
    words = words.toSpliced(loop.start + loop.phraseWords, loop.words - loop.phraseWords);
  }
}
