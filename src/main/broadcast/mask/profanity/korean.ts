import { assemble } from 'es-hangul';
import type { Span } from '../spans';
import { ANIMALS, KOREAN_HARMLESS, KOREAN_WORDS } from './korean-words';

/** What is put between the syllables of a word to hide it; digits too. */
const HIDES = String.raw`[\d.,~!@#*^_ㅡ\-]{0,3}`;
/** The words of the rules are found where a word begins, or behind what swear words begin with. */
const BEGINS = String.raw`(?<![가-힣])(?:개|야이?|아니?|와|오|어|하|헐|으|근데|에이|이런|저런|존나|진짜|이|저|그|왜|뭔|쌩|생|니)?`;
/** Who is sworn at, and what hangs on. */
const TAIL = String.raw`(?:\s?(?:놈|년|새끼|세끼|색기|쉐이|것|련|럼|롬)){0,3}(?:의|들)?(?:아|야)?`;
/** Animals of more than one syllable: 이 새끼 고양이, but 이 새끼 말이야. */
const YOUNG = ANIMALS.split('|')
  .filter((animal) => animal.length > 1)
  .join('|');

const WHO = new RegExp(`^(?:의\\s)?${TAIL}`, 'u');

const rule = (source: string): RegExp => new RegExp(source, 'gu');

const RULES: readonly RegExp[] = [
  // 씨발, 씨이이발, 씨1발, 씨.발, 시발: no 시발점, no 다시발, no 18시 발
  rule(
    `${BEGINS}씨+[이ㅣ\\d~.,!@#*^_ㅡ-]{0,8}[발팔빨벌뻘뻐바팍빠ㅂ](?!라|랐|스|이트|이러)(?:아*[알ㄹ])?${TAIL}`,
  ),
  rule(
    `${BEGINS}[시쉬쒸씌쓰]+[이ㅣ\\d~.,!@#*^_ㅡ-]{0,8}[발팔빨벌](?!점|역|지|자동차|택시|적|탄|수|표|\\s(?:점|역|택시)|라|랐|견|전|음|언|로|매|사|송|생|동|휘|행|효|달|굴|명|급|신|족|열|차|가락|걸음)${TAIL}`,
  ),
  rule(
    `(?<![가-힣\\d])씨{1,9}\\s{1,2}[발벌빨팔](?=\\s*$|[^가-힣\\s]|\\s?(?:놈|년|새끼|럼|롬|아(?![가-힣])|것|련|진짜|뭐|왜|존나|아니|이게|개|너|니))${TAIL}`,
  ),
  rule(`(?<![가-힣\\d])[시씨]8(?!\\s?(?:분|시|초|개|명|일|월|년|층|호|번|\\d))${TAIL}`),
  rule(`(?<![가-힣\\d])시바[아]*[알ㄹ]?(?![가-힣]|\\s?(?:견|이누|신|스키))`),
  rule(`(?<![가-힣\\d])시\\s{1,2}발(?=\\s?(?:놈|년|새끼|럼|롬))${TAIL}`),
  rule(`(?<!\\d)18\\s?(?:놈|년아|새끼)${TAIL}`),
  rule(`[씹씁][팔발빨8]\\s?(?:놈|년|새끼|럼)${TAIL}`),
  rule(`(?<![가-힣])십[팔8]\\s?(?:놈|새끼)${TAIL}`),
  rule(`(?<![가-힣])씹[팔발빨](?![가-힣]{2})`),
  // 병신, 병1신, 병 신: no 병 신고
  rule(
    `${BEGINS}(?:상|씹|애자)?[병븅벙뵹뼝빙]${HIDES}[신싄쉰딱](?!청|고|호|분|약|체|뢰|세|경|장|용|설|입|규|발|속|문|나는|기)${TAIL}`,
  ),
  rule(
    `(?<![가-힣])[병븅]\\s{1,2}신(?=\\s*$|[^가-힣\\s]|(?:아|같|새끼|짓|놈|년|들아|이냐|이야)|\\s(?:새끼|같|놈|년))${TAIL}`,
  ),
  // 새끼: no 새끼손가락, no 고양이 새끼, no 이 세기
  rule(
    `(?<![가-힣])(?:씨발|시발|미친|병신|존나|쌍|썅|놈의|쓰레기|거지|양아치|사기꾼|호로|후레|빌어먹을|망할|나쁜|더러운|이|저|그|요|야|애|꼰대|한남|일베)\\s{0,2}(?:[새쌔섀쉐쉑]${HIDES}[끼꺄]|[새쌔]키|색끼|색꺄)(?!\\s?(?:${YOUNG}|손|발|줄|[가-힣]{0,2}\\s?낳|치기|치다|친|머리))${TAIL}`,
  ),
  rule(`(?<![가-힣]|(?:${ANIMALS})\\s?)새끼(?:야|들아|아)(?![가-힣])`),
  rule(
    `(?<!번|지|조|날|베|덮|안|부|뭉)개(?:[새쌔섀세쉐색섹샛쉑]${HIDES}끼|[새쌔쉐]키|색기|섹기)(?!손|발)${TAIL}`,
  ),
  rule(`(?<![가-힣])개\\s새\\s끼(?![가-힣])`),
  rule(`(?<![가-힣])개\\s새끼(?!\\s?(?:${YOUNG})|[가-힣]{0,2}\\s?(?:낳|태어|\\S{1,2}\\s?마리))${TAIL}`),
  // 지랄, 존나, 좆, 씹: no 가지랄, no 껌을 씹는
  rule(`(?<!가|하|까|먹)(?:개|염병)?지${HIDES}랄(?!탄)(?:하|맞|떨|이)?`),
  rule(`${BEGINS}지${HIDES}[럴롤](?![가-힣]{2})`),
  rule(`${BEGINS}[존좃좆]${HIDES}나(?:게|로|기)?`),
  rule(`[좆졷]\\s?(?:같|까|나|밥|만|망|도|이나|됐|된|되)?`),
  rule(`(?<![가-힣])[좃족졷]\\s?같[은네이아애]`),
  rule(
    `(?<![가-힣])씹(?=$|[^가-힣\\s]|\\s(?![을어고는으던히힌지])|[^\\s는어었을으고던힌히혀혔지기음자다니게더네냐은습힐도])[새년놈창치것덕선비노잼물할알질재같]{0,3}${TAIL}`,
  ),
  rule(`(?<![가-힣])개같[은네이아애](?:\\s?(?:놈|년|새끼))?`),
  rule(
    `(?<![가-힣])(?:(?:니|느그|느금|니네)\\s?어미|(?:니|네|느그|느금|니네)\\s?(?:애미|에미|애비|에비))(?![가-힣]{3})`,
  ),
];

/** Jamo that stand for swear words, as they are typed. */
const JAMO =
  /[ㅅㅆ]{1,6}[\s\d.,~!*|^-]?[ㅂㅃ](?![ㅏ-ㅣ])(?:\s?ㅅㄲ|\s?ㄴ(?![ㄱ-ㅎ]))?|ㅄ|[ㅂㅃ][\s\d.,~!*|^-]?ㅅ(?![ㅏ-ㅣ])|[ㅈㅉ]\s?ㄹ(?![ㅏ-ㅣ])|[ㅈㅉ]\s?ㄴ(?![ㅏ-ㅣ])|ㄱ?\s?ㅅ\s?ㄲ|ㄴㄱㅁ|ㅈ같[은네이아]?|ㅈ까|ㅁㅊ\s?(?:놈|년|ㄴ|새끼|ㅅㄲ)|[시씨]\s?ㅂ(?:ㅏ?ㄹ)?|[ㅅㅆ][\s\d.,~!*|^-]?발|ㅂ신|병ㅅ|ㅅ끼|새ㄲ|ㅗㅗ/gu;
/** A word that has letters by themselves: 씨ㅂㅏㄹ, ㅆㅣㅂㅏㄹ. */
const WITH_LETTERS = /[가-힣]{0,12}[ㄱ-ㅎㅏ-ㅣ](?:[ㄱ-ㅎㅏ-ㅣ가-힣]){1,30}/gu;
const WORD = /[가-힣][가-힣\d.,~!@#*^_ㅡ-]*/gu;
const LONGEST = 14;

const BY_START = new Map<string, string[]>();
for (const word of KOREAN_WORDS) {
  const start = word.charAt(0);
  BY_START.set(
    start,
    [...(BY_START.get(start) ?? []), word].toSorted((left, right) => right.length - left.length),
  );
}

/** Where a text swears in Korean. */
export function koreanProfanity(text: string): Span[] {
  const spans: Span[] = [];
  if (!/[가-힣ㄱ-ㅣ]/u.test(text)) return spans;
  for (const pattern of RULES) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (found.trim() !== '') spans.push({ start: index, end: index + found.trimEnd().length });
    }
  }
  for (const { 0: found, index } of text.matchAll(JAMO))
    spans.push({ start: index, end: index + found.length });
  for (const { 0: word, index } of text.matchAll(WITH_LETTERS)) {
    if (/[ㅏ-ㅣ]/u.test(word) && isProfane(assembled(word)))
      spans.push({ start: index, end: index + word.length });
  }
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const length = listedLength(word);
    if (length === 0) continue;
    const end = index + length;
    spans.push({ start: index, end: end + (WHO.exec(text.slice(end, end + 16))?.[0].length ?? 0) });
  }
  return spans;
}

/** Of a word that begins with a listed one, however it is drawn out or cut by digits: how much that is. */
function listedLength(word: string): number {
  const places: number[] = [];
  let plain = '';
  for (let at = 0; at < Math.min(word.length, 3 * LONGEST); at++) {
    const unit = word.charAt(at);
    if (!/[가-힣]/u.test(unit) || (unit === plain.at(-1) && plain.length > 0)) continue;
    plain += unit;
    places.push(at);
  }
  if ([...KOREAN_HARMLESS].some((harmless) => plain.startsWith(harmless))) return 0;
  const found = BY_START.get(plain.charAt(0))?.find((one) => plain.startsWith(squeezed(one)));
  return found ? (places[squeezed(found).length - 1] ?? 0) + 1 : 0;
}

function squeezed(word: string): string {
  return word.replaceAll(/(.)\1+/gu, '$1');
}

function assembled(word: string): string {
  try {
    return assemble(Array.from(word));
  } catch {
    return word;
  }
}

function isProfane(word: string): boolean {
  return listedLength(word) > 0 || RULES.some((pattern) => word.search(pattern) >= 0);
}

/** Syllables with which a word that is masked begins; more may follow. */
const OPENING =
  /(?<![가-힣])(?:씨+|시|시이+|씨이+|개|개새|병|븅|존|좆|좃|졷|씹|십|쌍|썅|쓰|쒸|쉬|지|니|느|느금|미친|이|저|그|새|야|호로|후레|엠|엄|걸레|창|짱|쪽)[\d.,~!@#*^_\s-]{0,3}$|[ㄱ-ㅣ]{1,8}\s?$|(?<!\d)18\s?$/u;

/** Where the beginning of a swear word stands at the end of a text; its length when none does. */
export function koreanBeginning(text: string): number {
  const tail = text.slice(-24);
  const found = OPENING.exec(tail);
  return found ? text.length - tail.length + found.index : text.length;
}
