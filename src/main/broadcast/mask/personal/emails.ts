import { ENGLISH_STOP_WORDS } from '../../../text/english/english-words';
import { wordSet } from '../../../text/word-set';
import type { Span } from '../spans';

interface Part extends Span {
  /** In lower case. */
  readonly text: string;
  /** White space is before it. */
  readonly spaced: boolean;
}

const PART = /[A-Za-z\d]+(?:['’][A-Za-z]+)*|[가-힣]+|[^\s]/gu;
/** Who gives mailboxes, as they are written and said. */
const PROVIDERS = wordSet(`
  gmail gmaill googlemail naver daum hanmail kakao nate hotmail outlook yahoo icloud proton protonmail live msn aol gmx fastmail tutanota zoho
  지메일 쥐메일 네이버 다음 한메일 카카오 네이트 핫메일 아웃룩 야후 아이클라우드 프로톤 프로톤메일 구글
`);
const PROVIDER_START =
  /^(?:지메일|쥐메일|지 메일|네이버|한메일|핫메일|아웃룩|아이클라우드|네이트|카카오|야후|프로톤)/u;
const ENDS = wordSet(
  'com net org io co kr edu gov uk tv gg me us de jp fr app dev info biz ac ca au eu xyz live online email studio shop store team social chat games cloud page site cc fm nz in it es nl se no ch ru cn asia club world art blog design agency media work works 컴 콤 넷 케이알 오알지 씨오 코 닷컴 컴이에요',
);
const END_START = /^(?:닷컴|닷넷|쩜컴|점컴|닷케이알|컴|콤|넷|케이알|오알지|씨오|코|아이오|에이씨)/u;
const DOTS = wordSet('. dot point 점 닷 쩜 도트');
const AT = wordSet('@ at 골뱅이 앳 엣 애트');
const JOINERS = wordSet(
  '. _ - + dot point underscore underline dash hyphen plus 점 닷 쩜 언더바 언더스코어 밑줄 하이픈 대시 다시 플러스 도트',
);
/** Signs that are said as words. */
const SAID = wordSet('at dot 골뱅이 앳 점 닷 쩜');
/** What is never in an address, so it begins after one of these. */
const BEFORE = wordSet(`
  is are was its it's email e-mail mail emails address me us to at reach contact write send message ping my the his her our your their that's s and or so
  for on with via look looking looked search searched find found check checked meet see saw working works worked it them him over out up please you can either just try an a inbox work business personal here i
  이메일 메일 주소 제 내 저 저희 이메일은 메일은 주소는 주소가 이메일이 메일이 아이디는 아이디가 여기로 문의는 연락은 그리고 또는 비즈니스 협찬 광고 문의 개인 회사 학교 업무용
  메일주소는 이메일주소는 이메일로 메일로
`);
const KEYWORD =
  /e-?mail|\bmail\b|\bcontact|\breach|\bwrite|inbox|\bsend|\bsubmit|\bapply|inquir|business|메일|이메일|문의|연락/iu;
/** Parts of an address before its at sign, spelled letters included. */
const MOST_LOCAL = 28;
/** Plain words side by side, as "john smith at". */
const MOST_PLAIN = 3;
const KEYWORD_BEFORE = 90;

const isLetter = (part: Part): boolean =>
  part.text.length === 1 ||
  /^\d+$/u.test(part.text) ||
  /^(?:에이|비|씨|디|이|에프|지|에이치|에이취|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트|공|영|일|삼|사|육|칠|팔|구|하나|둘)$/u.test(
    part.text,
  ) ||
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|double|oh)$/u.test(part.text);

/** Where a text holds e-mail addresses, written or said. */
export function emails(text: string): Span[] {
  const parts = partsOf(text);
  const spans: Span[] = [];
  for (let at = 1; at < parts.length; at++) {
    if (!AT.has(parts[at]?.text ?? '')) continue;
    const span = around(text, parts, at);
    if (span) spans.push(span);
  }
  return spans;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const { 0: part, index } of text.matchAll(PART)) {
    const isBetween = SAID.has(part.toLowerCase());
    // "john, at, gmail" and "john [at] gmail"
    if (/^[[\](){}]$/u.test(part) || (part === ',' && SAID.has(parts.at(-1)?.text ?? ''))) continue;
    if (isBetween && parts.at(-1)?.text === ',') parts.pop();
    const last = parts.at(-1);
    const spaced = last === undefined || last.end < index;
    // 골뱅이 and 앳 are found where spaces are missing, too.
    const glued = /^[가-힣]{2,}$/u.test(part) ? /골뱅이/u.exec(part) : null;
    if (glued && part !== '골뱅이') {
      const cut = glued.index;
      const pieces = [part.slice(0, cut), '골뱅이', part.slice(cut + 3)];
      let start = index;
      for (const piece of pieces) {
        if (piece !== '')
          parts.push({ text: piece, start, end: start + piece.length, spaced: spaced && start === index });
        start += piece.length;
      }
      continue;
    }
    parts.push({
      text: part.length < 80 ? part.toLowerCase() : part,
      start: index,
      end: index + part.length,
      spaced,
    });
  }
  return parts;
}

function around(text: string, parts: readonly Part[], at: number): Span | null {
  const sign = parts[at];
  const domain = domainAfter(parts, at + 1);
  const from = localBefore(parts, at - 1);
  const [first, last] = [parts[from], parts[domain.to]];
  if (!sign || !first || !last || from >= at || domain.to <= at) return null;
  const local = parts.slice(from, at);
  const clear = sign.text === '@' || sign.text === '골뱅이';
  const before = text.slice(Math.max(0, first.start - KEYWORD_BEFORE), first.start);
  const spelled = local.some((part) => JOINERS.has(part.text) || /\d/u.test(part.text)) || local.length > 3;
  if (domain.provider && (clear || domain.ended || spelled || KEYWORD.test(before)))
    return { start: first.start, end: last.end };
  if (domain.ended && (clear || spelled || KEYWORD.test(before)))
    return { start: first.start, end: last.end };
  return null;
}

/** The index of the domain's last part, and what it is known by. */
function domainAfter(
  parts: readonly Part[],
  from: number,
): { readonly to: number; readonly provider: boolean; readonly ended: boolean } {
  const first = parts[from];
  let to = from - 1;
  let provider = first !== undefined && (PROVIDERS.has(first.text) || PROVIDER_START.test(first.text));
  let ended = false;
  if (!first || !/^[\p{L}\d]/u.test(first.text)) return { to, provider: false, ended };
  const pair = parts[from + 1];
  if (!provider && pair && (first.text === 'g' || first.text === '지') && /^(?:mail|메일)/u.test(pair.text))
    provider = true;
  for (let at = from; at < Math.min(parts.length, from + 12); at++) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (!part) break;
    const isDot = DOTS.has(part.text);
    const follows = at === from || isDot || DOTS.has(parts[at - 1]?.text ?? '');
    const isEnd = END_START.test(part.text) || ENDS.has(part.text);
    // A full stop at the end of a sentence is no dot.
    if (
      isDot &&
      (!next || !/^[\p{L}\d]/u.test(next.text) || (part.text === '.' && next.spaced && !isDomainEnd(next)))
    )
      break;
    if (isEnd && at > from && (follows || /^(?:닷|쩜|점)/u.test(part.text))) {
      [to, ended] = [at, true];
      if (!DOTS.has(next?.text ?? '')) break;
      continue;
    }
    if (ended && !isDot) break;
    if (!isDot && at - from > 4) break;
    if (!isDot && at > from && !follows && !isNameOfDomain(parts, at)) break;
  }
  if (!ended && provider) to = pair && /^(?:mail|메일)/u.test(pair.text) ? from + 1 : from;
  return { to, provider, ended };
}

function isDomainEnd({ text }: Part): boolean {
  return ENDS.has(text) || END_START.test(text);
}

/** "my company dot com": words of a name go on until a dot. */
function isNameOfDomain(parts: readonly Part[], at: number): boolean {
  return (
    [1, 2, 3].some((step) => DOTS.has(parts[at + step]?.text ?? '')) ||
    /^(?:닷|쩜|점)/u.test(parts[at]?.text ?? '') ||
    /^(?:닷|쩜|점)/u.test(parts[at + 1]?.text ?? '')
  );
}

/** The index of the first part before an at sign that belongs to the address; the sign's own when there is none. */
function localBefore(parts: readonly Part[], last: number): number {
  let from = last + 1;
  let plain = 0;
  for (let at = last; at >= Math.max(0, last - MOST_LOCAL); at--) {
    const part = parts[at];
    if (!part) break;
    const next = parts[at + 1];
    const joined = at < last && (JOINERS.has(next?.text ?? '') || next?.spaced === false);
    const isJoiner = JOINERS.has(part.text);
    // "Hello. John at": a full stop.
    if (/^[.\-+]$/u.test(part.text) && next?.spaced && at < last) break;
    if (!isJoiner && !/^[\p{L}\d]/u.test(part.text)) break;
    if (
      !joined &&
      !isLetter(part) &&
      (BEFORE.has(part.text) || /(?:메일|주소|문의|연락|아이디)(?:은|는|가|로)?$/u.test(part.text))
    )
      break;
    if (!isJoiner && !isLetter(part) && !joined && ++plain > MOST_PLAIN) break;
    from = at;
  }
  // An address does not begin with a dot.
  while (from <= last && JOINERS.has(parts[from]?.text ?? '')) from++;
  return from;
}

/** So many parts of an address may be there when its end is missing. */
const MOST_OPEN = 14;

/** Where an address begins whose rest is still missing at the end of a text; the text's length when none does. */
export function emailBeginning(text: string): number {
  const parts = partsOf(text);
  let start = text.length;
  for (let at = Math.max(1, parts.length - MOST_OPEN); at < parts.length; at++) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (!part || !(AT.has(part.text) || JOINERS.has(part.text))) continue;
    // A full stop, and "at the".
    if (part.text.length === 1 && part.text !== '@' && (!next || next.spaced)) continue;
    if (part.text === 'at' && next && (/^\d/u.test(next.text) || ENGLISH_STOP_WORDS.has(next.text))) continue;
    if (next && /^\d/u.test(next.text) && /^\d/u.test(parts[at - 1]?.text ?? '')) continue;
    const first = parts[localBefore(parts, at - 1)];
    if (first && first.start < part.start) start = Math.min(start, first.start);
  }
  const spelled =
    parts.slice(-3).filter(isLetter).length > 1 &&
    parts.slice(-3, -1).every((part) => isLetter(part) && /\p{L}/u.test(part.text));
  const first = spelled ? parts[localBefore(parts, parts.length - 1)] : undefined;
  return Math.min(start, first?.start ?? text.length);
}
