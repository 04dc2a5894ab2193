import type { VoiceEvidence } from '../../contract';
import type { OwnDoubt } from '../answer';
import { compact, sentencesOf } from '../compact';
import { isSilence, speechBehind } from '../doubt';
import { Phrase } from './phrase';
import { GHOST_PHRASES } from './phrases';

/** Longer texts are none of the phrases, characters as compared. */
const LONGEST = 160;

function phrasesOf(part: 'credits' | 'farewells'): Phrase[] {
  return GHOST_PHRASES.flatMap(({ words, [part]: phrases }) =>
    phrases.map((phrase) => new Phrase(phrase, words)),
  );
}

const credits = phrasesOf('credits');
const ghosts = [...credits, ...phrasesOf('farewells')];

function isOneOf(text: string, phrases: readonly Phrase[], unfinished = false): boolean {
  const compared = compact(text);
  if (compared === '' || compared.length > LONGEST) return false;
  return phrases.some((phrase) => (unfinished ? phrase.mayBecome(compared) : phrase.is(compared)));
}

/** Whether a text, or each of its sentences, is one of the phrases. */
function isMadeOf(text: string, phrases: readonly Phrase[]): boolean {
  const sentences = sentencesOf(text);
  return isOneOf(text, phrases) || (sentences.length > 1 && sentences.every((one) => isOneOf(one, phrases)));
}

/** Whether a text is what recognisers say of silence. */
export function isKnownGhost(text: string): boolean {
  return isMadeOf(text, ghosts);
}

/** Whether a text may become that, as more of it comes. */
function mayBecomeGhost(text: string): boolean {
  const sentences = sentencesOf(text);
  const last = sentences.pop() ?? '';
  return (
    isOneOf(text, ghosts, true) ||
    (sentences.every((one) => isOneOf(one, ghosts)) && isOneOf(last, ghosts, true))
  );
}

/** A text that somebody may not have said, and what is known of it. */
export interface Suspect extends OwnDoubt {
  readonly text: string;
  readonly evidence: VoiceEvidence | undefined;
  /** How many utterances in a row say the same. */
  readonly inARow: number;
  /** Whether more of it may come. */
  readonly unfinished: boolean;
}

/**
 * Whether nobody said the text. It takes both, a known phrase and a doubt: people do say "thank you". The credits of
 * subtitles count unless the recogniser is sure, as nobody says them. A text that is no known phrase is nothing only
 * where the recogniser guessed over what it took for silence.
 */
export function isGhost(suspect: Suspect): boolean {
  const { text, evidence, unfinished, inARow } = suspect;
  const known = isKnownGhost(text);
  if (!known && !(unfinished && mayBecomeGhost(text))) return isSilence(suspect, evidence);
  const speech = speechBehind(text, suspect, evidence, inARow);
  return speech === 'doubtful' || (speech === 'likely' && known && isMadeOf(text, credits));
}
