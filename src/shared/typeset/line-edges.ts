import { SPACELESS_LETTER } from '../spaceless';

/**
 * Where a line may end within a run of letters without spaces. The classes are those of JLREQ ("Requirements for
 * Japanese Text Layout", W3C, appendix A), which are good for Chinese and Thai too.
 */

/** Letters without spaces, and the marks of East Asian text, which belong to no script. */
const SPACELESS_EDGE = `(?:${SPACELESS_LETTER.source}|[\\u3000-\\u303f\\uff01-\\uff65])`;
const BEGINS_SPACELESS = new RegExp(`^${SPACELESS_EDGE}`, 'u');
const ENDS_SPACELESS = new RegExp(`${SPACELESS_EDGE}\\p{M}*$`, 'u');

const SMALL_KANA = 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ';
/** Prolonged sound, and repeated letters: ー, 々, ๆ. */
const PROLONGS = 'ーｰ々〻〃ゝゞヽヾﾞﾟๆฯໆຯៗ';
/** Ambiguous: the same mark opens and closes. */
const QUOTE = '"\'＂＇';
/** Of \p{Po}, those that stand before what they belong to. */
const LEADING_PO = '#@&*¡¿§†‡＃＠＆＊';

/** What may not begin a line: closing marks, dashes, small Kana, units of measure. */
const CLINGS_LEFT = new RegExp(
  `^(?:(?![${LEADING_PO}])[\\p{Pe}\\p{Pf}\\p{Po}\\p{Pd}${SMALL_KANA}${PROLONGS}${QUOTE}～~°℃℉])`,
  'u',
);
/** What may not end a line: opening marks, signs of currencies, and っ, which doubles the sound after it. */
const CLINGS_RIGHT = new RegExp(`[\\p{Ps}\\p{Pi}\\p{Sc}${QUOTE}${LEADING_PO}№っッ]$`, 'u');

/** What doesn't begin a line even after a space: nothing but marks that close, as in « Bonjour ! », or one that always does. */
const CLOSES = new RegExp(
  `^(?:[\\p{Pe}\\p{Pf}\\p{Terminal_Punctuation}…‥]+$|[\\p{Pe}、。，．！？：；…‥・${SMALL_KANA}${PROLONGS}])`,
  'u',
);
/** And what doesn't end one: nothing but marks that open, or one that always does. */
const OPENS = /^[\p{Ps}\p{Pi}¿¡]+$|\p{Ps}$/u;

const HANGUL = /\p{Script=Hangul}/gu;
const HAN = /\p{Script=Han}/gu;
/** The longest Chinese word that is usual within a Korean one, letters. */
const LONGEST_HANJA = 4;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether `run` holds letters of a script whose words stand without spaces. */
export function hasSpaceless(run: string): boolean {
  return SPACELESS_LETTER.test(run);
}

/** Whether a run that holds Han is a Korean word with a word in Chinese letters, as in 大韓민국은. */
export function isKoreanWord(run: string): boolean {
  const hangul = run.match(HANGUL)?.length ?? 0;
  const han = run.match(HAN)?.length ?? 0;
  return hangul > 0 && !KANA.test(run) && (han <= LONGEST_HANJA || han <= hangul);
}

/** Whether marks keep `before` and `after`, which follow each other without a space, on one line. */
export function cling(before: string, after: string): boolean {
  return CLINGS_LEFT.test(after) || CLINGS_RIGHT.test(before);
}

/** Whether a line may end between two words of a run: beside a script without spaces, unless marks forbid it. */
export function mayPart(before: string, after: string): boolean {
  return (ENDS_SPACELESS.test(before) || BEGINS_SPACELESS.test(after)) && !cling(before, after);
}

/** Whether `after` is likely a particle or an ending of the Japanese word before it, which reads badly on a new line. */
export function isEnding(before: string, after: string): boolean {
  return /^\p{Script=Hiragana}{1,2}$/u.test(after) && /[\p{L}\p{N}]$/u.test(before);
}

/** A number at the end of a run, also one of a currency: 5, 1,000.5, $3, 3/4, 12:30, ٣. */
const ENDS_NUMBER = /(?:^|[\p{Sc}\p{Ps}+\-−±~])[\p{Nd}]+(?:[.,:/'’٫٬][\p{Nd}]+)*$/u;
/** Large numbers in letters go on a number of digits: 5 million, 3 만. */
const SCALE = 'thousand|million|billion|trillion|천|만|억|조|백만|천만';
const METRIC = '[kcmnµμ]?(?:m|g|l|L|W|V|A|Hz|B|bit)|[MGT](?:W|Hz|B|bit|bps)|[km]?bps';
const MEASURES = [
  `(?:${METRIC})[²³]?(?:/[smh])?`,
  'km/h|mph|fps|dB|dpi|px|pt|inch(?:es)?|f(?:ee|oo)?t|miles?|lbs?|oz|kcal|°[CF]?|℃|℉|%|‰|p|K',
  '(?:milli)?sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?|a\\.?m\\.?|p\\.?m\\.?|ms|s|h',
  'percent|degrees?|dollars?|euros?|pounds?|won|yen|bucks?|cents?|points?|times?|USD|EUR|KRW|JPY',
  '시간|시|분|초|일|주일?|개월|달|월|년|원|달러|엔|유로|명|분|개|번|번째|살|대|권|장|마리|킬로(?:미터|그램)?|미터|센티(?:미터)?|그램|톤|리터|도|퍼센트|프로|회|점|위|층|판|레벨|배',
].join('|');
/** A unit, with the particle that Korean puts after it: km, 시간을, 원짜리, million. */
const BEGINS_UNIT = new RegExp(
  `^(?:${SCALE}|${MEASURES})(?:에서|까지|부터|으로|보다|짜리|정도|쯤|마다|이나|[이가은는을를의에도로만과와])?[\\p{P}]*$`,
  'u',
);
const IS_SCALE = new RegExp(`^(?:${SCALE})$`, 'u');

/** Whether `before` is a number, or ends with one, and `after` what it counts. */
function countsWhat(before: string, after: string): boolean {
  return (ENDS_NUMBER.test(before) || IS_SCALE.test(before)) && BEGINS_UNIT.test(after);
}

/** Whether a line may end at the space between two runs. */
export function mayPartAtSpace(before: string, after: string): boolean {
  return !CLOSES.test(after) && !OPENS.test(before) && !countsWhat(before, after);
}
