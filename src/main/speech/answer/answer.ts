import type { SpeechChunk } from '../contract';

/** What a recogniser was told before it heard an utterance. */
export interface Prompt {
  /** All of it; '' for nothing. */
  readonly text: string;
  /** The sentence around the terms, as it stands before and after them. */
  readonly sentence: readonly [before: string, after: string];
  /** Names and terms in their order. */
  readonly terms: readonly string[];
  /** The caption before the utterance. */
  readonly caption: string;
}

/** How much a recogniser itself doubts that it heard speech; null for what it does not tell. */
export interface OwnDoubt {
  /** How likely nobody spoke, 0..1. */
  readonly noSpeech: number | null;
  /** How likely its words are on average, as a logarithm: 0 for certain, -1 for a guess. */
  readonly logProbability: number | null;
}

/** A part of an answer with a doubt of its own. */
export interface AnswerSegment extends OwnDoubt {
  readonly text: string;
}

/** What an engine makes of a chunk's sound, word for word. */
export interface Answer {
  readonly text: string;
  /** Its parts; none where the engine tells none. */
  readonly segments?: readonly AnswerSegment[];
  /** Code of the language that the engine says it heard; null when it says none. */
  readonly detected: string | null;
  /** Code of the language that it was told; null when it had to find out. */
  readonly told: string | null;
  readonly prompt?: Prompt;
}

/** What is known of the chunk that an answer is about. */
export type Asked = Pick<SpeechChunk, 'utteranceId' | 'kind' | 'evidence'>;

/** What was said, as far as an answer tells. */
export interface Said {
  /** As it is shown; '' when nothing was said. */
  readonly text: string;
  /** The same without marks of sounds: what a recogniser may be told, and what tells the language. */
  readonly words: string;
  /** Code of the language that the engine says it heard; null when it says none. */
  readonly detected: string | null;
}
