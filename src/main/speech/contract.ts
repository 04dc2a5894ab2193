import type { JamakError } from '../../shared/errors';

/** Sound of one utterance on its way to an engine: 16 kHz mono, with padding around the speech. */
export interface SpeechChunk {
  readonly utteranceId: string;
  readonly laneId: string;
  readonly kind: 'interim' | 'final';
  /** Grows by one with each chunk of the same utterance. */
  readonly pass: number;
  /** 'fast' asks for a smaller model for a final, as under load; engines with one model ignore it. */
  readonly tier?: 'accurate' | 'fast';
  readonly samples: Float32Array;
}

export type SttResult =
  | {
      readonly type: 'interim' | 'final';
      readonly utteranceId: string;
      readonly pass: number;
      readonly text: string;
      readonly decodeMs: number;
    }
  | {
      readonly type: 'failed';
      readonly utteranceId: string;
      readonly pass: number;
      readonly error: JamakError;
    };

export interface SttCapabilities {
  readonly interim: boolean;
  readonly languages: readonly string[] | 'any';
  readonly local: boolean;
  readonly maxUtteranceMs: number;
}

export interface SttSessionOptions {
  readonly laneId: string;
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
  /**
   * Never blocks. Finals wait in order; an aborted chunk gives no result.
   * @throws JamakError 'speech-queue-full' when the bounded queue cannot take another final.
   */
  submit(chunk: SpeechChunk, options?: { signal?: AbortSignal }): void;
  /** Ends after `end()`. Every final that was submitted and not aborted gives exactly one result. */
  readonly results: AsyncIterable<SttResult>;
  /** Resolves when all that was submitted has its result. */
  end(): Promise<void>;
}
