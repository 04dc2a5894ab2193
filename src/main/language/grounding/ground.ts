import type { Statement } from '../../../shared/session/digest';
import { clip } from '../../text/sentences';
import { tokenise, type Token } from '../../text/tokens';
import { isOrdinary } from '../glossary/everyday';
import { mayBeHeardIn } from '../glossary/misheard';
import { claimsOf, isSameWord } from './claims';
import type { Evidence, Source } from './evidence';

/** Share of a statement's words, by weight, that must have been said where it says so. */
const LEAST_COVERED = 0.6;
/** From this share on, what was said takes the place of a statement that says more. */
const LEAST_LIKE = 0.3;
/** Sources that one statement may be put together from. */
const MOST_SOURCES = 4;
/** What a statement counts that the answer itself names, beside one that it doesn't. */
const NAMED = 1.25;
const MOST_CITED = 8;
/** Longest caption that takes the place of a statement, characters. */
const LONGEST_CAPTION = 160;

/** A word, name or number of a statement, and the numbers of the sources that have it. */
interface Wanted {
  readonly weight: number;
  readonly places: ReadonlySet<number>;
  /** A name or number, without which a statement isn't sound. */
  readonly must: boolean;
}

/** What `text` was found to be made from. */
interface Found {
  /** The best first. */
  readonly sources: readonly Source[];
  /** Share of its words, by weight, 0..1. */
  readonly covered: number;
  /** Whether all its names and numbers are there. */
  readonly sound: boolean;
}

/** Of `among`, the sources that may have a word of the glossary in other letters; null where that cannot be told. */
function placesHeard(word: string, evidence: Evidence, among: Iterable<number>): number[] | null {
  const places: number[] = [];
  for (const index of among) {
    const heard = mayBeHeardIn(evidence.sources[index]?.text ?? '', word);
    if (heard === null) return null;
    if (heard) places.push(index);
  }
  return places;
}

/**
 * `glossary`: terms that may be spelled otherwise than they were heard. They are looked for by their sound where the rest
 * of the text is said and where it `isNamed`; those that have none to go by are not wanted.
 */
function wantedOf(
  text: string,
  evidence: Evidence,
  glossary: readonly string[],
  isNamed: (index: number) => boolean,
): Wanted[] {
  const { words, names, numbers, scores } = claimsOf(text, glossary);
  const terms = tokenise(glossary.join('. ')).filter(({ content }) => content);
  const termOf = (key: string): Token | undefined => terms.find((term) => isSameWord(key, term.key));
  const wanted: Wanted[] = [
    ...[...words]
      .filter(([key]) => !termOf(key))
      .map(([key, weight]) => ({ weight, places: evidence.placesOf(key), must: names.has(key) })),
    ...[...numbers].map((value) => ({ weight: 1, places: evidence.placesOfNumber(value), must: true })),
    ...scores.map(([left, right]) => ({
      // Its numbers weigh by themselves.
      weight: numbers.has(left) && numbers.has(right) ? 0 : 1,
      places: evidence.placesOfScore(left, right),
      must: true,
    })),
  ];
  const all = [...evidence.sources.keys()];
  const around = new Set([...all.filter(isNamed), ...wanted.flatMap(({ places }) => [...places])]);
  const called = [...words].flatMap(([key, weight]): Wanted[] => {
    const term = termOf(key);
    if (!term) return [];
    const said = evidence.placesOf(key);
    const among = (around.size > 0 ? [...around] : all).filter((index) => !said.has(index));
    const heard = placesHeard(term.text, evidence, among);
    return heard ? [{ weight, places: new Set([...said, ...heard]), must: !isOrdinary(term.base) }] : [];
  });
  return [...wanted, ...called];
}

/** The fewest sources that have most of what is wanted. What is named is a hint, which decides between equals. */
function findSources(
  wanted: readonly Wanted[],
  evidence: Evidence,
  isNamed: (index: number) => boolean,
): Found {
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const missing = new Set(wanted);
  const chosen: number[] = [];
  while (missing.size > 0 && chosen.length < MOST_SOURCES) {
    const gains = new Map<number, number>();
    for (const { weight, places } of missing)
      for (const index of places) gains.set(index, (gains.get(index) ?? 0) + weight);
    const [best] = [...gains].toSorted(
      ([left, leftGain], [right, rightGain]) =>
        rightGain * (isNamed(right) ? NAMED : 1) - leftGain * (isNamed(left) ? NAMED : 1) || right - left,
    );
    if (!best) break;
    chosen.push(best[0]);
    for (const one of missing) if (one.places.has(best[0])) missing.delete(one);
  }
  const left = [...missing].reduce((sum, { weight }) => sum + weight, 0);
  return {
    sources: chosen.flatMap((index) => evidence.sources[index] ?? []),
    covered: total > 0 ? 1 - left / total : 0,
    sound: ![...missing].some(({ must }) => must),
  };
}

/** Labels and headings of our own prompts, in front of a statement. */
const HEADING =
  /^\s*(?:[-*•]\s*)?(?:(?:summary|situation|highlight|point|decision|quote|chapter|title|keywords|요약|상황|하이라이트|요점|결정|인용|챕터|제목|키워드)\s*[:：]\s*|[a-z]\d{1,3}\s*[:：.)]\s*)+/iu;
const LABELS_ONLY = /^(?:[\s,;[\]()"'.…-]|\b[a-z]\d{1,3}\b)*$/iu;

/** `text` without what models copy out of their orders; empty when nothing else is in it. */
export function withoutEcho(text: string): string {
  const plain = text.replace(HEADING, '').trim();
  return LABELS_ONLY.test(plain) ? '' : plain;
}

/** Of a statement in another language than was spoken, only the numbers can be looked for. */
function numbersSaid(text: string, evidence: Evidence, glossary: readonly string[]): boolean {
  return [...claimsOf(text, glossary).numbers].every((value) => evidence.placesOfNumber(value).size > 0);
}

/**
 * The statement with the captions that it really comes from; those that it names stay when all of it was said there. One
 * that says more than was said becomes the caption that it is most like. Null when there is none, or when it is
 * nothing but an echo of our orders. `glossary`: terms that may be spelled otherwise than they were heard.
 */
export function ground(
  { text, captionIds }: Statement,
  evidence: Evidence,
  glossary: readonly string[] = [],
): Statement | null {
  const said = withoutEcho(text);
  if (said === '') return null;
  if (!evidence.hasLanguageOf(said))
    return numbersSaid(said, evidence, glossary) ? { text: said, captionIds: [...captionIds] } : null;
  const named = new Set(captionIds);
  const isNamed = (index: number): boolean =>
    evidence.sources[index]?.captionIds.some((id) => named.has(id)) ?? false;
  const wanted = wantedOf(said, evidence, glossary, isNamed);
  if (wanted.length === 0) {
    const source = evidence.sources.find((one) => one.text.includes(said));
    return source && source.captionIds.length > 0 ? { text: said, captionIds: [...source.captionIds] } : null;
  }
  if (wanted.every(({ places }) => [...places].some(isNamed)))
    return { text: said, captionIds: [...captionIds] };
  const { sources, covered, sound } = findSources(wanted, evidence, isNamed);
  const cited = [...new Set(sources.flatMap((source) => source.captionIds))].slice(0, MOST_CITED);
  if (sound && covered >= LEAST_COVERED && cited.length > 0) return { text: said, captionIds: cited };
  const [best] = sources;
  if (!best || covered < LEAST_LIKE || best.captionIds.length === 0) return null;
  return { text: clip(best.text, LONGEST_CAPTION), captionIds: [...best.captionIds] };
}

/** How much of `text` was said, by weight, 0..1; 0 when a name or number of it was not. */
export function shareSaid(text: string, evidence: Evidence, glossary: readonly string[] = []): number {
  const isTerm = glossary.some((term) => term.toLowerCase() === text.toLowerCase());
  if (!isTerm && withoutEcho(text) !== text.trim()) return 0;
  if (!evidence.hasLanguageOf(text)) return numbersSaid(text, evidence, glossary) ? 1 : 0;
  const wanted = wantedOf(text, evidence, glossary, () => false);
  if (wanted.length === 0)
    return isTerm || evidence.sources.some((source) => source.text.includes(text)) ? 1 : 0;
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  if (wanted.some(({ places, must }) => must && places.size === 0)) return 0;
  const there = wanted.filter(({ places }) => places.size > 0);
  return there.reduce((sum, { weight }) => sum + weight, 0) / total;
}
