/**
 * A letter of a script that puts no spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese. By script extensions,
 * since "ー" is of both Kana. Korean is not among them: its words stand between spaces.
 */
export const SPACELESS_LETTER =
  /(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

const ENDS_SPACELESS = new RegExp(String.raw`${SPACELESS_LETTER.source}[^\p{L}\p{N}]*$`, 'u');
const BEGINS_SPACELESS = new RegExp(String.raw`^[^\p{L}\p{N}]*${SPACELESS_LETTER.source}`, 'u');

/**
 * What belongs between two parts of a text when neither brings it: nothing beside a script without spaces, before a
 * mark that ends something, or where a part has a space of its own.
 */
export function spaceBetween(left: string, right: string): '' | ' ' {
  if (left === '' || right === '') return '';
  if (/\s$/u.test(left) || /^[\s\p{Po}\p{Pe}]/u.test(right)) return '';
  return ENDS_SPACELESS.test(left) || BEGINS_SPACELESS.test(right) ? '' : ' ';
}
