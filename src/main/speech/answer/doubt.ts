import type { VoiceEvidence } from '../contract';
import type { OwnDoubt } from './answer';
import { compact } from './compact';

/** Whether somebody spoke: 'told' where the recogniser is sure of it, 'likely' where nothing speaks against it. */
export type Speech = 'told' | 'likely' | 'doubtful';

/** OpenAI's own rule for silence (`no_speech_threshold`, `logprob_threshold` of openai/whisper). */
const NO_SPEECH = 0.6;
const GUESSED = -1;
/** Up to here a recogniser says that it heard speech. */
const SURE_OF_SPEECH = 0.3;

const FRAME_SECONDS = 0.032;
/** Nobody speaks faster, syllables a second of voice; Korean newsreaders reach nine. */
const MOST_SYLLABLES = 15;
/** Sound at the edges of an utterance that counts as no voice, s. */
const EDGES_SECONDS = 0.2;
/** Letters of alphabets that make a syllable, about. */
const LETTERS_A_SYLLABLE = 3;
/** With fewer frames of certain speech (250 ms) and less probability of speech on average, it may be anything… */
const FAINT = { sureFrames: 8, mean: 0.75 };
/** …and what is said again and again in the same words may be with fewer than these. */
const FAINT_AGAIN = { sureFrames: 20, mean: 0.9 };
/** How many utterances in a row are again and again. */
const OFTEN = 3;

/**
 * Whether somebody spoke what `text` says, by what the recogniser and voice activity tell.
 *
 * @param inARow how many utterances in a row say the same
 */
export function speechBehind(
  text: string,
  { noSpeech, logProbability }: OwnDoubt,
  evidence: VoiceEvidence | undefined,
  inARow: number,
): Speech {
  if (evidence && saysTooMuch(text, evidence)) return 'doubtful';
  if (noSpeech !== null && noSpeech >= NO_SPEECH) return 'doubtful';
  if (noSpeech !== null && noSpeech <= SURE_OF_SPEECH) return 'told';
  if (noSpeech !== null && logProbability !== null && logProbability < GUESSED) return 'doubtful';
  return evidence && isFaint(evidence, inARow) ? 'doubtful' : 'likely';
}

/** Whether the recogniser took the sound for silence and guessed, and voice activity does not know better. */
export function isSilence(
  { noSpeech, logProbability }: OwnDoubt,
  evidence: VoiceEvidence | undefined,
): boolean {
  const guessed =
    noSpeech !== null && logProbability !== null && noSpeech > NO_SPEECH && logProbability < GUESSED;
  return guessed && (evidence === undefined || isFaint(evidence, 1));
}

/** Whether little speaks for the sound being speech. */
function isFaint({ voicedFrames, voice, sureFrames }: VoiceEvidence, inARow: number): boolean {
  const least = inARow >= OFTEN ? FAINT_AGAIN : FAINT;
  return sureFrames < least.sureFrames && voice < least.mean * voicedFrames;
}

/** Whether nobody can have said so much in the time in which there was a voice. */
function saysTooMuch(text: string, { voicedFrames }: VoiceEvidence): boolean {
  return syllables(text) > MOST_SYLLABLES * (voicedFrames * FRAME_SECONDS + EDGES_SECONDS);
}

function syllables(text: string): number {
  const letters = compact(text);
  const whole =
    letters.match(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return whole + (letters.length - whole) / LETTERS_A_SYLLABLE;
}
