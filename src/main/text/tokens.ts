import { LEADS_TO_NOUN, plainApostrophes, senseOfLatin } from './english/english-sense';
import { PLAIN_ADJECTIVES } from './english/english-words';
import { senseOfKorean } from './korean/korean-sense';
import { isParticleAfter } from './korean/particles';
import type { WordSense } from './word-sense';

/** One word of a text. */
export interface Token extends WordSense {
  /** As it stands in the text. */
  readonly text: string;
  /** Where it begins in the text, UTF-16 units. */
  readonly at: number;
  /** Written with a capital where any word would not be: the mark of a name. */
  readonly name: boolean;
  /** Whether nothing but a space is between it and the word before. */
  readonly joined: boolean;
}

/** Finds words in any language; Chinese, Japanese and Thai by its dictionaries. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** One script at a time: OBS는 is OBS and its particle. */
const RUNS = /\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu;
const HANGUL = /^\p{Script=Hangul}/u;
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}'’.]*\p{Script=Latin}/u;
const NUMBER = /^[\p{N}.,]+$/u;

/** Senses of words seen lately: talk repeats itself. Emptied when full. */
const senses = new Map<string, WordSense>();
const MOST_SENSES = 20_000;

function senseOf(word: string): WordSense {
  let sense = senses.get(word);
  if (!sense) {
    sense = findSense(word);
    if (senses.size >= MOST_SENSES) senses.clear();
    senses.set(word, sense);
  }
  return sense;
}

function findSense(word: string): WordSense {
  if (HANGUL.test(word)) return senseOfKorean(word);
  if (NUMBER.test(word)) return { base: word, key: word, content: false, noun: false };
  if (LATIN.test(word)) return senseOfLatin(word);
  const content = word.length > 1;
  return { base: word, key: word.toLowerCase(), content, noun: content };
}

const ABBREVIATION = /^(?:Mr|Mrs|Ms|Dr|St|Prof)$/;

/** Whether a capital marks `word` as a name: not at the beginning of a sentence, nor in "I". Acronyms are names. */
function isName(word: string, opensSentence: boolean): boolean {
  if (/^(?:\p{Lu}\p{N}*){2,}s?$/u.test(word)) return true;
  return !opensSentence && /^\p{Lu}/u.test(word) && !/^I(?:['’]\p{L}+)?$/u.test(word);
}

/** Whether a text is written in capitals throughout, so that they tell nothing of names. */
function shouts(text: string): boolean {
  const letters = text.match(/[\p{Lu}\p{Ll}]/gu) ?? [];
  return (
    letters.length > 20 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > letters.length * 0.6
  );
}

/** A sentence's first word is a name too when a name follows at once: "Bell Warden is back". */
function markOpeningName(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    const next = tokens[index + 1];
    const capital = token.content && /^\p{Lu}/u.test(token.text);
    return capital && next?.name && next.joined ? { ...token, name: true } : token;
  });
}

/**
 * Marks the nouns of English by what leads to them: the last content word after "the", "my", "with" …
 * What Koreans say in Latin letters are nouns.
 */
function markNouns(tokens: readonly Token[]): Token[] {
  let led = false;
  const amongHangul = tokens.some((token) => HANGUL.test(token.text));
  return tokens.map((token, index) => {
    const lower = plainApostrophes(token.text).toLowerCase();
    if (!token.joined) led = false;
    if (LEADS_TO_NOUN.has(lower) || NUMBER.test(token.text) || lower.endsWith("'s")) {
      led = true;
      return token;
    }
    if (!LATIN.test(token.text)) return token;
    if (!token.content) {
      led &&= PLAIN_ADJECTIVES.has(lower);
      return token;
    }
    const next = tokens[index + 1];
    const last = !next?.joined || !next.content || !LATIN.test(next.text);
    return token.name || amongHangul || (led && last) ? { ...token, noun: true } : token;
  });
}

/** Words of texts seen lately, as ICU takes its time and what is kept is read again with each digest. Emptied when full. */
const texts = new Map<string, readonly Token[]>();
const MOST_TEXTS = 1500;

/**
 * The words of `text` in order. `openings` are places where a recogniser writes any word with a capital, such as
 * the beginnings of captions.
 */
export function tokenise(text: string, openings: readonly number[] = []): readonly Token[] {
  const inside = openings.filter((at) => at > 0 && at < text.length);
  const known = inside.length === 0 ? texts.get(text) : undefined;
  if (known) return known;
  const tokens = findTokens(text, inside);
  if (texts.size >= MOST_TEXTS) texts.clear();
  if (inside.length === 0) texts.set(text, tokens);
  return tokens;
}

function findTokens(text: string, openings: readonly number[]): Token[] {
  const tokens: Token[] = [];
  const capitalsTell = !shouts(text);
  let end = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    let at = index;
    for (const [run] of segment.matchAll(RUNS)) {
      const previous = tokens.at(-1);
      const gap = text.slice(end, at);
      if (previous && gap === '' && HANGUL.test(run) && isParticleAfter(previous.text, run)) {
        // The particle of a word in Latin letters belongs to it and says nothing by itself.
        tokens[tokens.length - 1] = { ...previous, text: previous.text + run, noun: previous.content };
      } else {
        const opensSentence =
          !previous || openings.includes(at) || (/[.!?:"“‘…]/.test(gap) && !ABBREVIATION.test(previous.text));
        const sense = senseOf(run);
        tokens.push({
          ...sense,
          text: run,
          at,
          name: capitalsTell && sense.content && isName(run, opensSentence),
          joined: previous !== undefined && /^\s*$/.test(gap),
        });
      }
      at += run.length;
      end = at;
    }
  }
  return markNouns(markOpeningName(tokens));
}

/** The keys of the words of content: what a text is about. */
export function contentKeys(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter((token) => token.content).map((token) => token.key));
}
