/** Line breaks among it; U+0085 is one for players and editors, but not for JavaScript. */
const WHITE_SPACE = /[\s\u0085]+/gu;
/** What nobody says and no font draws, but what can hide words or turn the order of a whole line around. */
const UNSAID = /(?![\s\u0085])[\p{Cc}\p{Co}\p{Bidi_Control}]/gu;

/** Nothing but joiners, soft hyphens and the like. */
const UNSEEN = /^[\s\p{Cf}]+$/u;

/**
 * `text` as one line that shows what was said: white space becomes single spaces; control characters, bidi
 * controls and characters for private use go; half a surrogate pair becomes U+FFFD. Joiners and variation selectors
 * stay, as words and emoji are spelled with them, but a text of them alone is none.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(UNSAID, '')
    .replaceAll(WHITE_SPACE, ' ')
    .replace(UNSEEN, '')
    .trim();
}
