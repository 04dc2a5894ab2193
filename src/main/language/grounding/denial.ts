import { KOREAN_END_WITHIN } from '../../text/sentences';
import { tokenise } from '../../text/tokens';
import { isSameWord } from './same-word';

/** What denies a sentence. Spoken texts may have no apostrophes. */
const DENIES = new RegExp(
  [
    String.raw`\b(?:not|never|no|nobody|nothing|none|neither|nor|cannot|fail(?:s|ed)? to)\b`,
    String.raw`n['’]t\b`,
    String.raw`\b(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should)nt\b`,
    String.raw`(?<![가-힣])(?:안|못)(?=\s)`,
    String.raw`(?<![가-힣])안(?:했|해|하[고는면지]|돼|되|됐|됩|된|될)`,
    String.raw`(?<!잘)못(?:[했하한할합해]|\s[했하한할합해])`,
    String.raw`지(?:[는도]|를)?\s?(?:않|못)`,
    String.raw`아니(?:다|라|었|에요|예요|고|지|죠|며|야)|아닙|아닌|아녔`,
    String.raw`없(?!애|앴)`,
  ].join('|'),
  'iu',
);
/** What has such a word in it and denies nothing. */
const HARMLESS = new RegExp(
  [
    String.raw`\b(?:no (?:doubt|matter|wonder|problem|worries|way)|not (?:only|just|to mention|least)|(?:whether )?or not|why (?:not|don['’]?t))\b`,
    String.raw`\bno\.?\s?\d+`,
    // As an answer and a cry: No, we won! Oh no.
    String.raw`\bno\b(?=\s*(?:[,.!?…]|no\b|$))`,
    String.raw`\b(?:can|could)(?:['’]?t|not) (?:wait|believe)\b`,
    String.raw`\b(?:don['’]?t|do not) (?:forget|worry|miss)\b`,
    // A question: didn't we?
    String.raw`\b\p{L}+n['’]t (?:i|you|he|she|it|we|they|there)\b`,
    String.raw`지\s?않(?:을까|나|아요\?|습니까)`,
    String.raw`지\s?않을\s?수\s?(?:가\s?)?없`,
    String.raw`뿐(?:만)?\s?(?:이\s?)?아니라|다름\s?아닌|아니나\s?다를까`,
    String.raw`(?:수)?밖에\s?(?:없|안|못)`,
    String.raw`못지\s?않|적지\s?않|만만치\s?않|안\s그래도`,
    // 없이 denies no sentence: it is done without something.
    String.raw`없이|(?:틀림|다름|문제|상관|어쩔\s?수)\s?없`,
  ].join('|'),
  'giu',
);

/** Whether a text denies what it tells, as a whole or in a part of it. */
export function denies(text: string): boolean {
  return DENIES.test(text.replaceAll(HARMLESS, ' '));
}

/** Where one thing that is told ends and another begins. */
const BETWEEN_CLAUSES =
  /(?<=[.!?…。！？])\s+|,?\s+(?=(?:but|and|so|because|then|although|though|while)\s)|(?<=지만|는데|은데|고|며|면서|다가|니까|아니라)\s+/iu;

/** How many of these words are said in a text. */
function countSaid(keys: Iterable<string>, text: string): number {
  const said = tokenise(text).map(({ key }) => key);
  return [...keys].filter((key) => said.some((other) => isSameWord(key, other))).length;
}

/** A text, and whether it denies what it tells. */
export interface Told {
  readonly text: string;
  readonly denied: boolean;
}
/** With the keys of its words of content. */
interface Worded extends Told {
  readonly words: ReadonlyMap<string, number>;
}

/** Whether `source` denies what the text does: not where it denies but a part of what it says, and tells the text in another. */
export function agrees({ denied, words }: Worded, source: Told): boolean {
  if (source.denied === denied) return true;
  if (denied) return false;
  const clauses = source.text
    .split(BETWEEN_CLAUSES)
    .flatMap((part) => part.split(KOREAN_END_WITHIN))
    .map((clause) => ({ denied: denies(clause), said: countSaid(words.keys(), clause) }));
  const most = (where: boolean): number =>
    Math.max(-1, ...clauses.filter((clause) => clause.denied === where).map(({ said }) => said));
  return most(false) > most(true);
}

/** Whether one text denies what the other tells. */
export function areOpposed(left: Worded, right: Worded): boolean {
  return !agrees(left, right) && !agrees(right, left);
}
