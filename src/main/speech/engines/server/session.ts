import { JamakError } from '../../../../shared/errors';
import type { SpokenLanguage } from '../../../../shared/languages';
import { isLoop } from '../../../text/loops';
import { samplesToMs } from '../../../../shared/sound';
import type { Prompt, Said } from '../../answer/answer';
import { AnswerReader, type Reading } from '../../answer/reader';
import { BatchSession, type AnswerSoFar, type Decoded } from '../../batch-session';
import type { SpeechChunk, SttSessionOptions } from '../../contract';
import { languageHeard, saysBack } from '../../language-heard';
import type { SoundBacklog } from '../../sound-backlog';
import { LanguageKeeper, type HowHeard } from '../../spoken-language';
import { promptOf } from './prompt';
import type { Transcription, TranscriptionRequest } from './transcribe';

/** What is known of a chunk besides its sound. */
export type Circumstances = Pick<TranscriptionRequest, 'language' | 'prompt' | 'onText'>;

export interface TimedTranscription extends Transcription {
  /** From the request to the last byte of its answer, ms. */
  readonly tookMs: number;
}

/** The servers as a session sees them. */
export interface Transcriber {
  /** Whether calls cost money, so that only finals are asked for. */
  readonly thrifty: boolean;
  /** Whether a call made now would begin at once. */
  readonly hasRoom: boolean;
  /** What the settings say is spoken. */
  readonly language: SpokenLanguage;
  /** Names and terms as they are spelled. */
  readonly terms: readonly string[];
  /** @throws JamakError 'server-…'; the signal's reason when it aborts */
  transcribe(
    chunk: SpeechChunk,
    circumstances: Circumstances,
    signal: AbortSignal | undefined,
  ): Promise<TimedTranscription>;
}

/** A final, and the language that the server said it was in; null when it said none. */
interface Final {
  readonly text: string;
  readonly language: string | null;
}

const NOTHING: Final = { text: '', language: null };

/** The longest sound that Whisper takes in one call. */
const MAX_CHUNK_MS = 30_000;

/** One lane of a server's engine. */
export class ServerSession extends BatchSession {
  readonly #engine: Transcriber;
  readonly #languageOfLane: SpokenLanguage | undefined;
  readonly #keeper: LanguageKeeper;
  #interims = 0;
  /** How often what was said had to be forgotten. */
  #forgotten = 0;
  /** The newest final and the one of another utterance before it. */
  #said: { readonly utteranceId: string; readonly last: Final; readonly before: Final } = {
    utteranceId: '',
    last: NOTHING,
    before: NOTHING,
  };

  constructor(
    engine: Transcriber,
    backlog: SoundBacklog,
    { language, heard }: SttSessionOptions,
    reading?: () => Reading,
  ) {
    super(backlog, MAX_CHUNK_MS, new AnswerReader(reading));
    this.#engine = engine;
    this.#languageOfLane = language;
    this.#keeper = new LanguageKeeper(this.chosen, heard);
  }

  /** The settings may change in mid-session, a lane's own language does not. */
  get chosen(): SpokenLanguage {
    return this.#languageOfLane ?? this.#engine.language;
  }

  get thrifty(): boolean {
    return this.#engine.thrifty;
  }

  get language(): string | null {
    this.#keeper.choose(this.chosen);
    return this.#keeper.language;
  }

  forget(): void {
    this.#said = { utteranceId: this.#said.utteranceId, last: NOTHING, before: NOTHING };
    this.#forgotten++;
  }

  protected takesInterim(): boolean {
    return !this.thrifty && this.#interims === 0 && this.#engine.hasRoom;
  }

  protected async decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (soFar: AnswerSoFar) => void,
  ): Promise<Decoded | null> {
    const { kind, utteranceId, samples, language: chosen } = chunk;
    const interim = kind === 'interim';
    if (interim && !this.takesInterim()) return null;
    if (interim) this.#interims++;
    this.#keeper.choose(this.chosen);
    const soundMs = samplesToMs(samples.length);
    const told = this.#keeper.toTell(soundMs, chosen);
    const forgotten = this.#forgotten;
    try {
      const prompt = this.#prompt(chunk, told);
      const request = {
        language: told,
        prompt: prompt.text,
        onText: (text: string) => onText({ text, told, prompt }),
      };
      const {
        text,
        language: detected,
        segments,
        tookMs,
      } = await this.#engine.transcribe(chunk, request, signal);
      return {
        type: 'answered',
        answer: { text, segments, detected, told, prompt },
        decodeMs: tookMs,
        onSaid: (said) => {
          // What was under way when all was to be forgotten may be what was meant.
          if (forgotten === this.#forgotten) this.#heard(said, soundMs, { told, utteranceId, chosen });
        },
      };
    } catch (error) {
      return { type: 'failed', error: JamakError.from(error) };
    } finally {
      if (interim) this.#interims--;
    }
  }

  #heard(
    { words: text, detected }: Said,
    soundMs: number,
    how: HowHeard & { readonly utteranceId: string },
  ): void {
    if (text === '') return;
    const { told = null, utteranceId } = how;
    if (!isLoop(text))
      this.#keeper.heard(languageHeard({ text, detected, told }), soundMs, { ...how, detected });
    this.#remember(utteranceId, { text, language: detected });
  }

  #prompt({ utteranceId, context = false }: SpeechChunk, told: string | null): Prompt {
    const lastCaption = context ? '' : this.#lastCaption(utteranceId, told);
    return promptOf(this.#engine.terms, lastCaption, told);
  }

  /**
   * The last caption of another utterance, as a recogniser leaves out what its prompt says already. One in another
   * language than it is told makes it translate into that; one that is to find out might as well be in another.
   */
  #lastCaption(utteranceId: string, told: string | null): string {
    const { text, language } = this.#before(utteranceId);
    return language === null || (told !== null && saysBack(language, told)) ? text : '';
  }

  #before(utteranceId: string): Final {
    return utteranceId === this.#said.utteranceId ? this.#said.before : this.#said.last;
  }

  #remember(utteranceId: string, last: Final): void {
    // A recogniser whose prompt repeats itself goes on repeating.
    if (isLoop(last.text)) return;
    this.#said = { utteranceId, last, before: this.#before(utteranceId) };
  }
}
