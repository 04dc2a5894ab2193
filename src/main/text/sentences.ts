import { spaceBetween } from '../../shared/spaceless';
import type { Rest } from './rest';
import type { SpokenCaption } from './spoken-caption';
import { contentKeys, tokenise, type Token } from './tokens';

/** Something said, with the captions that it comes from. */
export interface Sentence {
  /** As it was said, with single spaces. */
  readonly text: string;
  readonly captionIds: readonly string[];
  /** Session ms at which its first caption begins and its last one ends. */
  readonly startMs: number;
  readonly endMs: number;
  readonly tokens: readonly Token[];
  /** Keys of its words of content. */
  readonly keys: ReadonlySet<string>;
}

/** A longer pause ends a sentence that has no end mark, ms. */
const LONGEST_PAUSE = 1500;
/** Speech without any marks is cut at a caption's end once it has this many characters. */
const LONGEST_UNMARKED = 160;
/** Sentences between two rests. */
const CHUNK = 50;

const END_MARK = /[.!?。！？…~ㅋㅎㅠㅜ]["'”’)]?$/;
/** The same within a sentence that surely goes on: speakers look for words, ms. */
const LONGEST_SEARCH = 3000;
/** Korean is often recognised without marks, but its sentences end in these. */
const KOREAN_END = /(?:다|요|죠|까|네|지|군|나|냐|래|라|자)$/;
/** Particles, connecting ends and nouns that end in the same. */
const KOREAN_NO_END =
  /(?:까지|보다|마다|니까|이나|거나|우리나라|나라|동네|노래|원래|미래|여자|남자|혼자|하나|누나|아버지|할아버지|할머니네|필요|중요|바다|편지|가지)$/;
/** Korean ends after which a sentence goes on. */
const KOREAN_GOES_ON = /(?:지만|는데|은데|니까|면서|려고|어서|아서|해서|라서|고|면|을|를|에서|하고|의)$/;
/** Polite endings, which hardly anything but a sentence has; looked for where there are no marks. */
export const KOREAN_END_WITHIN =
  /(?<=(?:습니다|입니다|합니다|됩니다|세요|에요|예요|어요|아요|해요|네요|군요|거든요|잖아요|게요|까요))(?= )/g;

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });
const ABBREVIATED = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Prof|vs)\.\s*$/;

interface Piece {
  readonly caption: SpokenCaption;
  readonly text: string;
}

/** Whether `piece` goes on with the sentence that `last` began. */
function goesOn(last: Piece, piece: Piece, length: number): boolean {
  const pause = KOREAN_GOES_ON.test(last.text) ? LONGEST_SEARCH : LONGEST_PAUSE;
  if (piece.caption.startMs - last.caption.endMs > pause) return false;
  if (END_MARK.test(last.text)) return /^\p{Ll}/u.test(piece.text) && length < LONGEST_UNMARKED;
  const ended = KOREAN_END.test(last.text) && !KOREAN_NO_END.test(last.text);
  return length < LONGEST_UNMARKED && !ended;
}

/** The captions of one speaker in runs, each of which holds whole sentences. */
function runsOf(captions: readonly SpokenCaption[]): Piece[][] {
  const runs: Piece[][] = [];
  let length = 0;
  for (const caption of captions) {
    const text = caption.text.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const piece = { caption, text };
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && goesOn(last, piece, length)) {
      run.push(piece);
      length += text.length + 1;
    } else {
      runs.push([piece]);
      length = text.length;
    }
  }
  return runs;
}

/** Where sentences end in `text`. */
function ends(text: string): number[] {
  const found: number[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length;
    if (!END_MARK.test(segment.trimEnd()))
      for (const { index: within } of segment.matchAll(KOREAN_END_WITHIN)) found.push(index + within);
    if (!ABBREVIATED.test(segment) || end === text.length) found.push(end);
  }
  return found;
}

function sentencesOfRun(run: readonly Piece[]): Sentence[] {
  const starts: number[] = [];
  let text = '';
  for (const piece of run) {
    text += spaceBetween(text, piece.text);
    starts.push(text.length);
    text += piece.text;
  }
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of ends(text)) {
    const captions = run.flatMap((piece, index) => {
      const start = starts[index] as number;
      return start < to && start + piece.text.length > from ? [piece.caption] : [];
    });
    const part = text.slice(from, to);
    const said = part.trim();
    const at = from + part.length - part.trimStart().length;
    const [first] = captions;
    const last = captions.at(-1);
    if (said !== '' && first && last) {
      const captionIds = captions.map((caption) => caption.id);
      const tokens = tokenise(
        said,
        starts.map((start) => start - at),
      );
      const keys = contentKeys(tokens);
      sentences.push({ text: said, captionIds, startMs: first.startMs, endMs: last.endMs, tokens, keys });
    }
    from = to;
  }
  return sentences;
}

/** The sentences of one speaker after the other. */
function* eachSentence(captions: readonly SpokenCaption[]): Generator<Sentence> {
  const bySpeaker = new Map<string, SpokenCaption[]>();
  for (const caption of captions) {
    const own = bySpeaker.get(caption.speaker);
    if (own) own.push(caption);
    else bySpeaker.set(caption.speaker, [caption]);
  }
  for (const own of bySpeaker.values()) for (const run of runsOf(own)) yield* sentencesOfRun(run);
}

/**
 * What was said, sentence by sentence, by the time of their beginning. A caption may hold several sentences,
 * and a sentence several captions of its speaker, even when another speaks between them.
 */
export async function sentencesOf(captions: readonly SpokenCaption[], rest: Rest): Promise<Sentence[]> {
  const sentences: Sentence[] = [];
  for (const sentence of eachSentence(captions)) if (sentences.push(sentence) % CHUNK === 0) await rest();
  return sentences.sort((left, right) => left.startMs - right.startMs);
}

/** Sentences one after the other, each with a mark at its end, as recognisers often write none. */
export function joinSentences(texts: readonly string[]): string {
  return texts.map((text) => (END_MARK.test(text) ? text : `${text}.`)).join(' ');
}

/** `text` in at most `most` characters, cut between words, with … where something is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const space = head.lastIndexOf(' ');
  const cut = space > most / 2 ? head.slice(0, space) : head.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:.–—-]+$/u, '')}…`;
}
