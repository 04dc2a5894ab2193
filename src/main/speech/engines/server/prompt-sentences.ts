import type { CaptionLanguage } from '../../../../shared/languages';

/**
 * The sentence that holds the glossary, in the language that is spoken: recognisers go on in the language and the style
 * of what they are told, and a bare list makes them answer with a list. `{}` stands for the terms.
 */
export const PROMPT_SENTENCES: Readonly<Record<CaptionLanguage, string>> = {
  en: 'The names and terms of this show are {}.',
  ko: '이 방송에 나오는 이름과 용어는 {}입니다.',
  ja: 'この放送に出てくる名前と用語は、{}です。',
  zh: '本节目中出现的名称和术语有{}。',
  yue: '呢個節目入面會講到嘅名同術語有{}。',
  es: 'Los nombres y términos de este programa son {}.',
  fr: 'Les noms et les termes de cette émission sont {}.',
  de: 'Die Namen und Begriffe dieser Sendung sind {}.',
  pt: 'Os nomes e termos deste programa são {}.',
  it: 'I nomi e i termini di questo programma sono {}.',
  ru: 'Имена и термины этой передачи: {}.',
  vi: 'Các tên và thuật ngữ trong chương trình này là {}.',
  th: 'ชื่อและคำศัพท์ในรายการนี้คือ {}',
  id: 'Nama dan istilah dalam acara ini adalah {}.',
};
