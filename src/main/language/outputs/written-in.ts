import type { CaptionLanguage } from '../../../shared/languages';
import { count } from '../../../shared/text-language';

/** Scripts of languages that are not written in Latin letters. */
const SCRIPTS: Partial<Record<CaptionLanguage, RegExp>> = {
  ko: /\p{Script=Hangul}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/gu,
  zh: /\p{Script=Han}/gu,
  yue: /\p{Script=Han}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  th: /[\p{Script=Thai}]/gu,
};
const LATIN = /\p{Script=Latin}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;

/** Share of the letters that must be of the language's own script. */
const OWN_SHARE = 0.5;
/** Japanese of so many Chinese characters has kana among them. */
const HAN_WITHOUT_KANA = 8;

/** The commonest words of languages in Latin letters: some stand in nearly every sentence. */
const COMMON_WORDS: Partial<Record<CaptionLanguage, ReadonlySet<string>>> = {
  en: words(
    'the and is are was were you that this these with have has not what we they it it’s i’m of to for from be been will would can could he she his her our your there here now do does did don’t let’s who how when',
  ),
  es: words(
    'el los las y que está están pero muy con una por para es vamos esto eso ahora nos se lo al del no hay más como qué tenemos fue son ya',
  ),
  fr: words(
    'le les des est et que pas je nous vous une dans c’est pour avec mais il elle on du au ce ça qui sont très plus maintenant faut a été',
  ),
  de: words(
    'der das und ist nicht ich wir sie ein eine mit auf für aber jetzt den dem es zu sind war hat haben auch noch nur wie was so im',
  ),
  pt: words(
    'não você uma os está isso mas com para em muito é nós eles que do da no na agora foi são tem mais como vamos ele ela um',
  ),
  it: words(
    'il che non di è una per gli sono ma con questo della adesso ora lo la si ci ha abbiamo molto più come anche dobbiamo nel',
  ),
  id: words(
    'yang dan ini itu tidak kita saya dengan untuk akan di ke dari ada adalah kami mereka sudah sekarang harus bisa juga',
  ),
};
/** Letters and marks that no other of our languages has. */
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/gu;
const WORD = /[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/gu;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function wordsIn(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase().replaceAll("'", '’'));
}

/**
 * Whether `text` may be written in `language`: by its script, and where others share that, by common words. Short texts
 * get the benefit of the doubt. `names`: words that stay as they are in every language.
 */
export function mayBeWrittenIn(
  language: CaptionLanguage,
  text: string,
  names: ReadonlySet<string> = new Set(),
): boolean {
  const rest = text.replaceAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&+-]*/gu, (word) => withoutNames(word, names));
  const letters = count(rest, /\p{L}/gu);
  if (letters === 0) return true;
  const script = SCRIPTS[language] ?? LATIN;
  if (count(rest, script) < letters * OWN_SHARE) return false;
  switch (language) {
    case 'ko':
    case 'ru':
    case 'th':
      return true;
    case 'ja':
      return count(rest, HAN) < HAN_WITHOUT_KANA || count(rest, KANA) > 0;
    case 'zh':
    case 'yue':
      return count(rest, KANA) < letters * 0.1;
    default:
      return !isOther(language, rest);
  }
}

/** Whether a text in Latin letters is surely in another language than this one. */
function isOther(language: CaptionLanguage, text: string): boolean {
  const all = wordsIn(text);
  const vietnamese = count(text, VIETNAMESE);
  if (language === 'vi') return all.length >= 4 && vietnamese === 0;
  if (vietnamese > all.length / 2) return true;
  const hits = (of: ReadonlySet<string>): number => all.filter((word) => of.has(word)).length;
  const own = hits(COMMON_WORDS[language] ?? new Set());
  const others = Object.entries(COMMON_WORDS).map(([other, of]) => (other === language ? 0 : hits(of)));
  return own === 0 && Math.max(...others) >= 2;
}

/** `word` without the name at its beginning: other scripts put particles right behind it. */
function withoutNames(word: string, names: ReadonlySet<string>): string {
  const plain = word.toLowerCase();
  if (names.has(plain)) return '';
  const [latin = ''] = /^[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’.&+-]*/u.exec(plain) ?? [];
  return latin !== '' && names.has(latin) ? word.slice(latin.length) : word;
}
