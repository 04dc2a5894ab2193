import type { Span } from '../spans';
import { ENGLISH_PHRASES, ENGLISH_STEMS, HARMLESS, NAME, WITHIN } from './english-words';

const SUFFIXES = [
  '',
  's',
  'z',
  'es',
  'ed',
  'er',
  'ers',
  'a',
  'as',
  'az',
  'ing',
  'in',
  'ings',
  'y',
  'ty',
  'ier',
  'iest',
  'ies',
  'able',
  'head',
  'heads',
  'face',
  'hole',
  'holes',
];
/** Stems that are other words with most endings: asses but no assed, cumin, cocker. */
const BARE: ReadonlySet<string> = new Set([
  'ass',
  'cum',
  'cock',
  'arse',
  'spic',
  'fag',
  'prick',
  'thot',
  'paki',
  'gook',
  'fck',
  'fuk',
]);
const BARE_SUFFIXES = ['', 's', 'es', 'hole', 'holes', 'hat', 'hats', 'wipe', 'sucker', 'suckers'];
const FORMS: ReadonlySet<string> = new Set(
  ENGLISH_STEMS.flatMap((stem) => {
    const suffixes = BARE.has(stem) ? BARE_SUFFIXES : SUFFIXES;
    const last = stem.at(-1) ?? '';
    const doubled = BARE.has(stem)
      ? []
      : [`${stem}${last}ed`, `${stem}${last}ing`, `${stem}${last}y`, `${stem}${last}er`, `${stem}${last}in`];
    const dropped = stem.endsWith('e') ? [`${stem.slice(0, -1)}ing`, `${stem}d`] : [];
    return [
      ...suffixes.map((suffix) => stem + suffix),
      ...doubled,
      ...dropped,
      ...(stem.endsWith('y') ? [`${stem.slice(0, -1)}ies`] : []),
    ];
  }).filter((form) => !HARMLESS.has(form)),
);
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...FORMS].flatMap((form) => Array.from(form, (_, index) => form.slice(0, index + 1))),
);
const BY_LENGTH = new Map<number, string[]>();
for (const form of FORMS) BY_LENGTH.set(form.length, [...(BY_LENGTH.get(form.length) ?? []), form]);

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
  '€': 'e',
};
const WORD = /[\p{L}\p{M}\d@$!+€*#_%&|-]+(?:['’][\p{L}]*)*/gu;
const LONGEST = 60;
/** Letters one by one: f u c k, f.u.c.k. */
const SPELLED = /(?<![\p{L}\d])[A-Za-z\d@$](?:[\s.\-_*]{1,3}[A-Za-z\d@$](?![A-Za-z\d@$'’])){2,40}/gu;
const PHRASES =
  ENGLISH_PHRASES.length > 0
    ? new RegExp(
        `(?<![A-Za-z])(?:${ENGLISH_PHRASES.map((phrase) => phrase.replaceAll(' ', '[\\s-]+')).join('|')})(?![A-Za-z])`,
        'giu',
      )
    : null;

/** Where a text swears in English. */
export function englishProfanity(text: string): Span[] {
  if (!/[A-Za-z\u00c0-\u024f\uff21-\uff5a]/u.test(text)) return [];
  const spans: Span[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.length > LONGEST) {
      if (WITHIN.test(fold(word.slice(0, 2000)))) spans.push({ start: index, end: index + word.length });
      continue;
    }
    for (const { part, at } of parted(word)) {
      const marks = /^[!|$@+#%&*_-]*/u.exec(part)?.[0].length ?? 0;
      const bare = part.replace(/[!|+#%&_-]+$/u, '').replace(/(?<!in)['’]+$/u, '');
      if (isProfane(bare) || isProfane(bare.slice(marks))) {
        if (!isName(text, bare, index + at)) spans.push({ start: index + at, end: index + at + bare.length });
      }
    }
  }
  for (const { 0: letters, index } of text.matchAll(SPELLED)) spans.push(...spelledOut(letters, index));
  if (PHRASES) {
    for (const { 0: phrase, index } of text.matchAll(PHRASES))
      spans.push({ start: index, end: index + phrase.length });
  }
  return spans;
}

/** A word whole, and where it has hyphens also its parts. */
function parted(word: string): { readonly part: string; readonly at: number }[] {
  const whole = { part: word, at: 0 };
  if (!word.includes('-') && !word.includes('_')) return [whole];
  if (isProfane(word.replaceAll(/[-_]/gu, ''))) return [whole];
  return [...word.matchAll(/[^-_]+/gu)].map(({ 0: part, index }) => ({ part, at: index }));
}

/** In lower case, without accents, with letters for the digits and marks that stand for them. */
function fold(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’](?:s|re|ll|d|ve)?$/u, '')
    .replaceAll(/['’]/gu, '');
  if (!/[a-z]/u.test(plain)) return plain;
  return plain.replaceAll(/[01345789@$!+€]/gu, (mark) => LEET[mark] ?? mark);
}

function isProfane(word: string): boolean {
  if (word.length < 2 || !/[A-Za-z\u00c0-\u024f\uff21-\uff5a]/u.test(word)) return false;
  const folded = fold(word);
  if (HARMLESS.has(folded)) return false;
  // Digits at the end count: "class4".
  if (/\d/u.test(word) && /^[A-Za-z]+\d{2,}$/u.test(word)) return isProfane(word.replace(/\d+$/u, ''));
  if (folded.includes('*') || folded.includes('#')) return isStarred(folded);
  return candidates(folded).some(
    (one) => !HARMLESS.has(one) && (FORMS.has(one) || one === NAME || WITHIN.test(one)),
  );
}

/** A word as it is, and without letters that are drawn out. */
function candidates(word: string): string[] {
  if (!/(.)\1/u.test(word)) return [word];
  const twice = word.replaceAll(/(.)\1{2,}/gu, '$1$1');
  const drawn = /(.)\1{2,}/u.test(word);
  const once = word.replaceAll(/(.)\1{2,}/gu, '$1');
  const vowels = twice.replaceAll(/([aeiu])\1/gu, '$1');
  const all = [word, twice, once, vowels];
  return drawn ? [...all, word.replaceAll(/(.)\1+/gu, '$1')] : all;
}

/** f*ck, sh*t, f**k: letters that are left out, where the others are those of a word. */
function isStarred(word: string): boolean {
  const letters = word.replaceAll(/[*#]/gu, '').length;
  if (letters === 0 || (letters === 1 && !/^[fs]\*{3}$/u.test(word)) || !/^[a-z]/u.test(word)) return false;
  // **bold** is no word with letters left out.
  if (letters > 2 && /^[a-z]+[*#]+$/u.test(word)) return false;
  const fits = (form: string): boolean =>
    Array.from(form).every(
      (letter, index) => /[*#]/u.test(word.charAt(index)) || letter === word.charAt(index),
    );
  return (BY_LENGTH.get(word.length) ?? []).some(fits);
}

/** "Dick Van Dyke" and "summa cum laude" */
function isName(text: string, word: string, at: number): boolean {
  if (/^cum$/iu.test(word)) return /^\s+laude/iu.test(text.slice(at + word.length));
  return word === 'Dick' && /^\s+\p{Lu}\p{Ll}/u.test(text.slice(at + word.length));
}

function spelledOut(letters: string, start: number): Span[] {
  const places = [...letters.matchAll(/[A-Za-z\d@$]/gu)].map(({ index }) => index);
  const word = fold(places.map((place) => letters.charAt(place)).join(''));
  const spans: Span[] = [];
  for (let from = 0; from < word.length; from++) {
    for (let length = Math.min(14, word.length - from); length >= (from === 0 ? 3 : 4); length--) {
      const one = word.slice(from, from + length);
      if (length === 3 && length < word.length && one !== 'ass') continue;
      if (!candidates(one).some((candidate) => FORMS.has(candidate) || candidate === NAME)) continue;
      spans.push({ start: start + (places[from] ?? 0), end: start + (places[from + length - 1] ?? 0) + 1 });
      from += length - 1;
      break;
    }
  }
  return spans;
}

/** Where the beginning of a swear word stands at the end of a text, spelled letters included; its length when none does. */
export function englishBeginning(text: string): number {
  const spelled = /(?<![\p{L}\d])[A-Za-z](?:[\s.\-_*]{1,3}[A-Za-z](?![A-Za-z])){0,20}[\s.\-_*]{0,3}$/u.exec(
    text.slice(-90),
  );
  if (spelled && BEGINNINGS.has(fold(spelled[0].replaceAll(/[^A-Za-z]/gu, ''))))
    return Math.max(0, text.length - 90) + spelled.index;
  const last = /[\p{L}\p{M}\d@$!+€*#_-]+$/u.exec(text.slice(-LONGEST))?.[0] ?? '';
  if (last.length < 2) return text.length;
  const folded = fold(last);
  const begins = candidates(folded).some((one) => BEGINNINGS.has(one)) || /[*#]/u.test(folded);
  return begins && folded.length > 1 ? text.length - last.length : text.length;
}
