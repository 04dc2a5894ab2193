/** What was said to be coming, or to have been told. */
export interface Announcement {
  /** So many digits are enough. */
  readonly least: number;
  /** Whether the first digits alone may be masked while the rest is missing. */
  readonly certain: boolean;
}

const END = String.raw`(?![A-Za-z])`;
const english = (words: string): RegExp => new RegExp(String.raw`\b(?:${words})${END}`, 'iu');

const KINDS: readonly (readonly [RegExp, Announcement])[] = [
  [english(String.raw`(?:cvv|cvc|security code)2?`), { least: 3, certain: true }],
  [/CVC|CVV|[시씨]\s?브이\s?[시씨]/iu, { least: 3, certain: true }],
  [english(String.raw`ssn|social security(?: number)?|my social`), { least: 4, certain: true }],
  [english(String.raw`numbers?(?:'s| is| was|:)`), { least: 7, certain: false }],
  [
    english(
      String.raw`(?:phone|cell|cellphone|mobile|telephone|contact|home|office|work|whatsapp|fax)(?: phone)?(?: number| no)|(?:my|his|her|their|our|your|the|new|old|mom's|dad's) number|call (?:me|us|him|her|them|my \w+)|(?:text|reach|ring|dial|whatsapp|phone) (?:me|us|him|her|them)|(?:dial|hotline|call|phone|cell|mobile|telephone)(?= (?:at|on|is|it's|oh|zero|one|two|three|four|five|six|seven|eight|nine|plus|\d|\())|area code`,
    ),
    { least: 7, certain: true },
  ],
  [
    /전화\s?번호|휴대\s?폰|핸드\s?폰|휴대\s?전화|핸드폰\s?번호|연락처|폰\s?번호|폰번|제\s?번호|내\s?번호|번호\s?(?:는|가|좀|알려|불러|남길|드릴|이)|(?:으로|로|한테|에게)\s?(?:전화|연락|문자)|전화\s?(?:주|해|하|걸|는)|연락\s?(?:주|하|해)|대표\s?번호|고객\s?센터|지역\s?번호|팩스/u,
    { least: 7, certain: true },
  ],
  [
    english(
      String.raw`account(?: number)?|routing(?: number)?|sort code|iban|bank (?:number|details)|venmo|wire|acct|national insurance|tax id|passport(?: number)?|licen[cs]e(?: number)?|driver'?s(?: licen[cs]e)?|id number|medicare|policy number|member(?:ship)? number|booking (?:number|reference)|tracking number`,
    ),
    { least: 5, certain: true },
  ],
  [
    /계좌|통장|입금|송금|후원\s?계좌|(?:국민|신한|우리|하나|농협|기업|카카오|토스|케이|수협|새마을|우체국|씨티|제일|부산|대구|광주|전북|경남)(?:은행|뱅크)|농협|국민은행|카뱅|토뱅|주민\s?(?:등록)?\s?번호|주민\s?등록|주민번|민번|주민증|뒷자리|외국인\s?등록|면허|여권|운전\s?면허|등록\s?번호|사업자|회원\s?번호|보험\s?번호|송장/u,
    { least: 5, certain: true },
  ],
  [
    english(
      String.raw`(?:credit|debit|bank|visa|gift|master|amex)\s?card(?: number)?|card (?:number|ends|ending|is|no)|my card(?=,? (?:is|was|\d))|mastercard|amex|american express|visa|pin(?: number| code)?|passcode|password|end(?:s|ing|ed) (?:in|with)|last four(?: digits)?|verification code|door code|gate code|access code|zip(?: code)?|postal code|post code`,
    ),
    { least: 4, certain: true },
  ],
  [
    /카드|비밀\s?번호|비번|인증\s?번호|인증\s?코드|보안\s?코드|유효\s?기간|우편\s?번호|현관|도어락|공동\s?현관|핀\s?번호/u,
    { least: 4, certain: false },
  ],
];
/** So far before a number it may be announced, and so far behind it named. */
const BEFORE = 48;
const AFTER = 28;

/** What announces the number between `start` and `end` of a text; null when nothing does. */
export function announced(text: string, start: number, end: number): Announcement | null {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const after = text.slice(end, end + AFTER);
  const kinds = KINDS.filter(([words]) => words.test(before)).map(([, kind]) => kind);
  const behind = KINDS.filter(([words]) => words.test(after)).map(([, kind]) => ({
    ...kind,
    certain: false,
  }));
  return [...kinds, ...behind].reduce<Announcement | null>(
    (best, kind) =>
      best === null
        ? kind
        : { least: Math.min(best.least, kind.least), certain: best.certain || kind.certain },
    null,
  );
}
