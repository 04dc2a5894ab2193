import { distance } from 'fastest-levenshtein';
import { writtenWords, type WrittenWord } from '../../text/correction/correction-words';
import { changesBetween } from '../../text/correction/word-changes';
import { isEveryday } from '../../text/english/english-sense';
import { isParticleAfter } from '../../text/korean/particles';
import { createTermRepair } from '../../text/terms/term-repair';
import { compactSpelling, koreanSound, latinSound } from '../../text/terms/word-sound';
import { EVERYDAY_NAMES, EVERYDAY_NOUNS } from './everyday';

/** Words of a term, and of what was heard in its place. */
const MOST_WORDS = 3;
const LEAST_LETTERS = 2;
/** The share of its sound in which a term may differ from what was heard in its place. */
const NEAR = 0.4;
/** The share of its letters in which what sounds like it differs at most. */
const FAR = 0.6;

const HANGUL = /^[\p{Script=Hangul} ]+$/u;
const LATIN = /^[\p{Script=Latin}\p{N} .'’&+-]+$/u;

/** The name or term that a correction spelled, where it was heard as something that sounds like it; null for none. */
export function misheardTerm(heard: string, corrected: string): string | null {
  for (const [before, after] of rewritten(heard, corrected)) {
    const [sounded, term] = withoutEnding(before, after);
    if (looksLikeTerm(term) && term !== sounded && soundsLike(sounded, term)) return term;
  }
  return null;
}

/** Stretches of few words that were written anew, as they were and as they are. */
function rewritten(heard: string, corrected: string): [string, string][] {
  const words = bareWords(heard);
  const { replaced } = changesBetween(words, bareWords(corrected));
  const stretches: { from: string[]; to: string[]; end: number }[] = [];
  for (const [at, to] of [...replaced].toSorted(([left], [right]) => left - right)) {
    const last = stretches.at(-1);
    const stretch = last?.end === at ? last : { from: [], to: [], end: at };
    if (stretch !== last) stretches.push(stretch);
    stretch.from.push(words[at]?.text ?? '');
    stretch.to.push(...to.map(({ text }) => text));
    stretch.end = at + 1;
  }
  return stretches
    .filter(({ from, to }) => from.length <= MOST_WORDS && to.length > 0 && to.length <= MOST_WORDS)
    .map(({ from, to }) => [bare(from.join(' ')), bare(to.join(' '))]);
}

/** Marks that come and go make no other word. */
function bareWords(text: string): WrittenWord[] {
  return writtenWords(text).map(({ text: word, spaced }) => ({ text: trimmed(word), spaced }));
}

function trimmed(text: string): string {
  return text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Without marks around it, and without a possessive. */
function bare(text: string): string {
  return trimmed(text).replace(/['’]s$/u, '');
}

/** Without the particles that both end with: 도현이 of 도현이가, heard as 도연이가. */
function withoutEnding(heard: string, term: string): [string, string] {
  for (let cut = LEAST_LETTERS; cut < term.length; cut++) {
    const ending = term.slice(cut);
    const sounded = heard.slice(0, -ending.length);
    if (!heard.endsWith(ending) || sounded.length < LEAST_LETTERS) continue;
    if (HANGUL.test(ending) && isParticleAfter(term.slice(0, cut), ending))
      return [sounded, term.slice(0, cut)];
  }
  return [heard, term];
}

function looksLikeTerm(term: string): boolean {
  if (term.length < LEAST_LETTERS) return false;
  if (HANGUL.test(term)) return !EVERYDAY_NOUNS.has(term);
  if (!LATIN.test(term) || !/[\p{Lu}\p{N}]/u.test(term)) return false;
  return term.split(' ').some((word) => !isEveryday(word) && !EVERYDAY_NAMES.has(word.toLowerCase()));
}

/** Whether the glossary would mend it, or a recogniser that knows the term may well hear it the next time. */
function soundsLike(heard: string, term: string): boolean {
  if (createTermRepair([term])(heard) === term) return true;
  const sound = HANGUL.test(term) ? soundInHangul : soundInLatin;
  return isNear(sound(heard), sound(term));
}

function isNear(left: string, right: string): boolean {
  return distance(left, right) <= NEAR * Math.max(left.length, right.length);
}

function soundInHangul(text: string): string {
  return koreanSound(text.replaceAll(/\s/gu, ''));
}

function soundInLatin(text: string): string {
  return latinSound(compactSpelling(text)).spelling;
}

/** One word of a term may be heard as so many. */
const MOST_HEARD = 2;

/** Whether a text may have a word; null where that cannot be told. */
export type Hearer = (text: string) => boolean | null;

/**
 * Tells of texts whether they may have `word`, of a term, as a recogniser hears it: something in them sounds like it. That
 * cannot be told of what is spelled letter by letter, nor where another script may have it in its own letters.
 */
export function hearerOf(word: string): Hearer {
  if (/\p{N}/u.test(word) || word.length < LEAST_LETTERS) return () => null;
  if (HANGUL.test(word)) return hangulHearer(word);
  return LATIN.test(word) && /\p{Ll}/u.test(word) ? latinHearer(word) : () => null;
}

function hangulHearer(word: string): Hearer {
  const sound = soundInHangul(word);
  return (text) => {
    const words = text.match(/\p{Script=Hangul}+/gu);
    if (!words) return null;
    return words.some((_, at) => {
      // Particles follow it.
      const heard = wordsFrom(words, at).slice(0, word.length);
      // Finding a sound takes its time: most words begin their syllables otherwise.
      return sharesInitial(heard, word) && isNear(soundInHangul(heard), sound);
    });
  };
}

function latinHearer(word: string): Hearer {
  const [spelling, sound] = [word.toLowerCase(), soundInLatin(word)];
  const isHeard = (heard: string): boolean =>
    distance(heard.toLowerCase(), spelling) <= FAR * Math.max(heard.length, spelling.length) &&
    isNear(soundInLatin(heard), sound);
  return (text) => {
    const words = text.match(/[\p{Script=Latin}\p{M}'’]+/gu);
    if (!words || /\p{Script=Hangul}/u.test(text)) return null;
    // Whoever says an ordinary word means it.
    return words.some((one, at) => (!isEveryday(one) && isHeard(one)) || isHeard(wordsFrom(words, at)));
  };
}

function wordsFrom(words: readonly string[], at: number): string {
  return words.slice(at, at + MOST_HEARD).join('');
}

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_PER_INITIAL = 588;

/** Whether a syllable of both begins with the same consonant, at the same place. */
function sharesInitial(left: string, right: string): boolean {
  const initialAt = (text: string, at: number): number =>
    Math.floor((text.charCodeAt(at) - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL);
  for (let at = 0; at < Math.min(left.length, right.length); at++)
    if (initialAt(left, at) === initialAt(right, at)) return true;
  return false;
}
