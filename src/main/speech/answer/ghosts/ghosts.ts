import type { VoiceEvidence } from '../../contract';
import type { OwnDoubt } from '../answer';
import { compact, splitClauses, splitJoined, splitSentences } from '../compact';
import { isSilence, speechBehind } from '../doubt';
import { Phrase } from './phrase';
import { GHOST_PHRASES } from './phrases';

/** Longer texts are none of the phrases, characters as compared. */
const LONGEST = 160;
/** Nor a phrase again and again. */
const LONGEST_REPEATED = 1000;
/** Credits name somebody: where letters have cases with a capital, with a number or an address. */
const NAMED = /\p{Lo}|\s.*(?:[\p{Lu}\p{N}]|\w\.\w)|^\w+\.\w/su;

function phrasesOf(part: 'credits' | 'farewells'): Phrase[] {
  return GHOST_PHRASES.flatMap(({ words, [part]: phrases }) =>
    phrases.map((phrase) => new Phrase(phrase, words)),
  );
}

const credits = phrasesOf('credits');
const ghosts = [...credits, ...phrasesOf('farewells')];

/** Vowel points of Arabic and the line that draws its words out: most texts leave them away. */
const POINTS = /[\u064b-\u0652\u0640]/gu;
/** Alif with what few people write upon it. */
const ALIF = /[\u0622\u0623\u0625]/gu;

/** With what credits are written by ("자막: 이름", "字幕 姓名", "© 2026 name") and without what is drawn out: "ましたー". */
function comparable(text: string): string {
  const named = text
    .replace(/[:：]/u, ' by ')
    .replace(/^(\p{Script=Han}{2,6})\s+(?=\p{Script=Han}{2,4}$)/u, '$1 by ')
    .replace('©', ' copyright ');
  return compact(named).replace(/ー+$/u, '').replaceAll(POINTS, '').replaceAll(ALIF, '\u0627');
}

/** What a text says again and again and nothing else, from the shortest on; at last the text itself. */
function saidAgain(text: string): string[] {
  const units: string[] = [];
  for (let length = 1; 2 * length <= text.length; length++)
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length))
      units.push(text.slice(0, length));
  return [...units, text];
}

function isOneOf(text: string, phrases: readonly Phrase[], unfinished = false): boolean {
  const compared = comparable(text);
  if (compared === '' || compared.length > LONGEST_REPEATED) return false;
  if (unfinished) return compared.length <= LONGEST && phrases.some((phrase) => phrase.mayBecome(compared));
  const units = saidAgain(compared).filter(({ length }) => length <= LONGEST);
  return units.some((unit) => phrases.some((phrase) => phrase.is(unit)));
}

/** Whether a text, or each of its sentences, clauses or parts that "and" joins, is one of the phrases. */
function isMadeOf(text: string, phrases: readonly Phrase[]): boolean {
  const isEach = (parts: readonly string[]): boolean =>
    parts.length > 1 && parts.every((part) => isOneOf(part, phrases));
  const ways = [splitSentences, splitClauses, splitJoined];
  return isOneOf(text, phrases) || ways.some((split) => isEach(split(text)));
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
 * subtitles count unless the recogniser is sure, as nobody says them: "edited by hand" names nobody. A text that is no
 * known phrase is nothing only where the recogniser guessed over what it took for silence.
 */
export function isGhost(suspect: Suspect): boolean {
  const { text, evidence, unfinished, inARow } = suspect;
  const known = isKnownGhost(text);
  if (!known && !(unfinished && mayBecomeGhost(text))) return isSilence(suspect, evidence);
  // How often a lost recogniser says it again tells nothing of how much was said.
  const [once = text] = saidAgain(compact(text).slice(0, LONGEST_REPEATED));
  const speech = speechBehind(once, suspect, evidence, inARow);
  if (speech === 'doubtful') return true;
  return speech === 'likely' && known && NAMED.test(text) && isMadeOf(text, credits);
}
