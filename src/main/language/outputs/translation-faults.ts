import type { LanguageTasks } from '../contract';
import { mayBeWrittenIn } from './written-in';

type Translating = LanguageTasks['translation']['task'];

/** Tags of Jamak's prompts. */
const TAGS = /<\/?(?:before|caption|captions|glossary)>/i;
/** A run of words of this weight that also stands in the orders is from there. */
const ORDER_WEIGHT = 20;
const ECHO_LETTERS = 4;
/** Another caption of so many letters is found among the words of an answer as well. */
const ECHO_INSIDE_LETTERS = 12;

/** What a model says about itself and its work, and nobody in a caption: when was it asked to translate? */
const ABOUT_ITSELF =
  /\bas an? (?:ai|language model|assistant)\b|\bai (?:language )?model\b|\b(?:can(?:no|')?t|unable to|won'?t|not able to) (?:be )?translat|\b(?:provide|share|send|enter) (?:me )?(?:with )?(?:the|a|some) (?:text|caption|sentence)|\bhappy to (?:help|assist|translate)|(?:ai|인공지능) (?:언어 ?)?(?:모델|어시스턴트)|언어 모델(?:로서|이라)|번역(?:을|해)? ?(?:드리|할|하기)?\S{0,3} ?(?:수 없|수가 없|불가|어렵)|번역할 (?:텍스트|문장|내용|자막)|(?:텍스트|문장|자막)(?:을|를) (?:입력|제공|알려)|요청하신 내용|翻訳(?:でき(?:ません|ない)|することはでき)|言語モデル|(?:无法|不能|無法)(?:为您)?翻[译譯]|语言模型|no puedo traducir|modelo de lenguaje|ne peux pas traduire|modèle de langage|nicht übersetzen|sprachmodell|não posso traduzir|modelo de linguagem|non posso tradurre|modello linguistico|не могу перевести|языков\S+ модел|không thể dịch|mô hình ngôn ngữ|ไม่สามารถแปล|tidak (?:bisa|dapat) menerjemahkan|model bahasa/i;
/** An excuse at the start, or that it can't help. */
const EXCUSE =
  /^(?:i(?:’|')?m (?:really |very )?sorry|sorry|i (?:really )?apologi[sz]e|i (?:can(?:no|’|')?t|am unable|won(?:’|')?t)\b.{0,20}\b(?:help|assist|comply|fulfil|provide|do that)|죄송(?:하|합|해)|미안하지만|유감이지만|申し訳(?:ありません|ございません)|すみませんが|抱歉|很抱歉|对不起|對不起|lo siento|disculp|désolée?|je (?:suis )?désolé|je ne peux pas|tut mir leid|es tut mir leid|entschuldig|desculpe|sinto muito|mi dispiace|извин|к сожалению|прости|xin lỗi|rất tiếc|ขอโทษ|ขออภัย|maaf)|(?:도와|도움을)\S* ?드릴 수 없|お手伝い(?:でき|すること)|无法(?:提供|协助)|can(?:’|')?t (?:help|assist) (?:you )?with (?:that|this)/i;
/** What was said may be an excuse itself: in any of our languages. */
const SAID_EXCUSE =
  /sorry|apolog|pardon|excuse|forgive|can(?:’|')?t|can ?not|unable|won(?:’|')?t|couldn|not able|help|assist|죄송|미안|유감|실례|못|없|안 ?[가-힣]|도와|도움|ごめん|すみません|申し訳|でき(?:な|ません)|無理|助け|手伝|抱歉|对不起|對不起|不好意思|唔好意思|不能|无法|無法|不了|帮|幫|lo siento|perd[óo]n|disculp|no pued|ayud|désol|pardon|excus|peux pas|pouvons pas|aide|leid|entschuld|verzeih|kann (?:ich |das )?nicht|können (?:wir )?nicht|helf|hilfe|desculp|sinto|não (?:posso|consig)|ajud|dispiace|scus|perdon|non (?:posso|riesc)|aiut|извин|прост|не мог|сожал|помо|xin lỗi|không thể|tiếc|giúp|ขอโทษ|ขออภัย|ไม่ได้|ไม่สามารถ|ช่วย|maaf|tidak bisa|tidak dapat|bantu/i;

/** A translation is never so much longer than what was said, its letters weighed: one that is explains or loops. */
const LONGEST = { times: 3, plus: 40 };
/** Letters that stand for several of other scripts. */
const DENSE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const DENSE_WEIGHT = 2.5;

/** Why `text` is no translation of the caption, in English; null when it may be one. */
export function translationFault(text: string, task: Translating, orders: string): string | null {
  const { caption, before, language, glossary } = task;
  const letters = lettersOf(text);
  const said = lettersOf(caption.text);
  if (TAGS.test(text) || repeatsOrders(text, caption.text, orders)) return 'it repeats the orders';
  if (weigh(text) > weigh(caption.text) * LONGEST.times + LONGEST.plus)
    return 'it is far longer than the caption';
  if (letters !== said && before.some((each) => repeats(letters, lettersOf(each.text), said)))
    return 'it repeats another caption';
  if (isRefusal(text, caption.text)) return 'it refuses';
  const names = namesIn(caption.text, glossary);
  if (letters === said) {
    const stays = isAllNames(caption.text, names) || mayBeWrittenIn(language, text);
    if (!stays) return 'it is not translated';
  } else if (!mayBeWrittenIn(language, text, names)) return 'it is in another language';
  return null;
}

/** Whether a text that grows should not be shown yet: it begins like what would be no translation. */
export function looksDoubtful(text: string, task: Translating, orders: string): boolean {
  const { caption } = task;
  if (EXCUSE.test(text) && !SAID_EXCUSE.test(caption.text)) return true;
  return translationFault(text, task, orders) !== null;
}

export function weigh(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return text.length + dense * (DENSE_WEIGHT - 1);
}

function isRefusal(text: string, source: string): boolean {
  if (
    ABOUT_ITSELF.test(text) &&
    !ABOUT_ITSELF.test(source) &&
    !/translat|번역|翻訳|翻译|\bai\b|인공지능/i.test(source)
  )
    return true;
  return EXCUSE.test(text) && !SAID_EXCUSE.test(source);
}

/** Whether an answer is, or holds, another text that the caption does not hold. */
function repeats(answer: string, other: string, said: string): boolean {
  if (other.length < ECHO_LETTERS || said.includes(other)) return false;
  return answer === other || (other.length >= ECHO_INSIDE_LETTERS && answer.includes(other));
}

function repeatsOrders(text: string, source: string, orders: string): boolean {
  const told = lettersOf(orders);
  const said = lettersOf(source);
  return text
    .split(/[.!?:\n。！？：]/)
    .map(lettersOf)
    .some((part) => weigh(part) >= ORDER_WEIGHT && told.includes(part) && !said.includes(part));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Words of the caption that may stay as they are in any language: terms of the glossary, and what is spelled as names
 * and brands are. The first word of a sentence is no name for its capital letter alone.
 */
function namesIn(source: string, glossary: readonly string[]): Set<string> {
  const names = new Set(glossary.flatMap((term) => term.toLowerCase().split(/\s+/)));
  const words = [...source.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&+-]*/gu)];
  for (const [index, { 0: word, index: at }] of words.entries()) {
    const plain = word.replace(/[.'’&+-]+$/, '');
    const first = index === 0 || /[.!?。！？]["”’']?\s*$/.test(source.slice(0, at));
    const inner = /\p{N}|.\p{Lu}/u.test(plain);
    if (inner || (!first && /^\p{Lu}/u.test(plain))) names.add(plain.toLowerCase());
  }
  return names;
}

/** Whether a caption is nothing but one to three names. */
function isAllNames(source: string, names: ReadonlySet<string>): boolean {
  const words = source.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’&+-]*/gu) ?? [];
  const [first = '', ...others] = words;
  if (words.length > 3 || !others.every((word) => names.has(word.toLowerCase()))) return false;
  return names.has(first.toLowerCase()) || /^\p{Lu}/u.test(first);
}
