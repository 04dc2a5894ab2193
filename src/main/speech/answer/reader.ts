import { cleanText } from '../../text/clean-text';
import { inChineseScript, loadChineseScript, type ChineseScript } from '../../text/writing/chinese-script';
import { withNumbers, type NumberStyle } from '../../text/writing/numbers/numbers';
import { CaseHabit, withSentenceCase } from '../../text/writing/sentence-case';
import { languageCode } from '../language-code';
import type { Answer, Asked, OwnDoubt, Prompt, Said } from './answer';
import { compact } from './compact';
import { speechBehind } from './doubt';
import { mayBeEcho, withoutEcho } from './echo';
import { GhostRun } from './ghosts/ghost-run';
import { isGhost } from './ghosts/ghosts';
import { doubtOf, withoutGhosts } from './ghosts/segments';
import { withSounds, type SoundMarks } from './sounds/sounds';
import { withoutTags } from './tags';

/** How answers become captions. */
export interface Reading {
  readonly sounds: SoundMarks;
  readonly numbers: NumberStyle;
  readonly chinese: ChineseScript;
  /** Names and terms as they are spelled. */
  readonly terms: readonly string[];
}

export const DEFAULT_READING: Reading = { sounds: 'hide', numbers: 'heard', chinese: 'heard', terms: [] };

/** What is left of a character: servers cut an answer that grows too long wherever its tokens end. */
const CUT_CHARACTER = /\uFFFD+/gu;

/** Utterances that may still be on their way: more than a lane has open unless a server is away. */
const MAX_KNOWN = 64;

/**
 * Reads the answers of one lane's engine: the same way whatever the engine, for interims and finals alike. First what
 * nobody said goes (tags, echoes of the prompt, ghosts, sounds), then what is left is written as a caption.
 */
export class AnswerReader {
  readonly #reading: () => Reading;
  readonly #habit = new CaseHabit();
  readonly #ghosts = new GhostRun();
  /** By utterance: what is set in mid-session holds from the next one on. */
  readonly #known = new Map<string, Reading>();

  constructor(reading: () => Reading = () => DEFAULT_READING) {
    this.#reading = reading;
  }

  /** Resolves when the answer can be read as it is set. Never rejects. */
  ready({ detected, told }: Answer, { utteranceId }: Asked, known: string | null): Promise<void> {
    return loadChineseScript(this.#readingOf(utteranceId).chinese, detected ?? told ?? known);
  }

  /** @param known code of what is spoken, where the answer itself does not tell; null while nobody knows */
  read(answer: Answer, asked: Asked, known: string | null): Said {
    const unfinished = asked.kind === 'interim';
    const {
      text: untagged,
      language,
      noSpeech,
    } = withoutTags(cleanText(answer.text).replaceAll(CUT_CHARACTER, ''), unfinished);
    const detected = answer.detected ?? (language === null ? null : languageCode(language));
    const segments = (answer.segments ?? []).map((segment) => ({
      ...segment,
      text: withoutTags(segment.text.replaceAll(CUT_CHARACTER, ''), false).text,
    }));
    const doubt = noSpeech ? { noSpeech: 1, logProbability: null } : doubtOf(segments);
    const said = this.#said(withoutGhosts(untagged, segments, asked.evidence), doubt, answer.prompt, asked);
    const reading = this.#readingOf(asked.utteranceId);
    const shown = withSounds(said, reading.sounds);
    // What is left of marks and tags is no caption.
    const nothing = compact(shown) === '' && !shown.includes('♪');
    const text = nothing ? '' : this.#written(shown, reading, detected ?? answer.told ?? known);
    return { text, words: withSounds(text, 'hide'), detected };
  }

  /** A text without what nobody said of it. */
  #said(heard: string, doubt: OwnDoubt, prompt: Prompt | undefined, asked: Asked): string {
    const { kind, evidence, utteranceId } = asked;
    const unfinished = kind === 'interim';
    const text = prompt ? withoutEcho(heard, prompt, unfinished) : heard;
    if (compact(text) === '') return text;
    const inARow = unfinished ? 1 : this.#ghosts.count(text, utteranceId);
    // A ghost beside the mark of a sound is one all the same.
    const words = withSounds(text, 'hide');
    if (words !== '' && isGhost({ ...doubt, text: words, evidence, inARow, unfinished })) return '';
    const mayEcho = prompt !== undefined && mayBeEcho(text, prompt);
    return mayEcho && speechBehind(text, doubt, evidence, inARow) === 'doubtful' ? '' : text;
  }

  #written(text: string, reading: Reading, language: string | null): string {
    const { terms, numbers, chinese } = reading;
    this.#habit.saw(text);
    const cased = withSentenceCase(text, { terms, language, capitalsOnly: this.#habit.capitalsOnly });
    return inChineseScript(withNumbers(cased, numbers, language), chinese, language);
  }

  #readingOf(utteranceId: string): Reading {
    const known = this.#known.get(utteranceId);
    if (known) return known;
    const reading = this.#reading();
    this.#known.set(utteranceId, reading);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return reading;
  }
}
