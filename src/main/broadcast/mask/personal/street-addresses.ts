import { ENGLISH_STOP_WORDS } from '../../../text/english/english-words';
import { wordSet } from '../../../text/word-set';
import { tokensOf, type Token } from '../numbers/tokens';
import type { Span } from '../spans';

/** Kinds of streets that are hardly anything else behind a number and a name. */
const CLEAR = wordSet('street avenue boulevard blvd ave rd parkway pkwy hwy crescent mews');
/** Kinds of streets that are ordinary words as well. */
const ORDINARY = wordSet(
  'st road drive dr lane ln court ct way place pl terrace ter circle cir square sq trail loop row close highway grove gardens hill park walk',
);
const UNITS =
  /^[\s,.]*(?:and )?(?:(?:apt|apartment|suite|ste|unit|flat|room|floor|building|bldg|number|no|#)[.,]?\s*)/iu;
const STATES =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new hampshire|new jersey|new mexico|new york|north carolina|north dakota ohio oklahoma oregon pennsylvania rhode island|south carolina|south dakota tennessee texas utah vermont virginia washington west virginia|wisconsin wyoming england|scotland|wales|ireland|london|usa|united states|canada|ontario';
const STATE_NAMES = [
  ...new Set(
    STATES.replaceAll('|', ' ')
      .split(' ')
      .filter(
        (word) =>
          !['new', 'north', 'south', 'west', 'rhode', 'island', 'united', 'states', 'hampshire'].includes(
            word,
          ),
      ),
  ),
];
const STATE_CODES =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
const STATE = `(?:(?:new |north |south |west |rhode )?(?:${STATE_NAMES.join('|')}|island|hampshire|carolina|dakota)|district of columbia|d\\.?c)`;
/** A city of up to three words and its state; the state's code only in capitals, as it is in, me, or and ok. */
const CITY = new RegExp(`^[\\s,.]*(?:in )?(?:[\\p{L}.'’-]{2,20}[\\s,]+){0,3}?(?:${STATE}(?![A-Za-z]))`, 'iu');
const CITY_CODE = new RegExp(
  `^[\\s,.]*(?:[\\p{L}.'’-]{2,20}[\\s,]+){1,3}?(?:${STATE_CODES})(?![A-Za-z])`,
  'u',
);
const NAMED_CITY = /^,\s?[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14})?(?=[,.!?]|$)/u;
const ZIP =
  /^[\s,.]*(?:zip(?: code)?\s*(?:is)?\s*)?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?![\p{L}\d])/iu;
const POSTCODE = /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?![\p{L}\d])/gu;
const KEYWORD =
  /\b(?:address|live|lives|living|lived|located|mail|ship|send|sent|deliver|delivered|delivery|package|moved|house|home|apartment|come over|meet|stay|staying|studio|p\.?o\.? box|office)\b/iu;
const KEYWORD_BEFORE = 60;
const KEYWORD_AFTER = 20;
/** A flat that is said before its street. */
const FLAT_BEFORE = /(?:apartment|apt\.?|suite|unit|flat)\s(?:number\s)?[A-Za-z\d]{1,5},?\s$/iu;
const MOST_NAME = 4;
const DIRECTIONS = wordSet(
  'north south east west northeast northwest southeast southwest n s e w ne nw se sw old new upper lower saint st mount',
);
const BOX = /\bp\.?\s?o\.?\s?box\s+(?:number\s+)?(\d{2,6}|(?:\p{L}+[ -]){0,5}\p{L}+)/giu;

/** A flat by itself, in an address that is told in another order. */
const FLAT =
  /\b(?:apartment|apt\.?|suite|unit|flat)\s(?:number\s)?(?:\d{1,4}[A-Za-z]?|[A-Z]\d{1,3})(?![A-Za-z\d])/giu;

/** Where a text holds addresses of streets as they are written and said in English. */
export function streetAddresses(text: string, tokens: readonly Token[]): Span[] {
  if (!/[A-Za-z]/u.test(text)) return [];
  const spans: Span[] = [];
  tokens.forEach((token, index) => {
    const clear = CLEAR.has(token.text);
    if (!clear && !ORDINARY.has(token.text)) return;
    const from = numberBefore(text, tokens, index, clear);
    const number = from === null ? undefined : tokens[from];
    if (!number) return;
    const flat = FLAT_BEFORE.exec(text.slice(Math.max(0, number.start - 24), number.start))?.[0] ?? '';
    spans.push({ start: number.start - flat.length, end: endOf(text, token.end, clear) });
  });
  for (const { 0: code, index } of text.matchAll(POSTCODE)) {
    const before = text.slice(Math.max(0, index - 40), index);
    if (/post ?code|address|live|street|road|london|,\s*$/iu.test(before))
      spans.push({ start: index, end: index + code.length });
  }
  for (const { 0: unit, index } of text.matchAll(FLAT)) {
    if (KEYWORD.test(text.slice(Math.max(0, index - KEYWORD_BEFORE), index)))
      spans.push({ start: index, end: index + unit.length });
  }
  for (const { 0: box, index } of text.matchAll(BOX)) {
    if (/\d|one|two|three|four|five|six|seven|eight|nine|ty|teen|zero/iu.test(box))
      spans.push({ start: index, end: index + box.length });
  }
  return spans;
}

/** The index of the house number before the kind of a street; null when there is none. */
function numberBefore(text: string, tokens: readonly Token[], kind: number, clear: boolean): number | null {
  const word = tokens[kind];
  let names = 0;
  let from: number | null = null;
  for (let at = kind - 1; at >= Math.max(0, kind - 2 * MOST_NAME); at--) {
    const token = tokens[at];
    if (!token || /[.!?•]\s/u.test(text.slice(token.end, tokens[at + 1]?.start))) break;
    if (isHouseNumber(text, token)) {
      if (names > 0 || isOrdinal(text, token)) from = isOrdinal(text, token) ? from : at;
      if (isOrdinal(text, token)) {
        names++;
        continue;
      }
      break;
    }
    if (/^['’.]$/u.test(token.text) || token.kind === 'join') continue;
    if (!/^\p{L}/u.test(token.text)) break;
    const isName = DIRECTIONS.has(token.text) || !ENGLISH_STOP_WORDS.has(token.text);
    if (!isName || ++names > MOST_NAME) break;
  }
  const number = from === null ? undefined : tokens[from];
  if (from === null || !number || !word || isCount(text, tokens, from, kind)) return null;
  if (clear) return from;
  const before = text.slice(Math.max(0, number.start - KEYWORD_BEFORE), word.end + KEYWORD_AFTER);
  const capital = (at: number): boolean => /^\p{Lu}/u.test(text.slice(tokens[at]?.start));
  return KEYWORD.test(before) || (capital(kind) && capital(kind - 1) && number.written) ? from : null;
}

function isHouseNumber(text: string, token: Token): boolean {
  if (token.kind === 'number') return /^\d{1,6}$/u.test(token.pieces.join(''));
  return /^\d+$/u.test(token.text) && /^(?:st|nd|rd|th|[A-D])\b/iu.test(text.slice(token.end));
}

/** 42nd, as in "350 West 42nd Street". */
function isOrdinal(text: string, token: Token): boolean {
  return token.written && /^(?:st|nd|rd|th)\b/iu.test(text.slice(token.end));
}

/** "two player street fights", "10 minute drive": what is counted, and no name. */
function isCount(text: string, tokens: readonly Token[], from: number, kind: number): boolean {
  const names = tokens.slice(from + 1, kind).map((token) => token.text);
  return names.some(
    (name) =>
      /^(?:minutes?|hours?|miles?|blocks?|player|players|people|car|cars|bed|star|lane|year|years|week|day|days|km|feet|foot|percent|new|more|different|other|point|points|fighters?|sesame|side)$/u.test(
        name,
      ) && !/^\p{Lu}/u.test(text.slice(tokens[from + 1]?.start)),
  );
}

/** Where an address ends whose street ends at `end`: with its flat, city, state and code. */
function endOf(text: string, end: number, clear: boolean): number {
  let at = end;
  const take = (pattern: RegExp): boolean => {
    const taken = pattern.exec(text.slice(at, at + 90))?.[0];
    at += taken?.length ?? 0;
    return taken !== undefined;
  };
  take(/^\.(?=\s?[,\p{L}])/u);
  take(/^\s(?:north|south|east|west|[NSEW]{1,2})(?![A-Za-z])/iu);
  if (UNITS.test(text.slice(at, at + 60))) {
    take(UNITS);
    at = unitEnd(text, at);
  }
  const placed = take(CITY_CODE) || take(CITY) || (clear && take(NAMED_CITY));
  if (!take(ZIP) && placed) at = spokenZip(text, at);
  return at;
}

/** Behind a flat's number: 4B, "four b", "twelve oh three". */
function unitEnd(text: string, at: number): number {
  const rest = text.slice(at, at + 40);
  const number = tokensOf(rest)[0];
  if (!number || number.start > 2) return at;
  const end =
    number.kind === 'number'
      ? number.end
      : (/^\s*(?:\d+[A-Za-z]?|[A-Za-z](?:[\s-]?\d+)?)(?![A-Za-z])/u.exec(rest)?.[0].length ?? 0);
  const letter = /^[\s-]?[A-Za-z](?![A-Za-z'’])/u.exec(rest.slice(end))?.[0] ?? '';
  return at + end + (/^\s?[aI]$/u.test(letter) ? 0 : letter.length);
}

function spokenZip(text: string, at: number): number {
  const first = tokensOf(text.slice(at, at + 70)).find(({ kind }) => kind !== 'join');
  return first?.kind === 'number' && first.pieces.join('').length >= 5 && first.start < 12
    ? at + first.end
    : at;
}
