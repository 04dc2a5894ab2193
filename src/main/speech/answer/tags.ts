/** A time of a recording: 0:01, 00:01:02.500. */
const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
/** The same, or in seconds: 1.50s. */
const TIME = String.raw`(?:${CLOCK}|\d+\.\d{1,3}s?)`;
/** Where another may begin to speak. */
const TURN = String.raw`(?:^|(?<=[.!?…。！？]\s))`;
const SPEAKER = String.raw`(?:speaker|화자|話者|说话人) ?(?:\d{1,2}|[A-H])`;

/** What a recogniser writes for machines, not for readers. */
const TAGS: readonly RegExp[] = [
  // Chat models say whose turn it is: <|im_start|>assistant
  /<[|｜]im_start[|｜]>\s*(?:assistant|system|user)?/gu,
  // Whisper, SenseVoice, Canary: <|ko|>, <|HAPPY|>, <|0.00|>; half of one where an answer breaks off.
  /<\s?[|｜][^<>]{0,40}[|｜]\s?>/gu,
  /<[|｜][^<>]{0,40}$/gu,
  // Sentence ends, unknown words, silence: <s>, </s>, <unk>, <blk>, <EOU>
  /<\/?(?:s|pad|unk|bos|eos|eou|eob|eps|blk|blank|sil|noise|spoken_noise|laugh|asr_text|n(?:on|o)speech|eot|end_of_\w+)>/giu,
  /\[(?:unk|pad|cls|sep|mask|blank)\]|\u2047/giu,
  // What a language model puts around its answer.
  /<\/?(?:asr|text|transcript|transcription|think)>|```(?:text)?/giu,
  // How subtitles are drawn and whose voice they are: <i>, <font color="…">, <v Minseo>, {\an8}
  /<\/?(?:[biu]|font|[cv]|lang|ruby|rt)(?:[ .][^<>]{0,40})?>/giu,
  /\{\\[^{}]{1,40}\}/gu,
  // OWSM and Dolphin: <eng><asr>, <zh><CN><asr><0.00>
  /^(?:\s*<(?:[a-z]{2,3}|[A-Z]{2,3}|notimestamps|\d+\.\d+)>)+/gu,
  /<\d+\.\d+>/gu,
  // Moonshine's <<ST_12>>
  /<<\/?\w{1,12}>>/gu,
  // whisper.cpp: [_BEG_], [_TT_50]
  /\[_[A-Za-z]+_?[\w.]*\]/gu,
  // Times before each line of whisper.cpp, in SRT with the number of the line, and in WebVTT. A clock in a sentence stays.
  new RegExp(String.raw`^\s*WEBVTT\b|(?:(?<!\S)\d+\s+)?\[?${TIME}\s*-?->\s*${TIME}\]?:?`, 'gu'),
  new RegExp(String.raw`\[${TIME}\s*[-–]\s*${TIME}\]|[[<]${CLOCK}[\]>]|^\s*\(${CLOCK}\)`, 'gu'),
  /^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}(?=\s)/gu,
  // Who spoke, as WhisperX names them
  /\[?\bSPEAKER_\d{1,2}\b\]?:?/gu,
  new RegExp(String.raw`${TURN}(?:[[(]${SPEAKER}[\])]:?|${SPEAKER}[:：])`, 'giu'),
  // What is spoken, as some put it before the text
  /^\[(?:ko|en|ja|zh|yue|es|fr|de|pt|it|ru|vi|th|id)\]/giu,
];

/** What cannot stand in an answer of XML as it is. */
const ESCAPED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
};
/** "Another speaks", in captions of television. */
const CHEVRONS = /^(?:>>+|»)\s*/u;

/** SentencePiece's mark of a space. */
const WORD_PIECE = /▁/gu;

/** Of an interim the end of a tag may still be to come. */
const HALVES: readonly RegExp[] = [
  /<+\/?[\w|]{0,24}$/u,
  /<(?:font|[cv]|lang)[ .][^<>]{0,40}$/u,
  /\{\\[^{}]{0,40}$/u,
  /\[+_?[\w ]{0,40}$/u,
  /[(（【［]+[^()（）【】［］]{0,40}$/u,
  /^\*[^*]{0,40}$/u,
];

/** Qwen3-ASR through vLLM: `language Korean<asr_text>안녕하세요`; of an interim the beginning of that. */
const QWEN = /^\s*language\s+(\p{L}[\p{L} ]{0,30}?)\s*<asr_text>/iu;
const HALF_QWEN = /^\s*language(?:\s+\p{L}*)?(?:<[\w|]*)?$/iu;

/** SenseVoice's signs of sounds and moods, which FunASR puts around the text. */
const SIGNS = '(?:🎼|👏|😀|😭|🤧|😷|❓|😊|😔|😡|😰|🤢|😮|\\s|\\uFE0F)+';
const SIGNS_AROUND = new RegExp(`^${SIGNS}|${SIGNS}$`, 'gu');

const LANGUAGE_TAG = /<\|\s*([a-z]{2}|yue)\s*\|>/u;
const NO_SPEECH_TAG = /<\|\s*no(?:speech|captions)\s*\|>/iu;

export interface Untagged {
  /** What is left for readers. */
  readonly text: string;
  /** The language that a tag names, as it names it; null for none. */
  readonly language: string | null;
  /** Whether a tag says that nobody spoke. */
  readonly noSpeech: boolean;
}

/** A text without its tags. `unfinished`: more of it may come, so what may be half a tag waits for the rest. */
export function withoutTags(raw: string, unfinished: boolean): Untagged {
  const qwen = QWEN.exec(raw);
  const answered = qwen ? raw.slice(qwen[0].length) : raw;
  let text = answered.replaceAll(/&[a-z\d#]{2,4};/gu, (escaped) => ESCAPED[escaped] ?? escaped);
  const language = qwen?.[1] ?? LANGUAGE_TAG.exec(raw)?.[1] ?? null;
  for (const tag of TAGS) text = text.replaceAll(tag, '');
  text = text.replaceAll(WORD_PIECE, ' ');
  if (unfinished) {
    if (HALF_QWEN.test(text)) text = '';
    for (const half of HALVES) text = text.replace(half, '');
  }
  text = text.replaceAll(SIGNS_AROUND, '').replace(CHEVRONS, '').replaceAll(/\s+/gu, ' ').trim();
  return { text, language, noSpeech: NO_SPEECH_TAG.test(raw) };
}
