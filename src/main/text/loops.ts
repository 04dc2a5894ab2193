import { joinWords, splitWords, type HeardWord } from './words';

/**
 * Finding and shortening what repeats itself: the chant that a speech model falls into when it loses its place ("in
 * the year, in the year, …"), and what people draw out or say over and over when they laugh, cheer and chant.
 */

/** Longest phrase that is looked for, words. Repetitions of longer ones don't fit into an utterance. */
const MAX_PHRASE_WORDS = 30;

/**
 * How often in a row a phrase must come to count as a loop. People do say "no, no, no, no" and "never
 * again, never again, never again", so the shorter the phrase, the more it takes.
 */
function loopingRepeats(phraseWords: number): number {
  if (phraseWords <= 1) return 6;
  if (phraseWords <= 2) return 5;
  if (phraseWords <= 4) return 4;
  return 3;
}

/** Numbers come in rows, as in "0 0 0 0 0 0": it takes more of them. */
const NUMBER_FACTOR = 2;

/** Of a short phrase so much is kept that it can still be read as a chant; a longer one is said once. */
const CHANTED_WORDS = 2;
const CHANTED_TIMES = 3;

/** Letters or syllables in a row are kept so often: "하하하하", "Goooal". */
const DRAWN_OUT_TIMES = 4;
/** What is drawn out without spaces. Digits are no part of it: 100000 is another number than 10000. */
const DRAWN_OUT = new RegExp(String.raw`([^\p{N}\s]{1,6}?)\1{${DRAWN_OUT_TIMES},}`, 'giu');
/** Drawn out as only a lost model does, or somebody who laughs: "hahahahaha…", "Alia-Alia-Alia…". */
const LOOP_IN_WORD = /([^\p{N}\s]{1,6}?)\1{7,}/giu;

interface Loop {
  /** Index of the phrase's first word. */
  readonly start: number;
  /** Words of one repetition, and what they weigh. */
  readonly length: number;
  readonly weight: number;
  /** Whole repetitions. */
  readonly times: number;
  /** Index after the last of them, or after the beginning of one more when the text ends within it, or within a word of it. */
  readonly end: number;
}

function weightOf(words: readonly HeardWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

function isNumber({ key }: HeardWord): boolean {
  return /^\p{N}+$/u.test(key);
}

/** Judges words from `start` to `end`, each of which is the same as the one `length` before it. */
function loopOf(words: readonly HeardWord[], start: number, end: number, length: number): Loop | null {
  const times = Math.floor((end - start) / length);
  if (times < 3) return null;
  const phrase = words.slice(start, start + length);
  const weight = weightOf(phrase);
  const wanted = loopingRepeats(weight) * (phrase.every(isNumber) ? NUMBER_FACTOR : 1);
  if (weight > MAX_PHRASE_WORDS || times < wanted) return null;
  const isCut =
    end === words.length - 1 && words[end - length]?.key.startsWith(words[end]?.key ?? '') === true;
  const toTheEnd = end === words.length || isCut;
  return { start, length, weight, times, end: toTheEnd ? words.length : start + times * length };
}

function findLoop(words: readonly HeardWord[], accept: (loop: Loop) => boolean = () => true): Loop | null {
  for (let length = 1; length * 3 <= words.length; length++) {
    let run = 0;
    for (let at = length; at <= words.length; at++) {
      if (at < words.length && words[at]?.key === words[at - length]?.key) {
        run++;
        continue;
      }
      const loop = loopOf(words, at - run - length, at, length);
      if (loop && accept(loop)) return loop;
      run = 0;
    }
  }
  return null;
}

/** Runs within words, with what follows each; marks alone are none. */
function drawnOut(text: string): { readonly unit: string; readonly after: string }[] {
  return [...text.matchAll(LOOP_IN_WORD)].flatMap(({ 0: run, 1: unit = '', index }) =>
    /\p{L}/u.test(unit) ? [{ unit, after: text.slice(index + run.length) }] : [],
  );
}

/**
 * Whether the text repeats itself as only a lost model does, or somebody who laughs or chants; case and punctuation
 * do not matter.
 */
export function isLoop(text: string): boolean {
  return drawnOut(text).length > 0 || findLoop(splitWords(text)) !== null;
}

/** Whether the text ends in a loop: whoever repeats that has not found out of it. */
export function endsInLoop(text: string): boolean {
  const bare = (part: string): string => part.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  if (drawnOut(text).some(({ unit, after }) => bare(unit).startsWith(bare(after)))) return true;
  const words = splitWords(text);
  return findLoop(words, ({ end }) => end === words.length) !== null;
}

function shortenDrawnOut(text: string): string {
  const shorter = text.replaceAll(DRAWN_OUT, (run, unit: string) =>
    run.slice(0, DRAWN_OUT_TIMES * unit.length),
  );
  return shorter === text ? text : shortenDrawnOut(shorter);
}

/**
 * The text with every run at a length that can be read, and with all that is around it; other text stays as it is,
 * but for white space.
 *
 * @param times how often a chant of a word or two is kept, 1 or more; longer phrases are kept once
 */
export function withoutLoops(text: string, times = CHANTED_TIMES): string {
  const shortened = shortenDrawnOut(text);
  let words = splitWords(shortened);
  let loop = findLoop(words);
  if (!loop) return shortened;
  for (; loop; loop = findLoop(words)) {
    const { start, length, weight, end } = loop;
    const kept = weight <= CHANTED_WORDS ? Math.min(times, loop.times) : 1;
    const last = start + loop.times * length;
    // The first of them may have a capital, the last the mark at the end.
    words = [
      ...words.slice(0, start + length),
      ...words.slice(last - (kept - 1) * length, last),
      ...words.slice(end),
    ];
  }
  return shortenDrawnOut(joinWords(words));
}
