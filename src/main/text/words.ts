import { SPACELESS_LETTER } from '../../shared/spaceless';

/**
 * Words of any script. Scripts with spaces have them between spaces: so does Korean, whose words are compared with
 * their particles, as recognisers write them. Of scripts without spaces, ICU's dictionaries know the words.
 */

const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });
const graphemeSegmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Joiners, soft hyphens and what makes an emoji of a letter: words are spelled with them and without. */
const UNSEEN = /[\u00ad\u200c\u200d\p{Variation_Selector}\p{Me}]/gu;

/** The words of a text in the form in which words are compared: lower case, without punctuation. */
export function comparableWords(text: string): string[] {
  return comparableTokens(text).flatMap((token) =>
    SPACELESS_LETTER.test(token)
      ? Array.from(wordSegmenter.segment(token), ({ segment }) => segment)
      : [token],
  );
}

function comparableTokens(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(UNSEEN, '')
    .replace(/[’']/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}' ]+/gu, ' ')
    .split(/\s+/)
    .map((token) => token.replace(/^['\p{M}]+|'+$/gu, ''))
    .filter((token) => token !== '');
}

/** How many words a text has. */
export function countWords(text: string): number {
  return comparableWords(text).length;
}

/**
 * One word as it is shown and as it is compared. In a script without spaces it is one character: where words end
 * there is only known from what follows them, so texts that grow can't be compared by words.
 */
export interface HeardWord {
  /** With the marks that cling to it. */
  readonly text: string;
  /** Lower case, without punctuation and hyphens. */
  readonly key: string;
  /** Whether white space is before it. */
  readonly spaced: boolean;
  /** False for a character within a word. */
  readonly begins: boolean;
  /** How much of a word it is, 0..1. */
  readonly weight: number;
}

/** Kana and Han make words of some two characters, the letters of South-East Asia words of some four. */
const WEIGHT = 1 / 2;
const ALPHABETIC_WEIGHT = 1 / 4;
const ALPHABETIC = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Opening brackets and quotation marks cling to what follows them, all other marks to what is before. */
const OPENING_AT_END = /[\p{Ps}\p{Pi}]+$/u;

function keyOf(text: string): string {
  return comparableTokens(text).join('');
}

/** The words of a text in order. `joinWords` makes the same text of them, but for white space. */
export function splitWords(text: string): HeardWord[] {
  const words: HeardWord[] = [];
  let lead = '';
  for (const { 0: token } of text.matchAll(/\S+/gu)) {
    const last = words.at(-1);
    if (keyOf(token) !== '') {
      words.push(...wordsOfToken(lead, token, words.length > 0));
      lead = '';
    } else if (last) {
      words[words.length - 1] = { ...last, text: `${last.text} ${token}` };
    } else {
      lead += `${token} `;
    }
  }
  return words;
}

/** The words of a token, the first of which has `lead` before it. */
function wordsOfToken(lead: string, token: string, spaced: boolean): HeardWord[] {
  return SPACELESS_LETTER.test(token)
    ? charactersOf(lead, token, spaced)
    : [{ text: lead + token, key: keyOf(token), spaced, begins: true, weight: 1 }];
}

function charactersOf(lead: string, token: string, spaced: boolean): HeardWord[] {
  const starts = new Set(Array.from(wordSegmenter.segment(token), ({ index }) => index));
  const words: HeardWord[] = [];
  let opening = lead;
  for (const { segment, index } of graphemeSegmenter.segment(token)) {
    const last = words.at(-1);
    const spaceless = SPACELESS_LETTER.test(segment);
    // A word of another script goes on, such as the OBS of "今日はOBSを", or marks cling to what is before.
    if (last && !spaceless && (last.weight === 1 || keyOf(segment) === '')) {
      const text = last.text + segment;
      words[words.length - 1] = { ...last, text, key: keyOf(text) };
      continue;
    }
    if (!last && keyOf(segment) === '') {
      opening += segment;
      continue;
    }
    if (last) {
      const text = last.text.replace(OPENING_AT_END, '');
      opening = last.text.slice(text.length);
      words[words.length - 1] = { ...last, text };
    }
    words.push({
      text: opening + segment,
      key: keyOf(segment),
      spaced: spaced && !last,
      begins: !last || !spaceless || starts.has(index),
      weight: weightOf(segment),
    });
  }
  return words;
}

function weightOf(character: string): number {
  if (!SPACELESS_LETTER.test(character)) return 1;
  return ALPHABETIC.test(character) ? ALPHABETIC_WEIGHT : WEIGHT;
}

/** The text of some words in a row, with single spaces where white space was. */
export function joinWords(words: readonly HeardWord[]): string {
  return words
    .map(({ text, spaced, weight }, at) => {
      const before = words[at - 1];
      // Words of different texts may meet here, so those of other scripts are kept apart.
      const apart = before && (spaced || (weight === 1 && before.weight === 1));
      return apart ? ` ${text}` : text;
    })
    .join('');
}
