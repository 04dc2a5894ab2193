import { JamakError } from '../../../../shared/errors';
import type { SpokenLanguage } from '../../../../shared/languages';
import { isLoop } from '../../../text/loops';
import { samplesToMs } from '../../../../shared/sound';
import { BatchSession } from '../../batch-session';
import type { SpeechChunk, SttResult, SttSessionOptions } from '../../contract';
import { languageHeard, saysBack } from '../../language-heard';
import type { SoundBacklog } from '../../sound-backlog';
import { LanguageKeeper } from '../../spoken-language';
import { isGhost } from './ghosts';
import type { Transcription, TranscriptionRequest } from './transcribe';

/** What is known of a chunk besides its sound. */
export interface Circumstances extends Pick<TranscriptionRequest, 'language' | 'onText'> {
  /** What the lane said before. */
  readonly lastCaption: string;
}

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
  /** @throws JamakError 'server-…'; the signal's reason when it aborts */
  transcribe(
    chunk: SpeechChunk,
    circumstances: Circumstances,
    signal: AbortSignal | undefined,
  ): Promise<TimedTranscription>;
}

/** A final, and the language that the server said it was in; null when it said none. */
interface Said {
  readonly text: string;
  readonly language: string | null;
}

const NOTHING: Said = { text: '', language: null };

/** The longest sound that Whisper takes in one call. */
const MAX_CHUNK_MS = 30_000;

/** One lane of a server's engine. */
export class ServerSession extends BatchSession {
  readonly #engine: Transcriber;
  readonly #languageOfLane: SpokenLanguage | undefined;
  readonly #keeper: LanguageKeeper;
  #interims = 0;
  /** The newest final and the one of another utterance before it. */
  #said: { readonly utteranceId: string; readonly last: Said; readonly before: Said } = {
    utteranceId: '',
    last: NOTHING,
    before: NOTHING,
  };

  constructor(engine: Transcriber, backlog: SoundBacklog, { language, heard }: SttSessionOptions) {
    super(backlog, MAX_CHUNK_MS);
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

  protected takesInterim(): boolean {
    return !this.thrifty && this.#interims === 0 && this.#engine.hasRoom;
  }

  protected async decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (textSoFar: string) => void,
  ): Promise<SttResult | null> {
    const { kind, utteranceId, pass, samples, language: chosen, context = false } = chunk;
    const interim = kind === 'interim';
    if (interim && !this.takesInterim()) return null;
    if (interim) this.#interims++;
    this.#keeper.choose(this.chosen);
    const soundMs = samplesToMs(samples.length);
    const told = this.#keeper.toTell(soundMs, chosen);
    try {
      const lastCaption = context ? '' : this.#lastCaption(utteranceId, told);
      const request = { language: told, lastCaption, onText };
      const {
        text: heard,
        language: detected,
        noSpeech,
        tookMs,
      } = await this.#engine.transcribe(chunk, request, signal);
      if (signal?.aborted) return null;
      const text = isGhost(heard, noSpeech) ? '' : heard;
      if (!interim && text !== '') {
        const how = { detected, told, utteranceId, chosen };
        if (!isLoop(text)) this.#keeper.heard(languageHeard({ text, detected, told }), soundMs, how);
        this.#remember(utteranceId, { text, language: detected });
      }
      return { type: kind, utteranceId, pass, text, decodeMs: tookMs };
    } catch (error) {
      if (signal?.aborted) return null;
      return { type: 'failed', utteranceId, pass, error: JamakError.from(error) };
    } finally {
      if (interim) this.#interims--;
    }
  }

  /**
   * The last caption of another utterance, as a recogniser leaves out what its prompt says already. One in another
   * language than it is told makes it translate into that; one that is to find out might as well be in another.
   */
  #lastCaption(utteranceId: string, told: string | null): string {
    const { text, language } = this.#before(utteranceId);
    return language === null || (told !== null && saysBack(language, told)) ? text : '';
  }

  #before(utteranceId: string): Said {
    return utteranceId === this.#said.utteranceId ? this.#said.before : this.#said.last;
  }

  #remember(utteranceId: string, last: Said): void {
    // A recogniser whose prompt repeats itself goes on repeating.
    if (isLoop(last.text)) return;
    this.#said = { utteranceId, last, before: this.#before(utteranceId) };
  }
}
