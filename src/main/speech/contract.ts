import type { JamakError } from '../../shared/errors';
import type { SpokenLanguage } from '../../shared/languages';

/** What voice activity tells of a chunk's sound. */
export interface VoiceEvidence {
  /** Frames in which somebody may speak. */
  readonly voicedFrames: number;
  /** Sum of the speech probabilities of these frames. */
  readonly voice: number;
  /** Frames in which somebody speaks for certain. */
  readonly sureFrames: number;
}

/** Sound of one utterance on its way to an engine: 16 kHz mono, with padding around the speech. */
export interface SpeechChunk {
  readonly utteranceId: string;
  readonly laneId: string;
  readonly kind: 'interim' | 'final';
  /** Grows by one with each chunk of the same utterance. */
  readonly pass: number;
  /** 'fast' asks for a smaller model for a final, as under load; engines with one model ignore it. */
  readonly tier?: 'accurate' | 'fast';
  /** Whether it begins with the end of the utterance before, whose words are then expected again. */
  readonly context?: boolean;
  /** Whether a final may turn out useless, because speech may go on: engines may spend less on it. */
  readonly speculative?: boolean;
  /** Whether nobody waits for it, as of a file: what is said live comes first. */
  readonly background?: boolean;
  /**
   * What was chosen to be spoken when it was heard, where that may be another language than now: 'auto' for it to be
   * detected.
   */
  readonly language?: SpokenLanguage | undefined;
  /** What speaks for its being speech; missing where nobody knows any more, as for sound out of the spool. */
  readonly evidence?: VoiceEvidence | undefined;
  readonly samples: Float32Array;
}

/** Sound of one utterance while it is spoken: what has come since the last of it. */
export interface HeardSound {
  readonly utteranceId: string;
  readonly laneId: string;
  readonly samples: Float32Array;
}

/** The pass of interims that an engine makes by itself of sound that it heard as it came. */
export const HEARD_PASS = -1;

export type SttResult =
  | {
      /** An interim with the pass of a final is what has come of that final so far. */
      readonly type: 'interim' | 'final';
      readonly utteranceId: string;
      readonly pass: number;
      /** As `cleanText` leaves it. */
      readonly text: string;
      readonly decodeMs: number;
      /** Of a speculative final: whether the engine has more to try if its sound turns out to be the whole utterance. */
      readonly unsure?: boolean;
    }
  | {
      readonly type: 'failed';
      readonly utteranceId: string;
      readonly pass: number;
      readonly error: JamakError;
      /** Its sound stays in the spool, to be captioned when the server is back: it is no gap. */
      readonly kept?: boolean;
    };

export interface SttCapabilities {
  /** Whether it makes interims, of chunks or of heard sound. */
  readonly interim: boolean;
  readonly languages: readonly string[] | 'any';
  readonly local: boolean;
  readonly maxUtteranceMs: number;
  /**
   * False for an engine that remembers the last caption by itself, or hears no better for it: its finals begin with
   * the end of the utterance before only where speech had to be cut. True when left out.
   */
  readonly leftContext?: boolean;
}

export interface SttSessionOptions {
  readonly laneId: string;
  /** What is spoken in this lane, where that differs from the settings. */
  readonly language?: SpokenLanguage | undefined;
  /** Code of what was spoken in it last, where it is to be detected: no more than a beginning. */
  readonly heard?: string | undefined;
}

/** Turns the sound of lanes into text. Batch engines are wrapped so that all look like streams. */
export interface SttEngine {
  readonly id: string;
  readonly capabilities: SttCapabilities;
  /** Returns at once; work waits in the session's queue until the engine is warm. */
  startSession(options: SttSessionOptions): SttSession;
}

/** One lane's work. */
export interface SttSession {
  /** Whether an interim pass submitted now would start at once. Interims submitted while it is false are refused. */
  readonly idle: boolean;
  /** Whether finals that may turn out useless are unwelcome: they cost money. */
  readonly thrifty?: boolean;
  /** Whether finals wait for a server that is away, or for those that waited before. They must be neither merged nor dropped. */
  readonly waiting?: boolean;
  /** What is chosen to be spoken, 'auto' to detect it; missing where nobody asks. */
  readonly chosen?: SpokenLanguage | undefined;
  /** Code of the language that is spoken, chosen or detected; null or missing while it is not known. */
  readonly language?: string | null;
  /** Takes sound as it comes. Only engines have it that hear whole utterances so; they get no interim chunks. */
  readonly hear?: ((sound: HeardSound) => void) | undefined;
  /**
   * Never blocks. An aborted chunk gives no result.
   * @throws JamakError 'speech-queue-full' when the bounded queue cannot take another final.
   */
  submit(chunk: SpeechChunk, options?: { signal?: AbortSignal }): void;
  /**
   * Ends after `end()`. Every final that was submitted and not aborted gives exactly one result, as soon as it is
   * there. The switching engine, which is around all others, gives them in the order of submission.
   */
  readonly results: AsyncIterable<SttResult>;
  /** What was said so far is told nobody any more, as in the prompt of a later request. */
  forget?(): void;
  /** From now on, finals that would wait for a server that is away fail instead; their sound stays in the spool. */
  stopWaiting?(): void;
  /** Resolves when all that was submitted has its result. */
  end(): Promise<void>;
}

/** The sound of one utterance, or of a part of it, and when it was said, session ms. */
export interface SpokenUtterance {
  readonly utteranceId: string;
  readonly laneId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** What was chosen to be spoken, 'auto' to detect it. */
  readonly language?: SpokenLanguage | undefined;
  /** Code of the language that had been detected in the lane until then. */
  readonly heard?: string | undefined;
  readonly samples: Float32Array;
}

/** Keeps sound on disk until it has its caption, so that neither a crash nor a long outage loses it. */
export interface UtteranceSpool {
  /**
   * Never blocks. More of an utterance that is being spoken: `samples` follow those that came before, and `endMs` is
   * where its speech ends so far. When it has ended, `put` replaces all of them.
   */
  grow(part: SpokenUtterance): void;
  /** Never blocks. The same utterance again, as when it was joined with the next one, replaces it. */
  put(utterance: SpokenUtterance): void;
  /** Its caption or gap is committed, or it needs none. */
  done(utteranceId: string): void;
  /** Nobody may ever caption it: when this returns, the disk does not have it any more. */
  erase(utteranceId: string): void;
}
