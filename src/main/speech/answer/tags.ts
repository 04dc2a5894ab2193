/** What a recogniser writes for machines, not for readers. */
const TAGS: readonly RegExp[] = [
  // Whisper, SenseVoice, Canary: <|ko|>, <|HAPPY|>, <|0.00|>; half of one where an answer breaks off.
  /<\|[^<>]{0,40}\|>/gu,
  /<\|[^<>]{0,40}$/gu,
  // Sentence ends, unknown words, silence: <s>, </s>, <unk>, <blk>, <EOU>
  /<\/?(?:s|pad|unk|bos|eos|eou|eob|blk|blank|sil|noise|spoken_noise|laugh|asr_text|nospeech|eot|end_of_\w+)>/giu,
  /\[(?:unk|pad|cls|sep|mask|blank)\]/giu,
  // OWSM and Dolphin: <eng><asr>, <zh><CN><asr><0.00>
  /^(?:\s*<(?:[a-z]{2,3}|[A-Z]{2,3}|notimestamps|\d+\.\d+)>)+/gu,
  /<\d+\.\d+>/gu,
  // Moonshine's <<ST_12>>
  /<<\/?\w{1,12}>>/gu,
  // whisper.cpp: [_BEG_], [_TT_50]
  /\[_[A-Za-z]+_?[\w.]*\]/gu,
  // Times before each line of whisper.cpp and in WebVTT
  /\[?(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\]?:?/gu,
  /<(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{1,3}>/gu,
  // Who spoke, as WhisperX names them
  /\[?\bSPEAKER_\d{1,2}\b\]?:?/gu,
];

/** SentencePiece's mark of a space. */
const WORD_PIECE = /▁/gu;

/** Of an interim the end of a tag may still be to come. */
const HALVES: readonly RegExp[] = [
  /<+\/?[\w|]{0,24}$/u,
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
  let text = qwen ? raw.slice(qwen[0].length) : raw;
  const language = qwen?.[1] ?? LANGUAGE_TAG.exec(raw)?.[1] ?? null;
  for (const tag of TAGS) text = text.replaceAll(tag, '');
  text = text.replaceAll(WORD_PIECE, ' ');
  if (unfinished) {
    if (HALF_QWEN.test(text)) text = '';
    for (const half of HALVES) text = text.replace(half, '');
  }
  text = text.replaceAll(SIGNS_AROUND, '').replaceAll(/\s+/gu, ' ').trim();
  return { text, language, noSpeech: NO_SPEECH_TAG.test(raw) };
}
