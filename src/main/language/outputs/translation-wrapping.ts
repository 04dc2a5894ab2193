import { parseAnswer } from './json';

/**
 * What models put around a translation though they were asked for nothing else. Each is left where it is when what was
 * said has it too: whoever says "Note: …" is translated with it.
 */

/** A heading, or a sentence in front of a colon, that has one of these announces a translation. */
const OF_TRANSLATION =
  /translat|번역|옮긴|옮기면|翻訳|和訳|訳文|翻译|译文|翻譯|譯文|traducci|traducid|traduction|traduit|übersetz|tradu[çz]|перев[ое]д|bản dịch|dịch sang|คำแปล|terjemah/i;
/** Names of languages and of what is translated, as a heading of their own. */
const HEADING =
  /^(?:in )?(?:korean|english|japanese|chinese|cantonese|spanish|french|german|portuguese|italian|russian|vietnamese|thai|indonesian|한국어|영어|일본어|중국어|日本語|韓国語|中文|英語|español|français|deutsch|português|italiano|русский|tiếng việt|ไทย|bahasa indonesia|captions?|subtitles?|자막|字幕|output|answer|result|답|답변|결과)$/i;
const WILLING =
  /^(?:sure|certainly|of course|absolutely|no problem|understood|got it|물론(?:입니다|이죠|이에요|이지요)?|알겠습니다|네|예|もちろん(?:です)?|はい|承知(?:いたし|し)ました|好的|当然(?:可以)?|claro|por supuesto|bien sûr|natürlich|gerne|certo|конечно)(?=[\s,.!。、！，:：])/i;
const NOTE_WORDS = String.raw`(?:translator'?s? )?notes?|explanation|literal(?:ly| translation| meaning)?|context|pronunciation|romani[sz]ation|alternative(?:ly| translation)?|참고|참조|주|주석|역주|설명|해설|직역|의역|발음|비고|注|注意|備考|補足|説明|直訳|注释|註|说明|解释|直译|nota|notas|remarque|anmerkung|hinweis|observação|примечание|ghi chú|lưu ý|หมายเหตุ|catatan`;
const NOTE_LINE = new RegExp(String.raw`^[\s*※#>-]*[([（【]?\s*\**(?:${NOTE_WORDS})\**\s*[:：]`, 'iu');
const NOTE_BEHIND = new RegExp(
  String.raw`\s*[([（【]\s*\**(?:${NOTE_WORDS})\**\s*[:：][^)\]）】]*[)\]）】]?\s*$`,
  'iu',
);
/** `[c1]`, `C12:`, `c3.` */
const LABEL = /^\s*(?:\[[a-z]\d{1,4}\][:.]?|[a-z]\d{1,4}[:.)])\s*/i;

/** Pairs around the whole of a text. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['「', '」'],
  ['『', '』'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
  ['`', '`'],
];
const QUOTES = new Set(PAIRS.flat());

/** Letters of an announcement in front of a colon, at most. */
const LONGEST_HEAD = 100;

export interface Translated {
  /** What was said. */
  readonly source: string;
  /** Who said it; empty when nobody needs to be told apart. */
  readonly speaker: string;
}

/** The translation in `answer`, still as the model spelled it. Empty when there is nothing else. */
export function unwrapTranslation(answer: string, { source, speaker }: Translated): string {
  let text = inJson(inTag(inFence(answer.trim())));
  text = withoutLines(text, source);
  for (let before = ''; text !== before;) {
    before = text;
    text = withoutHead(text, source);
    if (!LABEL.test(source)) text = text.replace(LABEL, '');
    text = withoutPrefix(text, speaker, /^["”]?\s*[:：]\s*/);
    text = withoutPrefix(text, source, /^["”]?\s*(?:→|⇒|->|=>|=|:|：)\s*/);
    if (!NOTE_BEHIND.test(source)) text = text.replace(NOTE_BEHIND, '');
    text = withoutMarks(text, source).trim();
  }
  return text;
}

function inFence(text: string): string {
  const [, inner] = /```[^\n`]*\n?([\s\S]*?)(?:```|$)/.exec(text) ?? [];
  return inner?.trim() || text;
}

/** Small models write the whole form of the prompt again, with the translation in the caption's place. */
function inTag(text: string): string {
  const [, inner] = /<caption>\s*([\s\S]*?)\s*<\/caption>/i.exec(text) ?? [];
  return inner || text;
}

function inJson(text: string): string {
  if (!text.startsWith('{')) return text;
  const value = parseAnswer(text, { growing: true });
  if (typeof value !== 'object' || value === null) return text;
  const strings = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const named = strings.find(([key]) =>
    /^(?:translation|translated|translated_text|번역|번역문)$/i.test(key),
  );
  return (named ?? (strings.length === 1 ? strings[0] : undefined))?.[1] ?? text;
}

/** Without lines before the translation that announce it, and without the notes after it. */
function withoutLines(text: string, source: string): string {
  let lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const noteAt = lines.findIndex((line, index) => index > 0 && NOTE_LINE.test(line));
  if (noteAt > 0 && !NOTE_LINE.test(source)) lines = lines.slice(0, noteAt);
  while (lines.length > 1 && announces(lines[0] ?? '', source)) lines = lines.slice(1);
  return lines.join('\n');
}

function announces(line: string, source: string): boolean {
  const plain = line.replaceAll(/[*#_`]/g, '').trim();
  if (HEADING.test(plain.replace(/[:：]$/, '').trim())) return !HEADING.test(source);
  if (OF_TRANSLATION.test(source)) return false;
  const willing = WILLING.exec(plain)?.[0];
  if (/[:：]$/.test(plain)) return OF_TRANSLATION.test(plain) || willing !== undefined;
  // "Sure!" alone announces; "Sure, we can" may be what was said.
  return willing !== undefined && (OF_TRANSLATION.test(plain) || plain.length <= willing.length + 1);
}

/** Without "Here is the translation:", "번역:" and the like in front of it on its line. */
function withoutHead(answer: string, source: string): string {
  const text = answer.replace(/^(?:sure|certainly|of course)[!,.]\s+(?=\P{Script=Latin})(?=\p{L})/iu, '');
  const [, head = '', rest = ''] = /^([^:：\n]{1,100}?)\s*[:：]\s*([\s\S]+)$/.exec(text) ?? [];
  const plain = head.replaceAll(/[*#_`[\]()【】]/g, '').trim();
  if (plain === '' || plain.length > LONGEST_HEAD || rest.trim() === '') return text;
  const isHead = OF_TRANSLATION.test(plain) ? !OF_TRANSLATION.test(source) : HEADING.test(plain);
  // A speaker may say such a word in front of a colon, too.
  return isHead && !/^[^:：]{1,30}[:：]/.test(source) ? rest.replace(/^\*+\s*/, '') : text;
}

function withoutPrefix(text: string, prefix: string, separator: RegExp): string {
  if (prefix === '') return text;
  const plain = text.replace(/^["“'*]+/, '');
  if (!plain.toLowerCase().startsWith(prefix.toLowerCase())) return text;
  const rest = plain.slice(prefix.length);
  return separator.test(rest) && rest.replace(separator, '').trim() !== ''
    ? rest.replace(separator, '')
    : text;
}

/** Without bold, headings and quotation marks that what was said has not. */
function withoutMarks(text: string, source: string): string {
  let plain = text.replace(/^#{1,6}\s+/, '');
  if (!source.includes('**')) plain = plain.replaceAll(/\*\*(?=\S)([^*]+?)\*\*/g, '$1');
  if (!/[*_]/.test(source)) plain = plain.replace(/^([*_]{1,2})(?=\S)([^*_]+)\1$/, '$2');
  for (const [open, close] of PAIRS) {
    const inner = plain.slice(open.length, -close.length);
    const isPair = plain.length > 2 && plain.startsWith(open) && plain.endsWith(close);
    const said = QUOTES.has(source.trim().charAt(0));
    if (isPair && !said && !inner.includes(open) && !inner.includes(close)) return inner;
  }
  return plain;
}

/** So many letters tell whether a word like "Translation" comes first. */
const LEAST_LETTERS = 8;

/** Whether an answer that grows, with `text` in it, may still turn out to announce the translation. */
export function mayAnnounce(answer: string, text: string, source: string): boolean {
  const start = answer.trimStart();
  // Marks around the whole are taken off only when both are there.
  if (start.length < LEAST_LETTERS || !/^[\p{L}\p{N}¿¡]/u.test(start)) return true;
  if (/[([（【][^)\]）】]*$/u.test(text)) return true;
  if (OF_TRANSLATION.test(source)) return false;
  return WILLING.test(text) || OF_TRANSLATION.test(text) || /^(?:here\b|the (?:\w+ )?trans)/i.test(text);
}
