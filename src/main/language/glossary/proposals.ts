import { collectPhrases, innerPhraseIds, phraseId, type Phrase } from '../../text/phrases';
import { sentencesOf, type Sentence } from '../../text/sentences';
import type { SpokenCaption } from '../../text/spoken-caption';
import { tokenise } from '../../text/tokens';
import { createRest } from '../create-rest';
import { isOrdinary } from './everyday';

/** A term was said at least this often; a name of several unusual words once is enough. */
const LEAST_COUNT = 2;
/** Korean nouns of two syllables are mostly ordinary words: they must come back more often. */
const LEAST_SHORT_COUNT = 4;
const SHORT_SYLLABLES = 2;
/** A phrase takes the place of a word that is mostly said in it. */
const PHRASE_SHARE = 0.5;

const HANGUL = /^[\p{Script=Hangul} ]+$/u;

/** How much a phrase looks like a term of this session; 0 when it does not. */
function scoreOf({ label, count, isName, isNoun }: Phrase, amongHangul: boolean): number {
  const words = label.split(' ');
  const unusual = words.filter((word) => !isOrdinary(word)).length;
  if (HANGUL.test(label)) {
    const least = words.length === 1 && label.length <= SHORT_SYLLABLES ? LEAST_SHORT_COUNT : LEAST_COUNT;
    return isNoun && unusual > 0 && count >= least ? count * words.length : 0;
  }
  if (!isName && !(amongHangul && isNoun)) return 0;
  if (words.length === 1) return unusual === 1 && count >= LEAST_COUNT ? count : 0;
  return count >= LEAST_COUNT || unusual === words.length ? count * words.length : 0;
}

/** Without spaces and case, as terms are compared. */
function compact(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase();
}

/** Keys of the words that are said in a sentence with Hangul. */
function keysAmongHangul(sentences: readonly Sentence[]): Set<string> {
  const korean = sentences.filter(({ text }) => /\p{Script=Hangul}/u.test(text));
  return new Set(korean.flatMap(({ tokens }) => tokens.map((token) => token.key)));
}

/**
 * Terms that the session itself suggests for its glossary, best first: names, acronyms, words in Latin letters among
 * Korean, Korean nouns and compounds that come back. Everyday words and what `known` has are left out.
 */
export async function proposeTerms(
  captions: readonly SpokenCaption[],
  { known, limit }: { readonly known: readonly string[]; readonly limit: number },
): Promise<string[]> {
  const rest = createRest();
  const sentences = await sentencesOf(captions, rest);
  const phrases = await collectPhrases(sentences, rest);
  const korean = keysAmongHangul(sentences);
  const knownTerms = new Set(known.map(compact));
  const knownKeys = new Set(known.flatMap((term) => tokenise(term).map((token) => token.key)));
  const scored = [...phrases.values()]
    .map((phrase) => ({
      phrase,
      score: scoreOf(
        phrase,
        phrase.keys.every((key) => korean.has(key)),
      ),
    }))
    .filter(({ phrase, score }) => score > 0 && !knownTerms.has(compact(phrase.label)))
    .filter(({ phrase }) => !phrase.keys.every((key) => knownKeys.has(key)));
  const parts = new Set(
    scored.flatMap(({ phrase: { keys, count } }) =>
      keys.length < 2
        ? []
        : innerPhraseIds(keys).filter((id) => count >= (phrases.get(id)?.count ?? 0) * PHRASE_SHARE),
    ),
  );
  return scored
    .filter(({ phrase }) => !parts.has(phraseId(phrase.keys)))
    .sort((left, right) => right.score - left.score)
    .slice(0, limit)
    .map(({ phrase }) => phrase.label);
}
