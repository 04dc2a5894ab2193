import { SPACELESS_LETTER } from '../../../../shared/spaceless';
import {
  MUSIC_ENDINGS,
  NO_SOUND,
  SAID_WORDS,
  SOUND_STEMS,
  SOUND_SYLLABLES,
  SQUARE_STEMS,
} from './sound-words';

/** What becomes of marks of sounds, such as "(applause)": they are left out, or shown as [applause]. */
export type SoundMarks = 'hide' | 'show';

const BRACKETED = new RegExp(
  [
    ['\\[', '\\]'],
    ['\\(', '\\)'],
    ['［', '］'],
    ['【', '】'],
    ['〔', '〕'],
    ['（', '）'],
  ]
    .map(([open, close]) => `${open}[^${open}${close}]{1,80}${close}`)
    .concat(
      String.raw`\*{1,2}[\p{L}\p{N}][\p{L}\p{M}\p{N} ,'’-]{0,60}\*{1,2}`,
      String.raw`_[\p{L}\p{N}][\p{L}\p{M}\p{N} ,'’-]{0,60}_`,
      String.raw`<[\p{L} ]{2,40}>|\{[\p{L} ]{2,40}\}`,
    )
    .join('|'),
  'gu',
);
const SQUARE = /^[[［【〔]/u;
const NOTES = /[♪♫♬♩🎵🎶]+/gu;
/** Scripts whose marks of sounds are told by syllables, not by words. */
const BY_SYLLABLES = new RegExp(String.raw`\p{Script=Hangul}|${SPACELESS_LETTER.source}`, 'u');
/** How sentences end in Korean and Japanese, and questions and calls in Chinese; marks of sounds are nouns. */
const SENTENCE_END =
  /(?:[다요죠까네야지라자니게군걸]|です|ます|した|[だよねか]|[吗呢吧了啊嗎])[.!?。！？…~]*$/u;
/** How marks tell what happens: "(음악이 흐른다)", "（音楽が流れています）". */
const TOLD = /(?<!니)다$|てい(?:る|ます)$/u;
const MOST_WORDS = 5;
const MOST_SYLLABLES = 12;

interface Mark {
  readonly at: number;
  readonly length: number;
  readonly label: string;
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '');
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whether it holds the name of a sound and is no sentence. */
function namesSound(inner: string, stems: readonly string[]): boolean {
  if (BY_SYLLABLES.test(inner))
    return !SENTENCE_END.test(inner.trim()) && SOUND_SYLLABLES.some((syllable) => inner.includes(syllable));
  const words = wordsOf(inner.replaceAll(/['’]/g, ''));
  const named = words.some((word) => stems.some((stem) => word.startsWith(stem)));
  return named && words.length <= MOST_WORDS && !words.some((word) => SAID_WORDS.includes(word));
}

/** Whether it may be such a mark, going by how it is written, where nothing else was heard. */
function looksLikeMark(inner: string): boolean {
  if (/[?!,？！，、]/u.test(inner) || SAID_WORDS.includes(letters(inner))) return false;
  if (BY_SYLLABLES.test(inner)) {
    const told = TOLD.test(inner) && SOUND_SYLLABLES.some((syllable) => inner.includes(syllable));
    return letters(inner).length <= MOST_SYLLABLES && (told || !SENTENCE_END.test(inner.trim()));
  }
  const words = wordsOf(inner.replaceAll(/['’]/g, ''));
  return words.length > 0 && words.length <= MOST_WORDS && !words.some((word) => SAID_WORDS.includes(word));
}

/** `alone`: nothing else was heard. */
function isMark(bracketed: string, alone: boolean, before: string): boolean {
  const inner = bracketed.slice(1, -1);
  // f(x), a[i]: part of a word
  if (/[A-Za-z0-9_]$/.test(before) && !BY_SYLLABLES.test(inner)) return false;
  if (letters(inner) === '') return false;
  if (saysNothing(inner) || namesSound(inner, SOUND_STEMS)) return true;
  if (/^[{<_]/.test(bracketed)) return false;
  if (!SQUARE.test(bracketed)) return alone && looksLikeMark(inner);
  // Nobody says anything in square brackets, but what is read aloud may be written in them.
  return (alone && !SAID_WORDS.includes(letters(inner))) || namesSound(inner, SQUARE_STEMS);
}

function saysNothing(label: string): boolean {
  return NO_SOUND.includes(letters(label).replaceAll('_', ''));
}

function isShouted(inner: string): boolean {
  return /\p{Lu}{2}/u.test(inner) && !/\p{Ll}/u.test(inner);
}

function labelOf(bracketed: string): string {
  const inner = bracketed.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replaceAll('_', ' ');
  return isShouted(inner) ? inner.toLowerCase() : inner;
}

function marksIn(text: string): Mark[] {
  const found = [...text.matchAll(BRACKETED)];
  const alone = letters(text.replaceAll(BRACKETED, '').replaceAll(NOTES, '')) === '';
  return found
    .filter(({ index, 0: all }) => {
      const before = text.slice(0, index).trim() === '' ? '' : text.slice(0, index);
      return isMark(all, alone, before);
    })
    .map(({ index, 0: all }) => ({ at: index, length: all.length, label: labelOf(all) }));
}

/**
 * A text whose marks of sounds are left out or written alike. What is said in brackets or sung between notes stays,
 * and that nothing was heard is never shown.
 */
export function withSounds(text: string, marks: SoundMarks): string {
  const show = marks === 'show';
  const sung = text.replaceAll(NOTES, ' ').trim();
  const noted = sung !== text.trim();
  if (noted && letters(sung) === '') return show ? '[♪]' : '';
  if (noted && isMusic(sung)) return show ? `[${labelOf(`(${sung})`)}]` : '';
  const words = show ? text : sung;
  const found = marksIn(words);
  if (found.length === 0 && (show || !noted)) return text;
  let result = '';
  let from = 0;
  for (const { at, length, label } of found) {
    const shown = show && !saysNothing(label);
    result += `${words.slice(from, at)} ${shown ? `[${label}]` : ''} `;
    from = at + length;
  }
  return tidied(result + words.slice(from));
}

/** Without what is left over of the sentences and repetitions that the marks were part of. */
function tidied(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(\[[^[\]]+\])(?:\s\1)+/gu, '$1')
    .replaceAll(/\s+([.,!?。、！？])/gu, '$1')
    .replace(/^[\s.,;:。、-]+/u, '')
    .trim();
}

/** Whether notes stand around the name of music, not around what is sung. */
function isMusic(sung: string): boolean {
  const words = wordsOf(sung);
  const last = words.at(-1) ?? '';
  return (
    words.length <= 3 &&
    MUSIC_ENDINGS.some((ending) => last.endsWith(ending)) &&
    !words.some((word) => SAID_WORDS.includes(word))
  );
}
