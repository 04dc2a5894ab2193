import { ENGLISH_STOP_WORDS } from '../../text/english/english-words';
import type { MaskOptions } from './mask';
import { withGlued } from './numbers/personal-numbers';
import { runsOf } from './numbers/runs';
import { tokensOf, type Token } from './numbers/tokens';
import { emailBeginning as openEmail } from './personal/emails';
import { englishBeginning } from './profanity/english';
import { koreanBeginning } from './profanity/korean';
import type { Masked } from './spans';

/** The end of a text that is looked at for what is not finished. */
const TAIL = 240;
/** An e-mail is coming, and its at sign was not said yet. */
const EMAIL_COMES =
  /(?:(?:e-?|g)mail(?: address)?(?: is|'s)?|(?:mail|reach|contact|write to|write) (?:me|us|him|her)(?: at)?|write to|mail to|메일(?:\s?주소)?(?:은|는|이|가)?|메일로|이메일로)[\s,:]*/giu;
const EMAIL_PARTS = 14;
/** An e-mail may come, or anything else: for so many words. */
const EMAIL_MAY_COME =
  /(?:\bcontact|\bemail|(?:send|sent|mail|write|go|goes|forward)(?: \w+){0,3} to|inquiries(?: to| at)?|문의(?:는|은)?|연락은|협찬은)[\s,:]+/giu;
const MAY_PARTS = 3;
/** Of a Korean address whose number is missing still. */
const PLACE =
  /(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]|경[북남상]|제주)[가-힣]{0,5}|[가-힣]{2,5}(?:시|군|구|동|읍|면|리|길|로|대로|아파트|빌라|오피스텔)|\d{1,4}동)(?:\s+(?:[가-힣\d-]{1,10}))?\s*$/u;
/** So many words of a street's name may follow a number, with the street itself and what hangs on. */
const STREET_WORDS = 4;

/** How much of a growing text nothing that follows can make personal, profane or secret. */
export function createSettling(
  find: (text: string) => readonly Masked[],
  secretBeginning: (text: string) => number,
  options: MaskOptions,
): (text: string) => number {
  return (text) => {
    const from = Math.max(0, text.length - TAIL);
    const tail = text.slice(from);
    const starts = [secretBeginning(text)];
    if (options.personalData) {
      const tokens = tokensOf(tail);
      const personal = [
        numberBeginning(tail, tokens),
        emailBeginning(tail),
        placeBeginning(tail),
        streetBeginning(tokens, tail),
      ];
      starts.push(...personal.map((start) => from + start));
    }
    if (options.profanity !== 'off') starts.push(englishBeginning(text), koreanBeginning(text));
    return outside(text, find(text), Math.min(text.length, ...starts));
  };
}

/** Not within something that is masked, as its part would not be known for it; what touches the end may go on. */
function outside(text: string, found: readonly Masked[], length: number): number {
  let settled = length;
  for (const { start, end } of found.toReversed()) {
    const goesOn = !/[\p{L}\p{N}]/u.test(text.slice(end)) && end <= settled;
    if ((start < settled && settled < end) || goesOn) settled = Math.min(settled, start);
  }
  return text.slice(0, settled).trimEnd().length;
}

/** Digits at the end, or whose number goes on after what somebody thinks aloud. */
function numberBeginning(text: string, tokens: readonly Token[]): number {
  const last = tokens.at(-1);
  // "double" and "oh" are no digits before one follows.
  const half = last !== undefined && /^(?:double|triple|oh|o|plus|\+|area|zip)$/u.test(last.text);
  const open = runsOf(text, half ? tokens.slice(0, -1) : tokens).findLast((run) => run.open);
  if (open) return withGlued(text, open).start;
  if (half) return last.start;
  if (last?.kind === 'other' && /\d/u.test(last.text)) return last.start;
  const digitWord =
    /(?<!\p{L})(?:ze|zer|on|tw|th|thr|thre|fo|fou|fi|fiv|si|se|sev|seve|ei|eig|eigh|ni|nin|하|다|여|일|제)$/iu.exec(
      text,
    );
  return digitWord?.index ?? text.length;
}

function emailBeginning(text: string): number {
  let start = text.length;
  for (const { 0: words, index } of text.matchAll(EMAIL_COMES)) {
    const after = index + words.length;
    const rest = text.slice(after);
    if (rest.split(/\s+/u).length <= EMAIL_PARTS && !/[!?]\s/u.test(rest)) start = Math.min(start, after);
  }
  for (const { 0: words, index } of text.matchAll(EMAIL_MAY_COME)) {
    const rest = text.slice(index + words.length).split(/\s+/u);
    if (rest.length <= MAY_PARTS && !rest.some((word) => ENGLISH_STOP_WORDS.has(word.toLowerCase())))
      start = Math.min(start, index + words.length);
  }
  const mixed = /(?<![A-Za-z\d])[A-Za-z]+\d+[A-Za-z\d]*\s*$/u.exec(text);
  if (mixed) start = Math.min(start, mixed.index);
  return Math.min(start, openEmail(text));
}

function placeBeginning(text: string): number {
  const place = /(?<![가-힣])(?:[가-힣]{1,8}\s+){0,3}[가-힣\d-]{1,10}(?:\s+[\d-]{1,9})?\s*$/u.exec(
    text.slice(-60),
  );
  const known = PLACE.exec(text.slice(-60));
  if (!known || !place) return text.length;
  const region =
    /(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|제주|충[북남청]|전[북남라]|경[북남상])|[가-힣]{2,4}(?:시|구|군)\s+[가-힣]/u.test(
      known[0] + place[0],
    );
  const begins = region ? Math.min(known.index, place.index) : known.index;
  return isOrdinaryPlace(known[0].trim()) && !region
    ? text.length
    : text.length - Math.min(60, text.length) + begins;
}

/** 앞으로, 다시, 친구: words that only look like a place. */
function isOrdinaryPlace(place: string): boolean {
  return /(?:으로|대로|바로|새로|서로|별로|따로|실로|스스로|다시|역시|잠시|혹시|즉시|표시|무시|동시|친구|축구|야구|농구|지구|연구|요구|누구|도구|입구|출구|활동|운동|이동|행동|자동|감동|하면|되면|보면|라면|화면|우리|거리|소리|자리|머리|다리|정리|처리|빨리|미리|멀리|지면|으면|이면|다면)$/u.test(
    place,
  );
}

/** A number and words that may be the name of a street. */
function streetBeginning(tokens: readonly Token[], text: string): number {
  let words = 0;
  for (const token of tokens.toReversed()) {
    if (token.kind === 'number' || (token.kind === 'other' && /^\d+$/u.test(token.text))) {
      return words <= STREET_WORDS ? token.start : text.length;
    }
    if (token.kind === 'join') continue;
    if (!/^[A-Za-z]/u.test(token.text) || ENGLISH_STOP_WORDS.has(token.text) || ++words > STREET_WORDS) break;
  }
  return text.length;
}
