import type { VoiceEvidence } from '../../contract';
import type { OwnDoubt } from '../answer';
import { splitClauses, compact, splitSentences } from '../compact';
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

/** With what credits are written by ("자막: 이름", "字幕 姓名", "© 2026 name") and without what is drawn out: "ましたー". */
function comparable(text: string): string {
  const named = text
    .replace(/[:：]/u, ' by ')
    .replace(/^(\p{Script=Han}{2,6})\s+(?=\p{Script=Han}{2,4}$)/u, '$1 by ')
    .replace('©', ' copyright ');
  return compact(named).replace(/ー+$/u, '');
}

function isOneOf(text: string, phrases: readonly Phrase[], unfinished = false): boolean {
  const compared = comparable(text);
  if (compared === '' || compared.length > LONGEST) return false;
  return phrases.some((phrase) => (unfinished ? phrase.mayBecome(compared) : phrase.is(compared)));
}

/** Whether a text, or each of its sentences or clauses, is one of the phrases. */
function isMadeOf(text: string, phrases: readonly Phrase[]): boolean {
  const isEach = (parts: readonly string[]): boolean =>
    parts.length > 1 && parts.every((part) => isOneOf(part, phrases));
  return isOneOf(text, phrases) || isEach(splitSentences(text)) || isEach(splitClauses(text));
}

/** Whether a text is what recognisers say of silence. */
export function isKnownGhost(text: string): boolean {
  return isMadeOf(text, ghosts);
}

/** Whether a text may become that, as more of it comes. */
function mayBecomeGhost(text: string): boolean {
  const sentences = splitSentences(text);
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
