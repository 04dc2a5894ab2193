import type { LateHappening } from '../../../shared/session/events';
import type { SttEngine } from '../../speech/contract';

/** How far a file is captioned. */
export interface FileProgress {
  /** All before this has its caption, ms of the file. */
  readonly doneMs: number;
  /** How long the file is, ms; null where it does not say. */
  readonly durationMs: number | null;
  readonly captions: number;
  /** How many times faster than the sound itself of late; null until it is known, and while it waits. */
  readonly speed: number | null;
}

export interface TranscribeOptions {
  /** Which of its sound tracks, as `MediaTrack.index` has it; the first that can be read when left out. */
  readonly track?: number | undefined;
  /** What was said before this is left out, ms of the file; 0 when left out. */
  readonly fromMs?: number | undefined;
  /** Who turns speech into text; the engine of the settings when left out. */
  readonly engine?: SttEngine | undefined;
  /** About four times a second, and at the end. */
  readonly onProgress?: ((progress: FileProgress) => void) | undefined;
  /** Ends it. What was captioned until then stays. */
  readonly signal?: AbortSignal | undefined;
}

export interface Transcribed {
  /** How much sound was heard, ms of the file. */
  readonly durationMs: number;
  /** Whether the file breaks off, as one that was cut or is damaged: all before that has its captions. */
  readonly broken: boolean;
}

export interface CaptionOptions extends Omit<TranscribeOptions, 'fromMs'> {
  /** A session that an earlier call began and did not finish: it goes on where that one ended. */
  readonly sessionId?: string | undefined;
  /** The session is in the store, still without captions or with those of an earlier call. */
  readonly onSession?: ((sessionId: string) => void) | undefined;
}

export interface CaptionedFile extends Transcribed {
  readonly sessionId: string;
}

/**
 * Captions recordings faster than they play: one at a time, and never while a live session runs, for which it waits.
 * Every call rejects with a JamakError: 'media-missing', 'media-kind', 'media-silent' or 'media-unreadable' of a file
 * that can't be captioned, 'store-failed' or what a server answers where it may be called again, 'session-missing' when
 * somebody deleted the session meanwhile. Where `signal` aborts, with the signal's reason.
 */
export interface FileCaptioner {
  /**
   * Into a session of its own, which is in the store from its first caption on and has ended by then, so that a crash
   * leaves what was done.
   */
  caption(path: string, options?: CaptionOptions): Promise<CaptionedFile>;
  /**
   * The same without a session: `take` is given each caption and gap in the order of the sound, at times of the file, and
   * no more until it resolves.
   */
  transcribe(
    path: string,
    take: (happenings: readonly LateHappening[]) => void | Promise<void>,
    options?: TranscribeOptions,
  ): Promise<Transcribed>;
}
